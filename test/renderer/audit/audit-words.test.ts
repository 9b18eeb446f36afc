import { describe, expect, it } from 'vitest'
import { codeWords } from '../../../renderer/audit/code-words'
import { operationWords } from '../../../renderer/audit/operation-words'
import { domainWords, entityWords, fieldWords } from '../../../renderer/audit/entity-words'
import { contract } from '../../../shared/contract'
import type { AnyOperation } from '../../../shared/operation'

const commands = Object.entries(contract).flatMap(([domain, verbs]) =>
  Object.entries<AnyOperation>(verbs)
    .filter(([, { kind, quiet }]) => kind === 'command' && !quiet)
    .map(([verb]) => `${domain}.${verb}`),
)

describe('the log in words', () => {
  it.each(commands)('says in both languages what %s did', (name) => {
    expect(operationWords(name, 'nl')).toMatch(/^[A-ZÀ-Ý]/)
    expect(operationWords(name, 'en')).toMatch(/^[A-Z]/)
  })

  it('says a code in words, and carries the number at its end along', () => {
    expect(codeWords('wrong-before:3', 'nl')).toBe('na 3× fout')
    expect(codeWords('rotated', 'en')).toBe('done')
    expect(codeWords('rotated-2', 'en')).toBe('2 old ones gone')
    expect(codeWords('exported-2019-2025', 'nl')).toBe('jaren 2019–2025')
    for (const code of ['constructor', 'unknown-7', '__proto__', '']) {
      expect(codeWords(code, 'nl')).toBeNull()
    }
  })

  it('shows what it has no words for by its code, whatever that is called', () => {
    for (const code of ['future.operation', 'constructor', '__proto__', 'toString', '']) {
      expect(operationWords(code, 'nl')).toBeNull()
      expect(entityWords(code, 'nl')).toBe(code)
      expect(fieldWords(code, 'en')).toBe(code)
      expect(domainWords(code, 'en')).toBe(code)
    }
  })
})
