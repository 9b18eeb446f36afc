/** Guessing, by whatever asks for a password, a code or the kit. */
import { describe, expect, it } from 'vitest'
import { callAt } from '../../../electron/office/connection'
import { readAttempts } from '../../../electron/office/session/guesses/attempts-file'
import { signIn } from '../../support/office/key-files'
import {
  aLockedCopy,
  anOffice,
  codeOf,
  ownerEmail,
  ownerPassword,
  type TestOffice,
} from '../../support/office/office'
import { codeAt, enrolAt } from '../../support/office/sign-in'

const start = '2026-03-16T09:00:00.000Z'
const later = (seconds: number) => new Date(Date.parse(start) + seconds * 1000).toISOString()
const owner = { email: ownerEmail, password: ownerPassword }
const wrong = { ...owner, password: 'dit is het niet' }

const wrongOnes = (office: TestOffice): number =>
  readAttempts(office.dir)?.counters.reduce((sum, { wrong: count }) => sum + count, 0) ?? 0

/** Open for its owner, who has the second step. */
const anEnrolledOffice = async (): Promise<TestOffice> => {
  const { office, known } = await aLockedCopy(
    'enrolled, for guesses',
    async () => {
      const enrolled = await anOffice({ now: start })
      const { secret } = await enrolAt(enrolled, start)
      return { office: enrolled, known: { secret } }
    },
    { now: start },
  )
  office.setClock(later(600))
  await office.call('session.unlock', owner)
  await office.call('session.giveCode', { code: codeAt(known.secret, later(600)) })
  return office
}

/** Everything that asks who is there, each given a wrong answer while the office is open. */
const asking: [name: string, ask: (office: TestOffice) => Promise<unknown>, code: string][] = [
  [
    'a new password',
    ({ call }) =>
      call('session.changePassword', { current: 'niet dit', password: 'een nieuw wachtwoord' }),
    'wrong-password',
  ],
  [
    'one desktop',
    ({ call }) => call('session.requireDesktop', { password: 'niet dit', required: true }),
    'wrong-password',
  ],
  [
    'a new kit',
    ({ call }) => call('session.renewRecoveryKit', { password: 'niet dit' }),
    'wrong-password',
  ],
  [
    'new keys for the office',
    ({ call }) => call('session.prepareRotation', { password: 'niet dit', stay: [] }),
    'wrong-password',
  ],
  [
    'another app',
    ({ call }) => call('session.startEnrolment', { password: 'niet dit', code: '000000' }),
    'wrong-password',
  ],
  [
    'another app, by the code of the one before',
    ({ call }) => call('session.startEnrolment', { password: ownerPassword, code: '000000' }),
    'wrong-code',
  ],
  [
    'new recovery codes',
    ({ call }) => call('session.renewRecoveryCodes', { code: '000000' }),
    'wrong-code',
  ],
]

describe('nothing may be guessed at without counting', () => {
  it.each(asking)('asking for %s', async (_, ask, code) => {
    const office = await anEnrolledOffice()
    for (let guess = 1; guess <= 3; guess += 1) {
      expect(await codeOf(ask(office))).toBe(code)
      expect(wrongOnes(office)).toBe(guess)
    }
    expect(await codeOf(ask(office))).toBe('wait-first')
    // The wait is the same one as at the door.
    await office.call('session.lock', {})
    expect(await signIn(office, owner)).toBe('wait-first')
  })

  it('the first code of a new app', async () => {
    const office = await anOffice({ now: start })
    await office.call('session.startEnrolment', { password: ownerPassword })
    const enrol = () => codeOf(office.call('session.enrol', { code: '000000' }))
    for (let guess = 1; guess <= 3; guess += 1) {
      expect(await enrol()).toBe('wrong-code')
      expect(wrongOnes(office)).toBe(guess)
    }
    expect(await enrol()).toBe('wait-first')
  })

  it('the recovery kit, at which a typing error is no guess', async () => {
    const office = await anOffice({ now: start })
    const { recoveryKey } = await office.call('session.renewRecoveryKit', {
      password: ownerPassword,
    })
    // Of a kit that was one until now.
    await office.call('session.renewRecoveryKit', { password: ownerPassword })
    await office.call('session.lock', {})
    const recover = (key: string) =>
      codeOf(office.call('session.recover', { ...owner, recoveryKey: key }))
    const mistyped = (recoveryKey.startsWith('A') ? 'B' : 'A') + recoveryKey.slice(1)
    expect(await recover(mistyped)).toBe('wrong-recovery-key')
    expect(wrongOnes(office)).toBe(0)
    for (let guess = 1; guess <= 3; guess += 1) {
      expect(await recover(recoveryKey)).toBe('wrong-recovery-key')
      expect(wrongOnes(office)).toBe(guess)
    }
    expect(await recover(recoveryKey)).toBe('wait-first')
  })
})

