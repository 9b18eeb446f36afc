/** Whose access ended, or changed, never comes back by an older backup. */
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compareLedger } from '../../../electron/office/ledger/compare'
import { ledgerKeysOf, type LedgerKey } from '../../../electron/office/ledger/keys'
import { macOf, textOf } from '../../../electron/office/ledger/line'
import { linesAfter } from '../../../electron/office/ledger/table'
import { signInAs } from '../../support/office/clients'
import {
  anOffice,
  aSetUp,
  codeOf,
  emptyOffice,
  ownerEmail,
  ownerPassword,
  temporaryFolder,
  type TestOffice,
} from '../../support/office/office'
import { rotate } from '../../support/office/slots'
import {
  aBackup,
  anInvoiceFor,
  aPersonWithInvoice,
  asOwner,
  erase,
  ownFolder,
  restore,
  start,
  type OwnAccess,
} from '../backup/books'

const sam = { email: 'staff@voorbeeld.nl', password: 'het eigen wachtwoord van staff' }
const second = { email: 'tweede@voorbeeld.nl', password: 'het wachtwoord van de tweede' }
const later = '2026-03-23T09:00:00.000Z'

const unlock = (office: TestOffice, who = { email: ownerEmail, password: ownerPassword }) =>
  office.call('session.unlock', who)
const as = (who: { email: string; password: string }): OwnAccess => ({ by: 'password', ...who })

/** A second owner, with a password of their own. */
const aSecondOwner = async (office: TestOffice): Promise<number> => {
  const { user, startPassword } = await office.call('users.add', {
    name: 'Tweede',
    email: second.email,
    role: 'owner',
  })
  await unlock(office, { email: second.email, password: startPassword ?? '' })
  await office.call('session.changePassword', { current: null, password: second.password })
  await unlock(office)
  return user.id
}

/** With a password of their own; the owner is in. */
const aStaffMember = async (office: TestOffice): Promise<{ id: number; slotId: string }> => {
  await signInAs(office, 'staff')
  const { id, slotId } = office.office.session.require().user
  await unlock(office)
  return { id, slotId }
}

/** What lies in a backup folder, on a machine that never saw the office. */
const elsewhere = async (office: TestOffice, path: string, { ledger = true } = {}) => {
  await office.office.ledgerCopied()
  const folder = temporaryFolder()
  cpSync(path, join(folder, basename(path)))
  for (const name of readdirSync(ownFolder(office))) {
    if (ledger && name.endsWith('.ledger'))
      cpSync(join(ownFolder(office), name), join(folder, name))
  }
  office.close()
  const machine = emptyOffice({ now: later })
  return { machine, path: join(folder, basename(path)), folder }
}

const usersOf = (office: TestOffice) => {
  const db = office.database()
  const rows = db.all<{ email: string; role: string; disabledAt: string | null }>(
    'SELECT email, role, disabledAt FROM users ORDER BY id',
  )
  db.close()
  return new Map(rows.map((row) => [row.email, row]))
}

const settingsOf = (office: TestOffice) => {
  const db = office.database()
  const row = db.get<{ rotationDueAt: string | null; keyEpoch: number }>(
    'SELECT rotationDueAt, keyEpoch FROM settings',
  )
  db.close()
  return row
}

describe('a disabled user', () => {
  it('does not come in by a restore elsewhere', async () => {
    const office = await anOffice({ now: start })
    const staff = await aStaffMember(office)
    const path = await aBackup(office)
    await office.call('users.disable', { id: staff.id })
    const there = await elsewhere(office, path)
    expect(await restore(there.machine, there.path)).toMatchObject({
      usersShutOut: 1,
      aftermathUnknown: false,
    })
    expect(usersOf(there.machine).get(sam.email)?.disabledAt).not.toBeNull()
    await there.machine.call('session.lock', {})
    expect(await codeOf(unlock(there.machine, sam))).toBe('wrong-password')
  })

  it('does where no ledger tells of it, and that is said loudly', async () => {
    const office = await anOffice({ now: start })
    const staff = await aStaffMember(office)
    const path = await aBackup(office)
    await office.call('users.disable', { id: staff.id })
    const there = await elsewhere(office, path, { ledger: false })
    expect(await restore(there.machine, there.path)).toMatchObject({ aftermathUnknown: true })
    expect(usersOf(there.machine).get(sam.email)?.disabledAt).toBeNull()
  })

  it('who was an owner puts no backup back elsewhere, and leaves a rotation due', async () => {
    const office = await anOffice({ now: start })
    const id = await aSecondOwner(office)
    const path = await aBackup(office)
    await office.call('users.disable', { id })
    const there = await elsewhere(office, path)
    expect(await codeOf(restore(there.machine, there.path, as(second)))).toBe('forbidden')
    expect((await there.machine.call('session.status', {})).state).toBe('new')
    await restore(there.machine, there.path)
    expect(settingsOf(there.machine)?.rotationDueAt).toBe(later)
  })

  it('is let in again only by the line that came last', async () => {
    const office = await anOffice({ now: start })
    const staff = await aStaffMember(office)
    const path = await aBackup(office)
    await office.call('users.disable', { id: staff.id })
    await office.call('users.enable', { id: staff.id })
    const there = await elsewhere(office, path)
    expect(await restore(there.machine, there.path)).toMatchObject({ usersShutOut: 0 })
    await there.machine.call('session.lock', {})
    // By the password of then, which has to be another one first.
    expect(await unlock(there.machine, sam)).toMatchObject({ step: 'new-password' })
  })
})

