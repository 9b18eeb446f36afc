/** What lies beside the database, or comes from elsewhere, may not ask the computer for too much. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openLogin, sealLogin } from '../../../electron/office/credentials/hand-over'
import type * as argon2 from '../../../electron/office/session/keys/argon2'
import { keyFileText } from '../../../electron/office/session/keys/key-file'
import { keyFileIn, plantKeyFile, signIn } from '../../support/office/key-files'
import { anOffice, ownerEmail, ownerPassword } from '../../support/office/office'

const derived = vi.hoisted(() => ({ asked: 0 }))
vi.mock('../../../electron/office/session/keys/argon2', async (real) => {
  const actual = await real<typeof argon2>()
  return {
    ...actual,
    deriveBeside: (...parameters: Parameters<typeof actual.deriveBeside>) => {
      derived.asked += 1
      return actual.deriveBeside(...parameters)
    },
  }
})
afterEach(() => void (derived.asked = 0))

const owner = { email: ownerEmail, password: ownerPassword }
const gibibyte = 1024 * 1024 * 1024

const greedy: [name: string, kdf: object][] = [
  ['gigabytes', { mem: 4 * gibibyte }],
  ['a little more than 256 MiB', { mem: 256 * 1024 * 1024 + 1 }],
  ['minutes', { ops: 1000 }],
  ['seven passes', { ops: 7 }],
  ['nearly nothing', { mem: 1024 }],
  ['half a pass', { ops: 0.5 }],
  ['another way', { algorithm: 'argon2i13' }],
]

describe('a key file that asks Argon2id for', () => {
  it.each(greedy)('%s is no key file: nothing is derived for it', async (_, asked) => {
    const office = await anOffice()
    await office.call('session.lock', {})
    derived.asked = 0
    const file = keyFileIn(office)
    const slots = file.slots.map((slot) => ({ ...slot, kdf: { ...slot.kdf, ...asked } }))
    plantKeyFile(office, JSON.stringify({ ...file, slots }))
    expect(await signIn(office, owner)).toBe('keys-damaged')
    expect(derived.asked).toBe(0)
    // One whole file is enough: the greedy one is passed over, and written anew.
    writeFileSync(join(office.dir, 'office.keys.copy.json'), keyFileText(file))
    expect(await signIn(office, owner)).toBe('ok')
    expect(keyFileIn(office)).toEqual(file)
  })
})

describe('a handed-over login that asks Argon2id for', () => {
  it.each(greedy)('%s is not opened', (_, asked) => {
    const text = sealLogin(
      {
        id: 'a'.repeat(32),
        system: 'DirectAdmin',
        purpose: 'Certificaat vernieuwen',
        ticket: null,
        startedAt: '2026-03-16T09:00:00.000Z',
        expiresAt: '2026-03-16T13:00:00.000Z',
        deleteAfterUse: false,
        viewLimit: null,
        fields: [{ kind: 'password', name: null, value: 'geheim' }],
      },
      '11111 22222 33333 44444',
    )
    const file = JSON.parse(text) as { kdf: object }
    const greedyOne = JSON.stringify({ ...file, kdf: { ...file.kdf, ...asked } })
    expect(() => openLogin(greedyOne, '11111 22222 33333 44444')).toThrow('file-unreadable')
    expect(openLogin(text, '11111 22222 33333 44444')).not.toBeNull()
  })
})
