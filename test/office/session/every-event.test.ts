/** One office lives through all that can happen to its keys, in a row, and loses nothing. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../../../electron/launch/project'
import { useKeyring } from '../../support/desktop/keyring'
import { people as names } from '../../support/full-office/fill'
import type { Known } from '../../support/full-office/known'
import {
  aCopyOf,
  aNewPassword,
  comeIn,
  everythingHolds,
  seatOf,
  someone,
  stepsOf,
  tick,
  type Life,
  type Person,
} from '../../support/full-office/life'
import { wholeStandOf, type Stand } from '../../support/full-office/stand'
import { aPerson } from '../../support/office/clients'
import { anInvoice } from '../../support/office/factories'
import { codeOf, emptyOffice, forgetDesk, temporaryFolder } from '../../support/office/office'
import { codeAt } from '../../support/office/sign-in'
import { settle } from '../../support/office/retention'
import { rotate } from '../../support/office/slots'
import { terminated } from '../../support/office/terminated'
import { aBackup, ownFolder } from '../backup/books'

useKeyring()

const folder = join(root, 'test/fixtures/office-001')
const known = JSON.parse(readFileSync(join(folder, 'known.json'), 'utf8')) as Known

const theOffice = async (): Promise<Life> => {
  const dir = join(temporaryFolder(), 'office')
  cpSync(join(folder, 'office'), dir, { recursive: true })
  const { olga, tweede, sam, suus } = names
  const office = emptyOffice({ dir })
  const life: Life = {
    office,
    people: {
      olga: someone(olga, { owner: true, app: known.secrets.totpSecret }),
      tweede: someone(tweede, { owner: true }),
      sam: someone(sam, { seat: office.anotherSeat() }),
      suus: someone(suus),
    },
    kit: known.secrets.recoveryKey,
    pastKits: [],
    tried: '',
    stand: known.stand,
    sealed: 2,
    now: '2026-03-17T09:00:00.000Z',
  }
  tick(life, 0)
  await comeIn(life, life.office, of(life, 'olga'))
  return life
}

const of = ({ people }: Life, name: string): Person => {
  const found = people[name]
  if (!found) throw new Error(`nobody is called ${name}`)
  return found
}

const idOf = async ({ office }: Life, { email }: Person): Promise<number> => {
  const found = (await office.call('users.list', {})).find((user) => user.email === email)
  return found?.id ?? 0
}

/** What was theirs is none any more. */
const given = (who: Person, startPassword: string | null): void => {
  who.past.push(who.start ?? who.password)
  who.start = startPassword
  who.in = true
}

const changeOwnPassword = async (life: Life, name: string): Promise<void> => {
  const who = of(life, name)
  const seat = seatOf(life, who)
  await comeIn(life, seat, who)
  const password = aNewPassword()
  await seat.call('session.changePassword', { current: who.password, password })
  who.past.push(who.password)
  who.password = password
  await seat.call('session.lock', {})
}

const renewKit = async (life: Life): Promise<void> => {
  const { password } = of(life, 'olga')
  const { recoveryKey } = await life.office.call('session.renewRecoveryKit', { password })
  const [text = ''] = recoveryKey.split('-')
  await life.office.call('session.confirmRecoveryKit', { group: 1, text })
  if (life.kit !== null) life.pastKits.push(life.kit)
  life.kit = recoveryKey
}

/** New keys that nobody wrote a kit down for. */
const loseKit = (life: Life): void => {
  if (life.kit !== null) life.pastKits.push(life.kit)
  life.kit = null
}

const requireDesktop = async (life: Life, name: string): Promise<void> => {
  const who = of(life, name)
  const seat = seatOf(life, who)
  await comeIn(life, seat, who)
  await seat.call('session.requireDesktop', { password: who.password, required: true })
  await seat.call('session.lock', {})
}

const changeRole = async (life: Life, name: string, role: 'owner' | 'staff'): Promise<void> => {
  const who = of(life, name)
  const user = (await life.office.call('users.list', {})).find(({ email }) => email === who.email)
  if (!user) throw new Error(`${name} does not work here`)
  const { id, name: called, email } = user
  const was = { name: called, email, role: user.role }
  const { startPassword } = await life.office.call('users.change', { id, ...was, role, was })
  given(who, startPassword)
  who.owner = role === 'owner'
}

const disable = async (life: Life, name: string): Promise<void> => {
  const who = of(life, name)
  await life.office.call('users.disable', { id: await idOf(life, who) })
  who.in = false
}

/** Everybody who is in stays, but for whom is named. */
const newKeys = async (life: Life, without: string[] = []): Promise<void> => {
  const olga = of(life, 'olga')
  const others = Object.entries(life.people).filter(([, who]) => who.in && who !== olga)
  const stay: number[] = []
  for (const [name, who] of others) {
    if (!without.includes(name)) stay.push(await idOf(life, who))
  }
  const plan = await rotate(life.office, { stay, password: olga.password })
  if (life.kit !== null) life.pastKits.push(life.kit)
  life.kit = plan.recoveryKey
  for (const [name, who] of others) {
    const id = await idOf(life, who)
    if (without.includes(name)) who.in = false
    else given(who, plan.people.find((one) => one.id === id)?.startPassword ?? null)
  }
}