describe('a demoted owner', () => {
  it('is none after a restore elsewhere, and does not put one back', async () => {
    const office = await anOffice({ now: start })
    const id = await aSecondOwner(office)
    const path = await aBackup(office)
    const was = { name: 'Tweede', email: second.email, role: 'owner' } as const
    await office.call('users.change', { id, was, ...was, role: 'staff' })
    const there = await elsewhere(office, path)
    expect(await codeOf(restore(there.machine, there.path, as(second)))).toBe('forbidden')
    expect(await restore(there.machine, there.path)).toMatchObject({ withoutPassword: 1 })
    expect(usersOf(there.machine).get(second.email)?.role).not.toBe('owner')
    await there.machine.call('session.lock', {})
    expect(await codeOf(unlock(there.machine, second))).toBe('wrong-password')
  })

  it('the last one of a backup leaves it without an owner: refused by name', async () => {
    const office = await anOffice({ now: start })
    const path = await aBackup(office)
    const id = await aSecondOwner(office)
    await unlock(office, second)
    const users = await office.call('users.list', {})
    const first = users.find((user) => user.id !== id)
    await office.call('users.disable', { id: first?.id ?? 0 })
    const there = await elsewhere(office, path)
    expect(await codeOf(restore(there.machine, there.path))).toBe('no-owner-left')
    expect((await there.machine.call('session.status', {})).state).toBe('new')
  })
})

describe('a password that was replaced', () => {
  it('opens the backup elsewhere, and must then be another one', async () => {
    const office = await anOffice({ now: start })
    const path = await aBackup(office)
    await office.call('session.changePassword', {
      current: ownerPassword,
      password: 'het wachtwoord van daarna',
    })
    const there = await elsewhere(office, path)
    await restore(there.machine, there.path)
    expect(await there.machine.call('session.status', {})).toMatchObject({
      state: 'signing-in',
      step: 'new-password',
    })
  })
})

describe('an old recovery kit', () => {
  it('opens nothing once the office was put back elsewhere', async () => {
    const office = emptyOffice({ now: start })
    const { recoveryKey } = await office.call('session.setUp', aSetUp())
    const path = await aBackup(office)
    await office.call('session.renewRecoveryKit', { password: ownerPassword })
    const there = await elsewhere(office, path)
    await restore(there.machine, there.path)
    expect((await there.machine.call('session.status', {})).recoveryConfirmed).toBe(false)
    await there.machine.call('session.lock', {})
    const recover = there.machine.call('session.recover', {
      recoveryKey,
      email: ownerEmail,
      password: 'een heel nieuw wachtwoord',
    })
    expect(await codeOf(recover)).toBe('wrong-recovery-key')
  })
})

describe('a slot planted in the key file of today', () => {
  it('gains nothing at a restore', async () => {
    const office = await anOffice({ now: start })
    const staff = await aStaffMember(office)
    const path = await aBackup(office)
    // What the person has kept: a key file in which they still have their slot.
    const kept = readFileSync(join(office.dir, 'office.keys.json'), 'utf8')
    await office.call('users.disable', { id: staff.id })
    await office.call('session.lock', {})
    for (const name of ['office.keys.json', 'office.keys.copy.json']) {
      writeFileSync(join(office.dir, name), kept)
    }
    await restore(office, path)
    await office.call('session.lock', {})
    expect(await codeOf(unlock(office, sam))).not.toBe('ok')
    const own = readFileSync(join(office.dir, 'office.keys.json'), 'utf8')
    expect(own).not.toContain(staff.slotId)
  })
})

const keyOf = (office: TestOffice): string =>
  Buffer.from(office.office.session.require().office.databaseKey).toString('hex')

