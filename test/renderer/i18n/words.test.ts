// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { frameWords } from '../../../renderer/frame/words'
import { codeSentence, errorSentence, errorSentences } from '../../../renderer/i18n/errors/errors'
import {
  hasSentence,
  problemSentence,
  problemSentences,
} from '../../../renderer/i18n/problems/problems'
import { rooms } from '../../../renderer/rooms'
import { sessionWords } from '../../../renderer/session/words'
import { uiWords } from '../../../renderer/ui/words'
import { AppError, type ErrorCode } from '../../../shared/errors'

const allWords: Record<string, { nl: object; en: object }> = {
  ui: uiWords,
  frame: frameWords,
  session: sessionWords,
  ...Object.fromEntries(rooms.map(({ name, words }) => [name, words])),
}

const root = join(import.meta.dirname, '../../..')

const sourcesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(root, folder, file), 'utf8'))

const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, code = '']) => code)

/** Every problem code a schema or a handler can answer with. */
const problemCodes = (): string[] => {
  const declared = sourcesIn('shared').flatMap((text) => [
    ...matches(text, /\berror: '([^']+)'/g),
    ...matches(text, /\bmessage: '([^']+)'/g),
    ...matches(text, /\bproblem\([^()]*, '([^']+)'\)/g),
  ])
  const thrown = sourcesIn('electron/office').flatMap((text) =>
    matches(text, /\bpath: [^,{}]+,\s*code: '([^']+)'/g),
  )
  const [, patterns = ''] =
    /type PatternProblem =((?:\s*\| '[a-z-]+')+)/.exec(
      readFileSync(join(root, 'shared/invoices/number-pattern.ts'), 'utf8'),
    ) ?? []
  return [...new Set([...declared, ...thrown, ...matches(patterns, /'([^']+)'/g)])].sort()
}

const leaves = (tree: object, path = ''): [path: string, text: string][] =>
  Object.entries(tree).flatMap(([key, value]: [string, unknown]) => {
    const at = path === '' ? key : `${path}.${key}`
    if (typeof value === 'string') return [[at, value] as [string, string]]
    return typeof value === 'object' && value !== null ? leaves(value, at) : []
  })

const gapsOf = (text: string): string[] => matches(text, /\{\{(\w+)\}\}/g).sort()

describe('the words on screen', () => {
  it.each(Object.entries(allWords))('%s is complete in both languages', (_domain, both) => {
    const dutch = new Map(leaves(both.nl))
    const english = new Map(leaves(both.en))
    expect([...english.keys()].sort()).toEqual([...dutch.keys()].sort())
    for (const [key, text] of dutch) {
      expect(text.trim(), key).not.toBe('')
      expect(english.get(key)?.trim(), key).not.toBe('')
      // A gap that one language lacks would lose a name or a number on screen.
      expect(gapsOf(english.get(key) ?? ''), key).toEqual(gapsOf(text))
    }
  })

  it('has a sentence for every problem a field can have', () => {
    const codes = problemCodes()
    expect(codes.length).toBeGreaterThan(30)
    expect(codes.filter((code) => !hasSentence(code))).toEqual([])
  })

  it('says something in both languages for every problem, with and without its numbers', () => {
    for (const code of Object.keys(problemSentences)) {
      for (const language of ['nl', 'en'] as const) {
        const sentence = problemSentence({ path: '', code, params: {} }, language)
        expect(sentence, code).toMatch(/\S.*[.?]$/)
      }
    }
  })

  it('says something for a problem nobody foresaw', () => {
    expect(problemSentence({ path: '', code: 'never-heard-of' }, 'nl')).toMatch(/\.$/)
  })
})

describe('the sentences of errors', () => {
  const codes = Object.keys(errorSentences) as ErrorCode[]

  it.each(codes)('%s is told in Dutch and in English', (code) => {
    const dutch = codeSentence(code, 'nl')
    const english = codeSentence(code, 'en')
    expect(dutch).toMatch(/\S.*\.$/)
    expect(english).toMatch(/\S.*\.$/)
    expect(dutch).not.toBe(english)
  })

  it('fills in what the error tells', () => {
    const error = new AppError('file-unreadable', { reason: 'bad-line', line: 12 })
    expect(errorSentence(error, 'nl')).toContain('regel 12')
    expect(errorSentence(error, 'en')).toContain('line 12')
    const wait = new AppError('wait-first', { waitSeconds: 600 })
    expect(errorSentence(wait, 'nl')).toContain('10 minuten')
    const one = new AppError('invalid-input', { problems: [{ path: 'name', code: 'required' }] })
    expect(errorSentence(one, 'nl')).toMatch(/^Eén veld/)
    expect(errorSentence(new AppError('allocation-exceeds', { available: 1250 }), 'nl')).toContain(
      '12,50',
    )
  })

  it('calls a failure that is no AppError an internal one', () => {
    expect(errorSentence(new TypeError('x is not a function'), 'en')).toBe(
      codeSentence('internal', 'en'),
    )
  })
})