/** Gives a start password to everybody who works here and has no way in. */
const waitingAreLetIn = async (life: Life): Promise<void> => {
  for (const who of Object.values(life.people)) {
    if (!who.in || who === of(life, 'olga')) continue
    const { startPassword } = await life.office.call('users.resetPassword', {
      id: await idOf(life, who),
    })
    given(who, startPassword)
  }
}

const putBack = async (life: Life, path: string) => {
  life.tried = ''
  const { email, password } = of(life, 'olga')
  const report = await life.office.call('backup.restore', {
    file: life.office.backupAt(path),
    access: { by: 'password', email, password },
  })
  await stepsOf(life, life.office, of(life, 'olga'))
  return report
}

/** A backup where no later rotation of backups throws it away. */
const keptBackup = async ({ office }: Life): Promise<string> => {
  const path = await aBackup(office)
  const kept = join(temporaryFolder(), path.split('/').at(-1) ?? '')
  cpSync(path, kept)
  return kept
}

/** Somebody with a settled invoice goes whole. */
const eraseSomebody = async (life: Life, lastName: string): Promise<void> => {
  const { office } = life
  const { rows } = await office.call('clients.list', { search: lastName.toLowerCase() })
  const id = rows[0]?.id ?? 0
  await terminated(office, { id, on: life.now.slice(0, 10) })
  const { erased } = await office.call('retention.run', { approved: true })
  expect([lastName, erased]).toEqual([lastName, 1])
  life.sealed += 1
}

const addSomebody = async ({ office }: Life, lastName: string): Promise<void> => {
  const { id } = await office.call('clients.add', aPerson({ lastName }))
  settle(office, await anInvoice(office, { clientId: id, cents: 4840 }))
}

const ledgersIn = ({ office: { dir } }: Life) => ({
  ledger: readFileSync(join(dir, 'office.ledger')),
  db: readFileSync(join(dir, 'office.db')),
})

/** Figures of two histories that begin at `from`, taken together. */
const both = (from: Stand, one: Stand, other: Stand): Stand =>
  Object.fromEntries(
    Object.entries(other).map(([name, value]) => {
      const [a, b] = [from[name], one[name]]
      const isCount = [a, b, value].every((each) => typeof each === 'number')
      return [name, isCount ? Number(value) + Number(b) - Number(a) : value]
    }),
  )

