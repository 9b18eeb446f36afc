/** With the folder and a staff password: the database's key, and so every row of it. */
import { describe, expect, it } from 'vitest'
import type { Connection } from '../../../electron/office/database/driver'
import { newSealingKeys, toBase64 } from '../../../electron/office/crypto'
import { exportKeys, putKeys, putSlot } from '../../../electron/office/session/keys/directory'
import { makeSlot, newSlotKey } from '../../../electron/office/session/keys/slots'
import { secretsOf } from '../../../electron/office/session/sign-in/own-write'
import {
  aMember,
  keyFileIn,
  plantKeyFile,
  signIn,
  slotOf,
  type Member,
} from '../../support/office/key-files'
import { anOffice, ownerEmail, ownerPassword, type TestOffice } from '../../support/office/office'
import { start } from '../backup/books'

const owner = { email: ownerEmail, password: ownerPassword }
const weak = { ops: 1, mem: 8 * 1024 * 1024 }

/** What Sam, of staff, does with the key that their password opens. */
const writeAs = (office: TestOffice, work: (db: Connection) => void): void => {
  const db = office.database()
  try {
    db.transaction(() => work(db))
  } finally {
    db.close()
  }
}

/** Sam's own slot, made to say that the archive's key is another one. */
const forgedSlot = async (office: TestOffice, sam: Member, archiveKey: Uint8Array) => {
  const opened = office.office.session.require()
  const now = exportKeys(opened.database.reader)
  const key = await newSlotKey(sam.password, null, weak)
  const secrets = { ...secretsOf(opened, now.epoch), archiveKey, archivePrivateKeys: [] }
  return { now, slot: makeSlot(now.officeId, slotOf(now, sam.email), key, secrets) }
}

describe('who has a staff password and the folder', () => {
  it('makes nobody seal to a key of their own: everybody else stays out and says so', async () => {
    const office = await anOffice({ now: start })
    const sam = await aMember(office, 'staff')
    const own = newSealingKeys()
    const { now, slot } = await forgedSlot(office, sam, own.publicKey)
    const slots = now.slots.map((one) => (one.id === slot.id ? slot : one))
    writeAs(office, (db) => {
      putSlot(db, slot)
      db.run('UPDATE settings SET archiveKey = $key', { key: toBase64(own.publicKey) })
    })
    await office.call('session.lock', {})
    plantKeyFile(office, { ...now, slots })
    expect(await signIn(office, owner)).toBe('keys-disagree')
    expect(await office.call('session.status', {})).toMatchObject({ state: 'locked' })
  })

  it('seals nothing to a key of their own beside an owner who is in', async () => {
    const office = await anOffice({ now: start })
    const sam = await aMember(office, 'staff')
    const own = newSealingKeys()
    const { now, slot } = await forgedSlot(office, sam, own.publicKey)
    const before = office.office.session.require().office.archiveKey.slice()
    writeAs(office, (db) => {
      putSlot(db, slot)
      db.run('UPDATE settings SET archiveKey = $key', { key: toBase64(own.publicKey) })
    })
    plantKeyFile(office, {
      ...now,
      slots: now.slots.map((one) => (one.id === slot.id ? slot : one)),
    })
    expect(await signIn(office.anotherSeat(), sam)).toBe('keys-disagree')
    // Sealing takes the key from the boxes of who is in, not from the row.
    expect(office.office.session.require().office.archiveKey).toEqual(before)
  })

  it('comes in with no forged box once the row says again what it should', async () => {
    const office = await anOffice({ now: start })
    const sam = await aMember(office, 'staff')
    const { now, slot } = await forgedSlot(office, sam, newSealingKeys().publicKey)
    writeAs(office, (db) => putSlot(db, slot))
    await office.call('session.lock', {})
    plantKeyFile(office, {
      ...now,
      slots: now.slots.map((one) => (one.id === slot.id ? slot : one)),
    })
    expect(await signIn(office, sam)).toBe('keys-disagree')
    expect(await signIn(office, owner)).toBe('ok')
  })

  it('gives the owner no other archive than the private key opens', async () => {
    const office = await anOffice({ now: start })
    const opened = office.office.session.require()
    const now = exportKeys(opened.database.reader)
    const other = newSealingKeys()
    // As if the owner's own box had been made with a public key that is not of their private one.
    const key = await newSlotKey(ownerPassword, null, weak)
    const forged = makeSlot(now.officeId, slotOf(now, ownerEmail), key, {
      ...secretsOf(opened, now.epoch),
      archiveKey: other.publicKey,
    })
    writeAs(office, (db) => {
      putSlot(db, forged)
      db.run('UPDATE settings SET archiveKey = $key', { key: toBase64(other.publicKey) })
    })
    await office.call('session.lock', {})
    plantKeyFile(office, {
      ...now,
      slots: now.slots.map((one) => (one.id === forged.id ? forged : one)),
    })
    expect(await signIn(office, owner)).toBe('archive-foreign')
  })

  it('becomes no owner by a row: a member’s box holds no key of the archive', async () => {
    const office = await anOffice({ now: start })
    const sam = await aMember(office, 'staff')
    writeAs(office, (db) => {
      db.run(`UPDATE users SET role = 'owner' WHERE id = $id`, { id: sam.id })
    })
    await office.call('session.lock', {})
    expect(await signIn(office, sam)).toBe('forbidden')
    expect(await signIn(office, owner)).toBe('ok')
  })

  it('makes no other office of it, and nobody who was disabled come in by a slot that was left', async () => {
    const office = await anOffice({ now: start })
    const sam = await aMember(office, 'staff')
    writeAs(office, (db) => {
      db.run(`UPDATE users SET disabledAt = '${start}' WHERE id = $id`, { id: sam.id })
    })
    expect(await signIn(office.anotherSeat(), sam)).toBe('forbidden')
    writeAs(office, (db) => {
      db.run(`UPDATE settings SET officeId = '00000000-0000-4000-8000-000000000000'`)
    })
    await office.call('session.lock', {})
    expect(await signIn(office, owner)).toBe('keys-disagree')
  })

  it('puts back no older slot of the owner’s by the file alone', async () => {
    const office = await anOffice({ now: start })
    const sam = await aMember(office, 'staff')
    const before = keyFileIn(office)
    const password = 'een nieuw wachtwoord van de eigenaar'
    await office.call('session.changePassword', { current: ownerPassword, password })
    await office.call('session.lock', {})
    plantKeyFile(office, before)
    expect(await signIn(office, owner)).toBe('keys-older')
    expect(await signIn(office, sam)).toBe('ok')
    await office.call('session.lock', {})
    expect(await signIn(office, { email: ownerEmail, password })).toBe('ok')
  })

  it('raises no epoch by which a later box would be refused', async () => {
    const office = await anOffice({ now: start })
    writeAs(office, (db) => putKeys(db, { ...exportKeys(db), epoch: 40 }))
    await office.call('session.lock', {})
    expect(await signIn(office, owner)).toBe('ok')
    writeAs(office, (db) => db.run('UPDATE settings SET keyEpoch = 1'))
    await office.call('session.lock', {})
    // The box knows of a later one: an older database, or rows of one.
    expect(await signIn(office, owner)).toBe('keys-disagree')
  })
})
