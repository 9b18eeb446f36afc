import { describe, expect, it } from 'vitest'
import { randomBytes, toHex } from '../../../../electron/office/crypto'
import {
  deriveSlotKey,
  makeSlot,
  newSlotKey,
  openSlot,
  resealSlot,
  slotSchema,
  whoDigest,
  type Slot,
} from '../../../../electron/office/session/keys/slots'

import { someSecrets } from '../../../support/office/slots'

const officeId = 'office-1234'
const digestKey = Buffer.alloc(32, 7).toString('base64')

const head = (
  overrides: Partial<{ id: string; class: Slot['class']; who: string | null }> = {},
) => ({
  id: 'slot-of-sam',
  class: 'owner' as const,
  who: whoDigest({ digestKey }, 'sam@voorbeeld.nl'),
  ...overrides,
})

describe('a slot', () => {
  it('gives back what was put in, with the password in any Unicode form', async () => {
    const secrets = someSecrets()
    const slot = makeSlot(officeId, head(), await newSlotKey('caf\u00e9 aan zee'), secrets)
    const key = await deriveSlotKey('cafe\u0301 aan zee', slot.kdf, null)
    expect(openSlot(officeId, slot, key)).toEqual(secrets)
  })

  it("of a member holds no key that opens the archive, also when an owner's secrets were put in", async () => {
    const secrets = someSecrets()
    const key = await newSlotKey('een wachtwoord')
    const slot = makeSlot(officeId, head({ class: 'member' }), key, secrets)
    expect(openSlot(officeId, slot, key.key)).toEqual({ ...secrets, archivePrivateKeys: [] })
  })

  it('does not open as another one: each of office, id, kind and class is bound to it', async () => {
    const key = await newSlotKey('een wachtwoord')
    const slot = makeSlot(officeId, head({ class: 'member' }), key, someSecrets())
    expect(openSlot('office-9999', slot, key.key)).toBeNull()
    expect(openSlot(officeId, { ...slot, id: 'slot-of-kim' }, key.key)).toBeNull()
    const owner = slotSchema.parse({ ...slot, class: 'owner' })
    expect(openSlot(officeId, owner, key.key)).toBeNull()
    const kit = slotSchema.parse({ ...owner, kind: 'recovery', who: null })
    expect(openSlot(officeId, kit, key.key)).toBeNull()
    expect(openSlot(officeId, slot, randomBytes(32))).toBeNull()
  })

  it('does not open with one byte of its box changed, nor cut off', async () => {
    const key = await newSlotKey('een wachtwoord')
    const slot = makeSlot(officeId, head(), key, someSecrets())
    const box = Buffer.from(slot.box, 'base64')
    for (const at of [0, 24, box.length - 1]) {
      const changed = Buffer.from(box)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(openSlot(officeId, { ...slot, box: changed.toString('base64') }, key.key)).toBeNull()
    }
    const cut = box.subarray(0, 20).toString('base64')
    expect(openSlot(officeId, { ...slot, box: cut }, key.key)).toBeNull()
  })

  it('of one desktop does not open with the password alone', async () => {
    const secret = randomBytes(32)
    const made = await newSlotKey('een wachtwoord', secret)
    const slot = makeSlot(officeId, head(), made, someSecrets())
    expect(slot.desktop).toBe(true)
    const alone = await deriveSlotKey('een wachtwoord', slot.kdf, null)
    expect(openSlot(officeId, slot, alone)).toBeNull()
    const both = await deriveSlotKey('een wachtwoord', slot.kdf, secret)
    expect(openSlot(officeId, slot, both)).not.toBeNull()
  })

  it('sealed again keeps its password and gets other bytes', async () => {
    const key = await newSlotKey('een wachtwoord')
    const secrets = someSecrets()
    const slot = makeSlot(officeId, head(), key, secrets)
    const again = resealSlot(officeId, slot, key.key, { ...secrets, epoch: 4 })
    expect(again.box).not.toBe(slot.box)
    expect(again.kdf).toEqual(slot.kdf)
    expect(openSlot(officeId, again, key.key)?.epoch).toBe(4)
  })

  it('names an address by a digest that does not give it away', () => {
    const who = whoDigest({ digestKey }, ' Sam@Voorbeeld.NL ')
    expect(who).toBe(whoDigest({ digestKey }, 'sam@voorbeeld.nl'))
    expect(who).not.toBe(
      whoDigest({ digestKey: toHex(randomBytes(32)).slice(0, 44) }, 'sam@voorbeeld.nl'),
    )
    expect(who).toMatch(/^[0-9a-f]{64}$/)
  })
})