describe('a backup from before the last rotation', () => {
  /** Somebody left with a rotation; the backup is of before. */
  const rotatedSince = async () => {
    const office = await anOffice({ now: start })
    const { clientId } = await aPersonWithInvoice(office, 'Quispelaar')
    const staff = await aStaffMember(office)
    const path = await aBackup(office)
    const oldKey = keyOf(office)
    const db = office.database()
    const oldLedgerKeys = ledgerKeysOf(db)
    db.close()
    await rotate(office, { stay: [] })
    return { office, clientId, staff, path, oldKey, oldLedgerKeys }
  }

  it('does not bring the old keys back, nor who left', async () => {
    const { office, path, oldKey } = await rotatedSince()
    const epoch = settingsOf(office)?.keyEpoch ?? 0
    const report = await restore(office, path)
    expect(report).toMatchObject({ newKeys: true, usersShutOut: 1, aftermathUnknown: false })
    expect(keyOf(office)).not.toBe(oldKey)
    expect(settingsOf(office)).toMatchObject({ rotationDueAt: null })
    expect(settingsOf(office)?.keyEpoch).toBeGreaterThan(epoch)
    expect((await office.call('audit.verify', {})).firstBroken).toBeNull()
    await office.call('session.lock', {})
    expect(await codeOf(unlock(office, sam))).not.toBe('ok')
    await unlock(office)
    // And the archive is the owner's, with keys old and new.
    const backup = await aBackup(office)
    expect(await restore(office, backup)).toMatchObject({ newKeys: false })
  })

  it('has what came after it done again, by who knows the newer keys', async () => {
    const { office, clientId, path } = await rotatedSince()
    await erase(office, clientId, '2026-03-20')
    expect(await restore(office, path)).toMatchObject({ erased: 1, aftermathUnknown: false })
    expect(await codeOf(office.call('clients.get', { id: clientId }))).toBe('not-found')
    expect((await office.call('archive.search', { search: 'quispelaar' })).rows).toHaveLength(1)
    expect((await office.call('archive.check', {})).broken).toEqual([])
  })

  it('says unknown for what came after the rotation, where nobody knows its keys', async () => {
    const { office, clientId, path, oldKey } = await rotatedSince()
    await erase(office, clientId, '2026-03-20')
    const there = await elsewhere(office, path)
    const report = await restore(there.machine, there.path)
    expect(report).toMatchObject({ erased: 0, newKeys: true, aftermathUnknown: true })
    expect(keyOf(there.machine)).not.toBe(oldKey)
    // Whatever is written from now on is the history of this office.
    await anInvoiceFor(there.machine, clientId)
    const db = there.machine.database()
    const text = readFileSync(join(there.machine.dir, 'office.ledger'), 'utf8')
    const found = compareLedger(text, linesAfter(db, 0), ledgerKeysOf(db))
    db.close()
    expect(found).toMatchObject({ state: 'equal', damaged: false })
    await there.machine.call('session.lock', {})
    expect(await unlock(there.machine)).toMatchObject({ state: 'open' })
  })

  it('believes no line that who left wrote under the old ledger key', async () => {
    const { office, clientId, path, oldLedgerKeys } = await rotatedSince()
    const there = await elsewhere(office, path)
    const [name = ''] = readdirSync(there.folder).filter((one) => one.endsWith('.ledger'))
    const file = join(there.folder, name)
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, text + forgedLine(text, clientId, oldLedgerKeys))
    const report = await restore(there.machine, there.path)
    expect(report).toMatchObject({ erased: 0, aftermathUnknown: true })
    expect((await there.machine.call('clients.get', { id: clientId })).lastName).toBe('Quispelaar')
  })
})

/** A line that erases a client, right after the last one, under the key of then. */
const forgedLine = (text: string, clientId: number, keys: readonly LedgerKey[]): string => {
  const last = JSON.parse(text.trimEnd().split('\n').at(-1) ?? '') as { n: number; mac: string }
  const entry = JSON.stringify({
    kind: 'erasure',
    clientId,
    erasure: 'whole',
    terminatedOn: '2026-03-20',
  })
  const line = { n: last.n + 1, at: later, entry }
  return textOf({ ...line, mac: macOf(keys, last.mac, line) })
}

it('a ledger that is gone leaves the rotation known by the keys of today; who stayed then waits for a password', async () => {
  const office = await anOffice({ now: start })
  const staff = await aStaffMember(office)
  const path = await aBackup(office)
  const oldKey = keyOf(office)
  await rotate(office, { stay: [staff.id] })
  await office.office.ledgerCopied()
  await office.call('session.lock', {})
  rmSync(join(office.dir, 'office.ledger'))
  rmSync(join(office.dir, 'office.db'))
  for (const name of readdirSync(ownFolder(office))) {
    if (name.endsWith('.ledger')) rmSync(join(ownFolder(office), name))
  }
  const report = await restore(office, path, asOwner)
  expect(report).toMatchObject({ newKeys: true, aftermathUnknown: true, withoutPassword: 1 })
  expect(keyOf(office)).not.toBe(oldKey)

  // The owner sees whom, and gives them one on the spot.
  expect(await lockedOutIn(office)).toEqual([sam.email])
  const { user, startPassword } = await office.call('users.resetPassword', { id: staff.id })
  expect(user.lockedOut).toBe(false)
  expect(await lockedOutIn(office)).toEqual([])
  await office.call('session.lock', {})
  expect(await codeOf(unlock(office, sam))).toBe('wrong-password')
  const status = await unlock(office, { email: sam.email, password: startPassword ?? '' })
  expect(status).toMatchObject({ state: 'signing-in', step: 'new-password' })
})

const lockedOutIn = async (office: TestOffice): Promise<string[]> => {
  const users = await office.call('users.list', {})
  return users.filter(({ lockedOut }) => lockedOut).map(({ email }) => email)
}
