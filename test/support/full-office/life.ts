/**
 * Who works in an office and how they come in, kept beside it while things happen to it; and what must
 * hold after each of them.
 */
import { cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { expectWhole } from '../../faults/kill/whole'
import {
  codeOf,
  emptyOffice,
  temporaryFolder,
  type TestOffice,
  type TestSeat,
} from '../office/office'
import { codeAt } from '../office/sign-in'
import { wholeStandOf, type Stand } from './stand'

export interface Person {
  email: string
  password: string
  /** given out, and not replaced yet */
  start: string | null
  /** whether they may come in at all */
  in: boolean
  owner: boolean
  /** base 32; null without an authenticator app */
  app: string | null
  /** passwords that were theirs, the last one at the end */
  past: string[]
  /** at their own desk, where they always sit; null: anywhere */
  seat: TestSeat | null
}

export const someone = (
  who: { email: string; password: string },
  also: Partial<Person> = {},
): Person => ({
  ...who,
  start: null,
  in: true,
  owner: false,
  app: null,
  past: [],
  seat: null,
  ...also,
})

export interface Life {
  office: TestOffice
  people: Record<string, Person>
  /** null: there is none that anybody wrote down */
  kit: string | null
  pastKits: string[]
  /** the kits that were tried last */
  tried: string
  stand: Stand
  /** how many sealed items an owner can read */
  sealed: number
  /** UTC ISO */
  now: string
}

export const tick = (life: Life, minutes: number): void => {
  life.now = new Date(Date.parse(life.now) + minutes * 60_000).toISOString()
  life.office.setClock(life.now)
}

/** A seat where this person sits down. */
export const seatOf = ({ office }: Life, { seat }: Person): TestSeat => seat ?? office.anotherSeat()

let made = 0
export const aNewPassword = (): string => `wachtwoord nummer ${++made} van dit leven`

/** All steps of coming in; a start password is replaced. */
export const comeIn = async (
  life: Life,
  seat: Pick<TestSeat, 'call'>,
  who: Person,
): Promise<void> => {
  await seat.call('session.unlock', { email: who.email, password: who.start ?? who.password })
  await stepsOf(life, seat, who)
}

/** The steps that follow a password, a kit or a restore. */
export const stepsOf = async (
  life: Life,
  seat: Pick<TestSeat, 'call'>,
  who: Person,
): Promise<void> => {
  for (;;) {
    const { step, state } = await seat.call('session.status', {})
    if (step === null) {
      expect([who.email, state]).toEqual([who.email, 'open'])
      return
    }
    if (step === 'code' && who.app !== null) {
      tick(life, 1)
      await seat.call('session.giveCode', { code: codeAt(who.app, life.now) })
    } else if (step === 'new-password') {
      who.past.push(who.start ?? who.password)
      who.start = null
      who.password = aNewPassword()
      await seat.call('session.changePassword', { current: null, password: who.password })
    } else throw new Error(`${who.email} stands before ${step}`)
  }
}

/** Everybody who should comes in, and nobody else; nothing is lost. The first person is in afterwards. */
export const everythingHolds = async (life: Life, moment: string): Promise<void> => {
  await life.office.call('session.lock', {})
  const [first] = Object.values(life.people)
  if (!first) throw new Error('an office without people')
  for (const who of Object.values(life.people)) {
    const seat = who === first ? life.office : seatOf(life, who)
    await nobodyElse(life, seat, who, moment)
    if (!who.in) continue
    await comeIn(life, seat, who)
    await theArchive(life, seat, who, moment)
    if (who !== first) await seat.call('session.lock', {})
  }
  expect([moment, await wholeStandOf(life.office)]).toEqual([
    moment,
    expect.objectContaining(life.stand) as Stand,
  ])
  await expectWhole(life.office, moment)
  // What was issued and not drawn yet was drawn by that.
  life.stand['documents'] = (await wholeStandOf(life.office))['documents'] ?? null
  await life.office.office.ledgerCopied()
  await theKits(life, moment)
}

/** A password of before, or of one who may not: never in, and never told more than that. */
const nobodyElse = async (
  life: Life,
  seat: Pick<TestSeat, 'call'>,
  { email, password, past, ...who }: Person,
  moment: string,
): Promise<void> => {
  const wrong = [...past.slice(-1), ...(who.in ? [] : [password])]
  for (const one of new Set(wrong)) {
    tick(life, 20)
    const code = await codeOf(seat.call('session.unlock', { email, password: one }))
    const told = who.in ? ['wrong-password'] : ['wrong-password', 'forbidden']
    expect([moment, email, told]).toEqual([moment, email, expect.arrayContaining([code])])
  }
}

const theArchive = async (
  life: Life,
  { call }: Pick<TestSeat, 'call'>,
  { email, owner }: Person,
  moment: string,
): Promise<void> => {
  if (!owner) {
    expect([moment, email, await codeOf(call('archive.search', {}))]).toEqual([
      moment,
      email,
      'forbidden',
    ])
    return
  }
  await call('archive.lookAtNew', {})
  const { rows } = await call('archive.search', {})
  expect([moment, email, rows.length]).toEqual([moment, email, life.sealed])
  expect([moment, email, await call('archive.foreign', {})]).toEqual([moment, email, []])
}

/** What lies in the folder itself, as somebody could carry it off. */
export const aCopyOf = ({ office, now }: Life): TestOffice => {
  const dir = temporaryFolder()
  for (const name of readdirSync(office.dir)) {
    if (name.startsWith('office.')) cpSync(join(office.dir, name), join(dir, name))
  }
  return emptyOffice({ dir, now })
}

/** A kit gives a new password, so it is tried on a copy; the same kits once. */
const theKits = async (life: Life, moment: string): Promise<void> => {
  const kits = [...life.pastKits, life.kit].join(' ')
  if (kits === life.tried) return
  life.tried = kits
  const [first] = Object.values(life.people)
  const recover = async (recoveryKey: string): Promise<string> => {
    const copy = aCopyOf(life)
    const email = first?.email ?? ''
    const code = await codeOf(
      copy.call('session.recover', { email, recoveryKey, password: aNewPassword() }),
    )
    copy.close()
    return code
  }
  const [last] = life.pastKits.slice(-1)
  if (last !== undefined) {
    expect([moment, 'kit of before', await recover(last)]).toEqual([
      moment,
      'kit of before',
      'wrong-recovery-key',
    ])
  }
  if (life.kit !== null)
    expect([moment, 'kit', await recover(life.kit)]).toEqual([moment, 'kit', 'ok'])
}
