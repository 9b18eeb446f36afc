import { describe, expect, it } from 'vitest'
import { deriveKey, randomBytes, saltBytes, toHex } from '../../../../electron/office/crypto'
import {
  deriveBeside,
  expectPassword,
  kdfSchema,
} from '../../../../electron/office/session/keys/argon2'

const quick = { ops: 1, mem: 8 * 1024 * 1024 }
const salt = () => Buffer.from(randomBytes(saltBytes)).toString('base64')
const asked = (overrides: object) => ({
  algorithm: 'argon2id13',
  ...quick,
  salt: salt(),
  ...overrides,
})

describe('deriving a key beside the office', () => {
  it('gives what deriving it here gives, to everybody who asked, in any order', async () => {
    const passwords = ['een', 'twee', 'caf\u00e9', 'cafe\u0301', '']
    const same = randomBytes(saltBytes)
    const keys = await Promise.all(passwords.map((one) => deriveBeside(one, same, quick)))
    expect(keys.map(toHex)).toEqual(passwords.map((one) => toHex(deriveKey(one, same, quick))))
  })

  it('is the same key on a thread that was warmed up', async () => {
    const salt = randomBytes(saltBytes)
    const before = await deriveBeside('een wachtwoord', salt, quick)
    expectPassword()
    expect(await deriveBeside('een wachtwoord', salt, quick)).toEqual(before)
  })

  it('leaves the office free to answer', async () => {
    let turns = 0
    const turn = setInterval(() => (turns += 1), 1)
    await deriveBeside('een wachtwoord', randomBytes(saltBytes), { ops: 2, mem: 64 * 1024 * 1024 })
    clearInterval(turn)
    expect(turns).toBeGreaterThan(3)
  })

  it('that failed says so, and the next one is derived', async () => {
    const short = randomBytes(3)
    await expect(deriveBeside('een', short, quick)).rejects.toThrow('argon2-worker')
    expect(await deriveBeside('een', randomBytes(saltBytes), quick)).toHaveLength(32)
  })
})

describe('a file that asks for Argon2id', () => {
  it.each([
    ['gigabytes', { mem: 2 * 1024 ** 3 }],
    ['a byte more than 256 MiB', { mem: 256 * 1024 ** 2 + 1 }],
    ['minutes', { ops: 7 }],
    ['next to nothing', { mem: 8192 }],
    ['no pass at all', { ops: 0 }],
    ['half a pass', { ops: 1.5 }],
    ['another algorithm', { algorithm: 'scrypt' }],
    ['a short salt', { salt: 'AAAA' }],
    ['a salt that is no base 64', { salt: '!'.repeat(24) }],
    ['something unknown', { threads: 8 }],
  ])('is refused when it asks for %s', (_, overrides) => {
    expect(kdfSchema.safeParse(asked(overrides)).success).toBe(false)
  })

  it('is taken at its word up to 256 MiB and six passes', () => {
    expect(kdfSchema.safeParse(asked({ mem: 256 * 1024 ** 2, ops: 6 })).success).toBe(true)
  })
})
