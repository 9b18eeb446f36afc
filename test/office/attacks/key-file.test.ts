/** With write access to the folder, and no password. */
import { cpSync, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newSealingKeys, randomBytes, sameBytes } from '../../../electron/office/crypto'
import { makeSlot, newSlotKey, whoDigest } from '../../../electron/office/session/keys/slots'
import {
  aMember,
  keyFileIn,
  kitOf,
  plantKeyFile,
  recoverWith,
  signIn,
  slotOf,
} from '../../support/office/key-files'
import {
  anOffice,
  ownerEmail,
  ownerPassword,
  temporaryFolder,
  type TestOffice,
} from '../../support/office/office'
import { rotate, someSecrets } from '../../support/office/slots'
import { aPersonWithInvoice, erase, start } from '../backup/books'

const owner = { email: ownerEmail, password: ownerPassword }
const thief = { email: 'dief@elders.example', password: 'het wachtwoord van de dief' }
const weak = { ops: 1, mem: 8 * 1024 * 1024 }

const locked = async (): Promise<TestOffice> => {
  const office = await anOffice({ now: start })
  await office.call('session.lock', {})
  return office
}

const told = async (office: TestOffice): Promise<string[]> =>
  (await office.call('audit.list', { domain: 'session' })).rows.map(({ code }) => code)

