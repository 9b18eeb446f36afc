import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { bareDesk } from '../../../electron/office/bare-desk'
import { writeText } from '../../../electron/office/credentials/keychain'
import { withoutKeychain } from '../../support/office/logins'

describe('what a desk remembers of an office', () => {
  it('is the last text it was given, for each office its own', async () => {
    const [one, other] = [randomUUID(), randomUUID()]
    expect(await bareDesk.readWitness(one)).toBeNull()
    expect(await bareDesk.writeWitness(one, 'first')).toBe(true)
    expect(await bareDesk.writeWitness(one, 'second')).toBe(true)
    expect(await bareDesk.writeWitness(other, 'ë'.repeat(512))).toBe(true)
    expect(await bareDesk.readWitness(one)).toBe('second')
    expect(await bareDesk.readWitness(other)).toBe('ë'.repeat(512))
  })

  it('is at most 1,024 bytes, also where another program wrote more', async () => {
    const one = randomUUID()
    await bareDesk.writeWitness(one, 'first')
    await expect(bareDesk.writeWitness(one, 'ë'.repeat(513))).rejects.toThrow('1,024')
    expect(await bareDesk.readWitness(one)).toBe('first')
    await writeText(one, 'x'.repeat(1025), 'Kluis witness')
    expect(await bareDesk.readWitness(one)).toBeNull()
  })

  it('is nothing while there is no keychain, and is there again afterwards', async () => {
    const one = randomUUID()
    await bareDesk.writeWitness(one, 'first')
    await withoutKeychain(async () => {
      expect(await bareDesk.readWitness(one)).toBeNull()
      expect(await bareDesk.writeWitness(one, 'second')).toBe(false)
    })
    expect(await bareDesk.readWitness(one)).toBe('first')
  })
})
