import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readWitness, writeWitness } from '../../electron/desk/keychain/witness'
import { writeText } from '../../electron/desk/keychain/keychain'
import { useKeyring } from '../support/desktop/keyring'
import { withoutKeychain } from '../support/office/logins'

useKeyring()

describe('what a desk remembers of an office', () => {
  it('is the last text it was given, for each office its own', async () => {
    const [one, other] = [randomUUID(), randomUUID()]
    expect(await readWitness(one, '')).toBeNull()
    expect(await writeWitness(one, 'first', '')).toBe(true)
    expect(await writeWitness(one, 'second', '')).toBe(true)
    expect(await writeWitness(other, 'ë'.repeat(512), '')).toBe(true)
    expect(await readWitness(one, '')).toBe('second')
    expect(await readWitness(other, '')).toBe('ë'.repeat(512))
  })

  it('is at most 1,024 bytes, also where another program wrote more', async () => {
    const one = randomUUID()
    await writeWitness(one, 'first', '')
    await expect(writeWitness(one, 'ë'.repeat(513), '')).rejects.toThrow('1,024')
    expect(await readWitness(one, '')).toBe('first')
    await writeText(one, 'x'.repeat(1025), 'Kluis witness')
    expect(await readWitness(one, '')).toBeNull()
  })

  it('is nothing while there is no keychain, and is there again afterwards', async () => {
    const one = randomUUID()
    await writeWitness(one, 'first', '')
    await withoutKeychain(async () => {
      expect(await readWitness(one, '')).toBeNull()
      expect(await writeWitness(one, 'second', '')).toBe(false)
    })
    expect(await readWitness(one, '')).toBe('first')
  })
})