describe('who can write to the folder', () => {
  it('swaps no key that anything is sealed to: what is erased still opens for the owner', async () => {
    const office = await anOffice({ now: start })
    const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
    await office.call('session.lock', {})
    const other = newSealingKeys()
    const file = keyFileIn(office)
    const publicKey = Buffer.from(other.publicKey).toString('base64')
    // Wherever a key could stand in the clear: there is no such place any more.
    plantKeyFile(office, JSON.stringify({ ...file, archiveKey: publicKey, publicKey }))
    expect(await signIn(office, owner)).toBe('keys-damaged')
    plantKeyFile(office, { ...file, digestKey: publicKey })
    expect(await signIn(office, owner)).toBe('wrong-password')
    plantKeyFile(office, file)
    expect(await signIn(office, owner)).toBe('ok')
    await erase(office, clientId, '2026-03-20')
    const checked = await office.call('archive.check', {})
    expect(checked.items).toBeGreaterThan(0)
    expect(checked.broken).toEqual([])
  })

  it('plants no slot: it opens nothing, gets no key, and is gone at the next sign-in', async () => {
    const office = await locked()
    const file = keyFileIn(office)
    const key = await newSlotKey(thief.password, null, weak)
    const who = whoDigest(file, thief.email)
    const head = { id: 'geplant-slot', class: 'owner', who } as const
    const planted = makeSlot(file.officeId, head, key, someSecrets())
    plantKeyFile(office, { ...file, slots: [...file.slots, planted] })
    expect(await signIn(office, thief)).toBe('wrong-key')
    expect(await signIn(office, owner)).toBe('ok')
    expect(keyFileIn(office)).toEqual(file)
    expect(await told(office)).toContain('differed')

    // Planted while somebody is in, it is not carried along by the next change or the next rotation.
    plantKeyFile(office, { ...file, slots: [...file.slots, planted] })
    await aMember(office, 'staff')
    expect(keyFileIn(office).slots.map(({ id }) => id)).not.toContain(planted.id)
    plantKeyFile(office, { ...file, slots: [...file.slots, planted] })
    await rotate(office)
    expect(keyFileIn(office).slots.map(({ id }) => id)).not.toContain(planted.id)
    await office.call('session.lock', {})
    expect(await signIn(office, thief)).toBe('wrong-password')
  })

  it('puts no slot of their own in the place of the owner’s', async () => {
    const office = await locked()
    const file = keyFileIn(office)
    const own = slotOf(file, ownerEmail)
    const key = await newSlotKey(thief.password, null, weak)
    const planted = makeSlot(file.officeId, own, key, someSecrets())
    plantKeyFile(office, { ...file, slots: file.slots.map((one) => (one === own ? planted : one)) })
    expect(await signIn(office, { ...owner, password: thief.password })).toBe('wrong-key')
    // The owner's own password says nothing about that file; another person's heals it.
    expect(await signIn(office, owner)).toBe('wrong-password')
  })

  it('replaces no recovery kit: the real one opens, the planted one gets nothing', async () => {
    const office = await anOffice({ now: start })
    const { recoveryKey } = await office.call('session.renewRecoveryKit', {
      password: ownerPassword,
    })
    await office.call('session.lock', {})
    const file = keyFileIn(office)
    const kit = kitOf(file)
    const forged = 'AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-AAAAA'
    const planted = makeSlot(
      file.officeId,
      kit,
      await newSlotKey(forged, null, weak),
      someSecrets(),
    )
    const swapped = {
      ...file,
      slots: file.slots.map((one) => (one === kit ? planted : one)),
    }
    plantKeyFile(office, swapped)
    expect(await recoverWith(office, recoveryKey, owner)).toBe('wrong-recovery-key')
    expect(await signIn(office, owner)).toBe('ok')
    expect(await told(office)).toContain('differed')
    // While the owner is in, a rotation hands the new keys to no kit but the one it shows.
    plantKeyFile(office, swapped)
    const before = office.office.session.require().office.databaseKey.slice()
    const plan = await rotate(office)
    expect(sameBytes(before, office.office.session.require().office.databaseKey)).toBe(false)
    expect(kitOf(keyFileIn(office)).box).not.toBe(planted.box)
    await office.call('session.lock', {})
    expect(await recoverWith(office, recoveryKey, owner)).toBe('wrong-recovery-key')
    expect(await recoverWith(office, plan.recoveryKey, owner)).toBe('ok')
  })

  it('puts no other database beside the owner’s slot', async () => {
    const office = await locked()
    const other = await anOffice({ now: start, fresh: true })
    other.close()
    office.close()
    const kept = join(temporaryFolder(), 'office.db')
    cpSync(join(office.dir, 'office.db'), kept)
    for (const name of ['office.db-wal', 'office.db-shm', 'office.ledger']) {
      rmSync(join(office.dir, name), { force: true })
    }
    cpSync(join(other.dir, 'office.db'), join(office.dir, 'office.db'))
    const swapped = office.reopen()
    expect(await signIn(swapped, owner)).toBe('wrong-key')
    // With the other office's whole key file: the owner's password opens nothing of it.
    plantKeyFile(swapped, { ...keyFileIn(other), slots: [kitOf(keyFileIn(other))] })
    expect(await signIn(swapped, owner)).toBe('wrong-password')
    swapped.close()
    expect(existsSync(kept)).toBe(true)
  })

  it('seals no database of their own to the owner: a box of a known key needs the password', async () => {
    const office = await locked()
    const file = keyFileIn(office)
    const own = slotOf(file, ownerEmail)
    // The salt lies in the file, and the key of the box does not.
    const guess = { kdf: own.kdf, desktop: false, key: randomBytes(32) }
    const forged = makeSlot(file.officeId, own, guess, someSecrets())
    plantKeyFile(office, { ...file, slots: file.slots.map((one) => (one === own ? forged : one)) })
    expect(await signIn(office, owner)).toBe('wrong-password')
    expect(await office.call('session.status', {})).toMatchObject({ state: 'locked' })
  })

  it('makes nobody an owner by writing so in the file', async () => {
    const office = await anOffice({ now: start })
    const sam = await aMember(office, 'staff')
    await office.call('session.lock', {})
    const file = keyFileIn(office)
    const own = slotOf(file, sam.email)
    const raised = { ...own, class: 'owner' } as typeof own
    plantKeyFile(office, { ...file, slots: file.slots.map((one) => (one === own ? raised : one)) })
    expect(await signIn(office, sam)).toBe('wrong-password')
    const swapped = file.slots.map((one) =>
      one === own ? { ...own, who: whoDigest(file, ownerEmail) } : one,
    )
    plantKeyFile(office, {
      ...file,
      slots: swapped.filter((one) => one.id === own.id || one.who !== whoDigest(file, ownerEmail)),
    } as typeof file)
    // Under the owner's address the box of Sam is still Sam's.
    expect(await signIn(office, { email: ownerEmail, password: sam.password })).toBe('ok')
    expect((await office.call('session.status', {})).user).toMatchObject({
      email: sam.email,
      role: 'staff',
    })
  })
})
