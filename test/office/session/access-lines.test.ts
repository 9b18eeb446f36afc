/** What each change of access leaves: one more epoch, and its own line in the ledger, for a restore. */
import { expect, it } from 'vitest'
import { readEntry, type LedgerEntry } from '../../../electron/office/ledger/entry'
import { linesAfter } from '../../../electron/office/ledger/table'
import { exportKeys } from '../../../electron/office/session/keys/directory'
import { keyFileText } from '../../../electron/office/session/keys/key-file'
import { aMember, keyFileIn, kitOf, signIn, slotOf } from '../../support/office/key-files'
import { anOffice, ownerEmail, ownerPassword, type TestOffice } from '../../support/office/office'
import { rotate } from '../../support/office/slots'

const standOf = (office: TestOffice) => {
  const db = office.office.session.require().database.reader
  return { lines: linesAfter(db, 0), epoch: exportKeys(db).epoch }
}

/** What an act added: its lines, and by how much it raised the epoch. */
const addedBy = async (
  office: TestOffice,
  act: () => Promise<unknown>,
): Promise<{ entries: (LedgerEntry | null)[]; epochs: number }> => {
  const before = standOf(office)
  await act()
  const { lines, epoch } = standOf(office)
  return {
    entries: lines.slice(before.lines.length).map(({ entry }) => readEntry(entry)),
    epochs: epoch - before.epoch,
  }
}

const slotIn = (office: TestOffice, email: string): string => slotOf(keyFileIn(office), email).id

it('each change of access has its line and no other, and raises the epoch by one', async () => {
  const office = await anOffice()
  const { call } = office
  const password = 'het nieuwe wachtwoord van de eigenaar'
  const own = await addedBy(office, () =>
    call('session.changePassword', { current: ownerPassword, password }),
  )
  const slot = slotIn(office, ownerEmail)
  expect(own).toEqual({ entries: [{ kind: 'slot-new', user: 1, slot, class: 'owner' }], epochs: 1 })

  const kit = await addedBy(office, () => call('session.renewRecoveryKit', { password }))
  const kitSlot = kitOf(keyFileIn(office)).id
  expect(kit).toEqual({
    entries: [{ kind: 'slot-new', user: null, slot: kitSlot, class: 'owner' }],
    epochs: 1,
  })

  const sam = { name: 'Sam', email: 'sam@voorbeeld.nl', role: 'owner' } as const
  let id = 0
  const added = await addedBy(office, async () => {
    id = (await call('users.add', sam)).user.id
  })
  const first = slotIn(office, sam.email)
  expect(added).toEqual({
    entries: [{ kind: 'slot-new', user: id, slot: first, class: 'owner' }],
    epochs: 1,
  })

  const was = { ...sam }
  const demoted = await addedBy(office, () =>
    call('users.change', { id, ...sam, role: 'staff', was }),
  )
  const second = slotIn(office, sam.email)
  expect(demoted).toEqual({
    entries: [
      { kind: 'slot-gone', user: id, slot: first },
      { kind: 'slot-new', user: id, slot: second, class: 'member' },
    ],
    epochs: 1,
  })

  // Another name for the same person ends nobody's access, and is no new way in.
  const email = 's.medewerker@voorbeeld.nl'
  const staff = { ...sam, role: 'staff' } as const
  const moved = await addedBy(office, () =>
    call('users.change', { id, ...staff, email, was: staff }),
  )
  expect(moved).toEqual({ entries: [], epochs: 1 })

  const gone = await addedBy(office, () => call('users.disable', { id }))
  expect(gone).toEqual({ entries: [{ kind: 'slot-gone', user: id, slot: second }], epochs: 1 })
  await call('users.enable', { id })

  const last = slotIn(office, email)
  const { epoch } = standOf(office)
  const rotated = await addedBy(office, () => rotate(office, { stay: [], password }))
  expect(rotated).toEqual({
    entries: [
      { kind: 'slot-gone', user: id, slot: last },
      { kind: 'rotated', epoch: epoch + 1 },
    ],
    epochs: 1,
  })
})

it('a box that is behind is sealed anew as its person comes in, and that is no change of access', async () => {
  const office = await anOffice()
  await aMember(office, 'staff')
  const behind = slotOf(keyFileIn(office), ownerEmail)
  const before = standOf(office)
  await office.call('session.lock', {})
  await office.call('session.unlock', { email: ownerEmail, password: ownerPassword })
  expect(slotOf(keyFileIn(office), ownerEmail).box).not.toBe(behind.box)
  expect(standOf(office)).toEqual(before)
  // The second time it is not behind any more.
  const again = slotOf(keyFileIn(office), ownerEmail)
  await office.call('session.lock', {})
  await office.call('session.unlock', { email: ownerEmail, password: ownerPassword })
  expect(slotOf(keyFileIn(office), ownerEmail)).toEqual(again)
})

it('changes asked for at once are all done, or say that they were not', async () => {
  const office = await anOffice()
  const people = [await aMember(office, 'staff', 'sam'), await aMember(office, 'support', 'suus')]
  const password = 'het nieuwe wachtwoord van de eigenaar'
  const [own, kit, ...resets] = await Promise.allSettled([
    office.call('session.changePassword', { current: ownerPassword, password }),
    office.call('session.renewRecoveryKit', { password: ownerPassword }),
    ...people.map(({ id }) => office.call('users.resetPassword', { id })),
  ])
  const db = office.office.session.require().database.reader
  expect(keyFileText(keyFileIn(office))).toBe(keyFileText(exportKeys(db)))
  await office.call('session.lock', {})
  for (const [n, reset] of resets.entries()) {
    const { email = '', password: before = '' } = people[n] ?? {}
    const done = reset.status === 'fulfilled' ? (reset.value.startPassword ?? '') : before
    expect(await signIn(office, { email, password: done })).toBe('ok')
    await office.call('session.leave', {})
  }
  const right = own.status === 'fulfilled' ? password : ownerPassword
  expect(await signIn(office, { email: ownerEmail, password: right })).toBe('ok')
  await office.call('session.lock', {})
  expect([own.status, kit.status]).toContain('fulfilled')
  if (kit.status !== 'fulfilled') return
  await office.call('session.recover', {
    email: ownerEmail,
    recoveryKey: kit.value.recoveryKey,
    password: 'een wachtwoord door de herstelset',
  })
})