describe('many at once', () => {
  it('count each: fourteen wrong passwords are no single guess', async () => {
    const office = await anOffice({ now: start })
    await office.call('session.lock', {})
    const answers = await Promise.all(Array.from({ length: 14 }, () => signIn(office, wrong)))
    expect(answers.filter((code) => code === 'wrong-password')).toHaveLength(3)
    expect(answers.filter((code) => code === 'wait-first')).toHaveLength(11)
    expect(wrongOnes(office)).toBe(3)
    expect(await signIn(office, owner)).toBe('wait-first')
  })

  it('are taken back by no right one among them', async () => {
    const office = await anOffice({ now: start })
    const renew = (password: string) =>
      codeOf(office.call('session.renewRecoveryKit', { password }))
    const plan = office.call('session.prepareRotation', { password: ownerPassword, stay: [] })
    const answers = await Promise.all([codeOf(plan), renew('mis'), renew('weer mis')])
    expect(answers).toEqual(['ok', 'wrong-password', 'wrong-password'])
    expect(wrongOnes(office)).toBe(2)
  })

  it('are one count, from whatever seat of this desk and by whatever way', async () => {
    const office = await anOffice({ now: start })
    const { desk } = office.office.session
    const seats = [1, 2, 3].map(() => ({ call: callAt(office.office.connect(desk)) }))
    await Promise.all(seats.map((seat) => signIn(seat, wrong)))
    expect(wrongOnes(office)).toBe(3)
    const renew = office.call('session.renewRecoveryKit', { password: 'niet dit' })
    expect(await codeOf(renew)).toBe('wait-first')
  })

  it('at another desk keep nobody waiting at this one', async () => {
    const office = await anOffice({ now: start })
    const seat = office.anotherSeat()
    for (let guess = 1; guess <= 3; guess += 1) await signIn(seat, wrong)
    expect(await signIn(seat, owner)).toBe('wait-first')
    const right = office.call('session.renewRecoveryKit', { password: ownerPassword })
    expect(await codeOf(right)).toBe('ok')
  })
})

describe('a second step', () => {
  it('is not set up by who finds an open office: it asks for the password', async () => {
    const office = await anOffice({ now: start })
    expect(await codeOf(office.call('session.startEnrolment', {}))).toBe('wrong-password')
    expect(await codeOf(office.call('session.enrol', { code: '000000' }))).toBe('wrong-step')
  })

  it('is not replaced by the password alone', async () => {
    const office = await anEnrolledOffice()
    const ask = office.call('session.startEnrolment', { password: ownerPassword })
    expect(await codeOf(ask)).toBe('wrong-code')
  })
})

describe('a wrong attempt while the clock is ahead', () => {
  it('shuts nobody out until that date', async () => {
    let office = await anOffice({ now: start })
    await office.call('session.lock', {})
    office.setClock('2045-03-16T09:00:00.000Z')
    for (let guess = 0; guess < 4; guess += 1) await signIn(office, wrong)
    office.setClock(later(60))
    expect(await signIn(office, owner)).toBe('wait-first')
    // After a restart the wait begins anew and is as long as it was: two seconds, not nineteen years.
    office = office.reopen()
    office.setClock(later(65))
    expect(await signIn(office, owner)).toBe('ok')
  })
})
