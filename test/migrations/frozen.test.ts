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
  '004-erasure-checks.ts': '362f1ebf0726194b8d31f9171ceb17f4d9f194713ba92dec00feb0f43438f20a',
  '005-entry-rules.ts': '5ab293fda26d03f83c500775741dacee4cd40b6cc731a0346e3d88a5c79ff960',
  '006-invoice-fields.ts': '3d0e98ae0820328d4252e6dbd91973df792a1fb7d9e57985d176ce56888987db',
  '007-services.ts': 'a0479b72db9c43174d309b72ab7da9d91531b887d4445047bac428b925c9b013',
  '008-privacy-requests.ts': '157d0b84d1e0c15ccc403f9569cecf2d0290e3acd7c6c83a71c1ea0b62fc31aa',
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
