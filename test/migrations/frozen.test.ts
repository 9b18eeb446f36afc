import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../../electron/launch/project'
import { migrations } from '../../electron/office/database/migrations/all'

const folder = join(root, 'electron/office/database/migrations')

/**
 * Offices were made by these: whatever the next one needs is a step of its own. A line is added on the
 * day its step is frozen, and no line is ever changed.
 */
const frozen: Record<string, string> = {
  '001-first-office.ts': 'c5ee4c3a83b6980691cc8bf1033131f40d25c7799bef2af65847d153e52fefdf',
  '002-letter-texts.ts': 'eb81bff850df0dfb2c320801a70a70081572998dc75e23f715fc81c5ff327284',
  '003-disclosures.ts': 'd29003a41e0c4c1f15cac8f693fe2ea55110310f7f9a3f328398c3764664c05a',
}

const hashOf = (name: string): string =>
  createHash('sha256')
    .update(readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n'))
    .digest('hex')

describe('steps that offices were made by', () => {
  it.each(Object.entries(frozen))('%s is what it was to the letter', (name, hash) => {
    expect(hashOf(name)).toBe(hash)
  })

  it('are numbered in their names as they are run, without a gap', () => {
    const numbers = readdirSync(folder)
      .filter((name) => name !== 'all.ts')
      .sort()
      .map((name) => Number(/^(\d{3})-[a-z0-9-]+\.ts$/.exec(name)?.[1]))
    expect(numbers).toEqual(numbers.map((_, place) => place + 1))
    expect(migrations.map(({ version }) => version)).toEqual(numbers)
  })
})