it('an office lives through every event in a row and loses nothing', async () => {
  const life = await theOffice()
  const { office } = life
  const backupOfBefore = join(folder, 'office/backups', known.backup)
  const olga = of(life, 'olga')
  const after = (moment: string) => everythingHolds(life, moment)
  await after('as it was kept')

  await changeOwnPassword(life, 'sam')
  await changeOwnPassword(life, 'tweede')
  await after('new passwords')

  await renewKit(life)
  await after('a new kit')

  await requireDesktop(life, 'sam')
  const { email, password } = of(life, 'sam')
  const elsewhere = office.anotherSeat().call('session.unlock', { email, password })
  expect(await codeOf(elsewhere)).toBe('other-desktop')
  await after('one desktop required')

  const nel = { name: 'Nel Nieuw', email: 'nel@voorbeeld.nl', role: 'staff' } as const
  const { startPassword } = await office.call('users.add', nel)
  life.people['nel'] = someone({ email: nel.email, password: '' }, { start: startPassword })
  await after('somebody new')
  await disable(life, 'nel')
  await after('somebody disabled')
  const id = await idOf(life, of(life, 'nel'))
  given(of(life, 'nel'), (await office.call('users.enable', { id })).startPassword)
  await after('somebody enabled again')

  await changeRole(life, 'suus', 'owner')
  await after('a third owner')
  await changeRole(life, 'suus', 'staff')
  expect(await office.call('users.keys', {})).toMatchObject({
    rotationDueAt: expect.any(String) as string,
  })
  await after('an owner who is none any more')

  await newKeys(life)
  expect(await office.call('users.keys', {})).toMatchObject({ rotationDueAt: null })
  await after('new keys')
  // Whoever required one desktop does so again with the first password of their own.
  const sam = of(life, 'sam')
  expect(
    await codeOf(office.anotherSeat().call('session.unlock', { email, password: sam.password })),
  ).toBe('other-desktop')
  const backupOfBetween = await keptBackup(life)

  await newKeys(life, ['nel'])
  await after('new keys once more, and somebody left')
  await disable(life, 'tweede')
  await after('a second owner lost')
  await newKeys(life)
  await after('the keys that came of it')

  // The desk that Sam required is no part of a backup's keys; everybody begins anew.
  const back = await putBack(life, backupOfBetween)
  expect(back).toMatchObject({ newKeys: true, usersShutOut: 2, aftermathUnknown: false })
  loseKit(life)
  await waitingAreLetIn(life)
  await renewKit(life)
  await after('a backup from before two rotations')

  const backupOfNow = await keptBackup(life)
  expect(await putBack(life, backupOfNow)).toMatchObject({ newKeys: false, usersShutOut: 0 })
  await after('a backup of the same keys')

  expect(await putBack(life, backupOfBefore)).toMatchObject({ newKeys: true, usersShutOut: 1 })
  // Who came after it never was.
  delete life.people['nel']
  loseKit(life)
  await waitingAreLetIn(life)
  await renewKit(life)
  await after('a backup from before everything')

  await addSomebody(life, 'Ouderwets')
  await addSomebody(life, 'Tweespalt')
  life.stand = await wholeStandOf(office)
  await after('two more clients')

  await office.call('session.lock', {})
  const older = ledgersIn(life)
  await comeIn(life, office, olga)
  await eraseSomebody(life, 'Ouderwets')
  life.stand = await wholeStandOf(office)
  const { number } = await anInvoice(office, { cents: 1210 })
  await office.call('session.lock', {})
  writeFileSync(join(office.dir, 'office.db'), older.db)
  tick(life, 1)
  const access = { by: 'password', email: olga.email, password: olga.password } as const
  expect(await codeOf(comeIn(life, office, olga))).toBe('older-database')
  const goneOn = await office.call('backup.goOn', { access })
  expect(goneOn).toMatchObject({ erased: 1, skipped: [{ first: number, last: number }] })
  await stepsOf(life, office, olga)
  life.stand['handedOut'] = (await wholeStandOf(office))['handedOut'] ?? null
  await after('an older database gone on with')
  expect((await anInvoice(office, { cents: 1210 })).number > number).toBe(true)
  life.stand = await wholeStandOf(office)

  const from = life.stand
  await office.office.ledgerCopied()
  await office.call('session.lock', {})
  const fork = ledgersIn(life)
  await comeIn(life, office, olga)
  await eraseSomebody(life, 'Tweespalt')
  const one = await wholeStandOf(office)
  await office.office.ledgerCopied()
  await office.call('session.lock', {})
  const newer = ledgersIn(life)
  rmSync(ownFolder(office), { recursive: true, force: true })
  forgetDesk(office.dir)
  writeFileSync(join(office.dir, 'office.db'), fork.db)
  writeFileSync(join(office.dir, 'office.ledger'), fork.ledger)
  await comeIn(life, office, olga)
  await anInvoice(office, { cents: 6050 })
  const other = await wholeStandOf(office)
  await office.call('session.lock', {})
  writeFileSync(join(office.dir, 'office.ledger'), newer.ledger)
  tick(life, 1)
  expect(await codeOf(comeIn(life, office, olga))).toBe('two-histories')
  expect(await office.call('backup.goOn', { access })).toMatchObject({ erased: 1 })
  await stepsOf(life, office, olga)
  life.stand = both(from, one, other)
  await after('two histories gone on with')

  // A change of slots that never came: its file lies there, the rows are those of before.
  await office.call('session.lock', {})
  const copy = aCopyOf(life)
  tick(life, 1)
  copy.setClock(life.now)
  await comeIn({ ...life, office: copy }, copy, olga)
  const never = aNewPassword()
  await copy.call('session.changePassword', { current: olga.password, password: never })
  copy.close()
  cpSync(join(copy.dir, 'office.keys.json'), join(office.dir, 'office.keys.next.json'))
  tick(life, 20)
  const tried = office.call('session.unlock', { email: olga.email, password: never })
  expect(await codeOf(tried)).toBe('change-not-done')
  await comeIn(life, office, olga)
  await after('a change that was cut short before its commit')

  // New keys whose file did not come to its place any more.
  const keysBefore = readFileSync(join(office.dir, 'office.keys.json'))
  await newKeys(life)
  await office.call('session.lock', {})
  cpSync(join(office.dir, 'office.keys.json'), join(office.dir, 'office.keys.next.json'))
  for (const name of ['office.keys.json', 'office.keys.copy.json']) {
    writeFileSync(join(office.dir, name), keysBefore)
  }
  await comeIn(life, office, olga)
  await after('new keys that were cut short after their commit')

  // Another machine, with nothing but a backup and the kit.
  const last = await keptBackup(life)
  const machine = emptyOffice({ now: life.now })
  await machine.call('backup.restore', {
    file: machine.backupAt(last),
    access: {
      by: 'recovery-kit',
      email: olga.email,
      recoveryKey: life.kit ?? '',
      password: aNewPassword(),
    },
  })
  // Who came in by the kit sets the authenticator app up anew.
  const { secret } = await machine.call('session.startEnrolment', {})
  await machine.call('session.enrol', { code: codeAt(secret, life.now) })
  expect((await machine.call('archive.search', {})).rows).toHaveLength(life.sealed)
  expect(await wholeStandOf(machine)).toMatchObject(life.stand)
})
