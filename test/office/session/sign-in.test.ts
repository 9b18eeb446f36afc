import { describe, expect, it } from 'vitest'
import { type AppError, isAppError } from '../../../shared/errors'
import {
  aLockedCopy,
  anOffice,
  codeOf,
  ownerEmail,
  ownerPassword,
  type TestOffice,
} from '../../support/office/office'
import { aMember, recoverWith, signIn } from '../../support/office/key-files'
import { codeAt, enrolAt } from '../../support/office/sign-in'

const start = '2026-03-16T09:00:00.000Z'
const later = (seconds: number) => new Date(Date.parse(start) + seconds * 1000).toISOString()
const owner = { email: ownerEmail, password: ownerPassword }

const anEnrolledOffice = async (): Promise<{
  office: TestOffice
  secret: string
  recoveryCodes: string[]
}> => {
  const { office, known } = await aLockedCopy(
    'enrolled',
    async () => {
      const enrolled = await anOffice({ now: start })
      const { secret, recoveryCodes } = await enrolAt(enrolled, start)
      return { office: enrolled, known: { secret, recoveryCodes } }
    },
    { now: start },
  )
  return { office, ...known }
}

const refusal = async (promise: Promise<unknown>): Promise<AppError> => {
  try {
    await promise
  } catch (error) {
    if (isAppError(error)) return error
  }
  throw new Error('nothing was refused')
}

describe('the second step', () => {
  it('stands between the password and everything else', async () => {
    const { office, secret } = await anEnrolledOffice()
    office.setClock(later(60))
    expect(await office.call('session.unlock', owner)).toMatchObject({
      state: 'signing-in',
      step: 'code',
      user: null,
      agencyName: null,
    })
    expect(await codeOf(office.call('settings.agency', {}))).toBe('locked')
    const status = await office.call('session.giveCode', { code: codeAt(secret, later(60)) })
    expect(status.state).toBe('open')
    expect((await office.call('settings.agency', {})).name).toBe('Bureau Voorbeeld')
  })

  it('accepts a code one step early or late, and no code twice, also with the clock set back', async () => {
    const { office, secret } = await anEnrolledOffice()
    const at = later(300)
    for (const [offset, expected] of [
      [-60, 'wrong-code'],
      [-30, 'ok'],
      [-30, 'wrong-code'],
      [0, 'ok'],
      [30, 'ok'],
      [0, 'wrong-code'],
    ] as const) {
      office.setClock(at)
      await office.call('session.unlock', owner)
      const code = codeAt(secret, new Date(Date.parse(at) + offset * 1000).toISOString())
      expect([offset, await codeOf(office.call('session.giveCode', { code }))]).toEqual([
        offset,
        expected,
      ])
      await office.call(expected === 'ok' ? 'session.lock' : 'session.leave', {})
    }
    const day = 86_400
    office.setClock(later(-day))
    await office.call('session.unlock', owner)
    const old = codeAt(secret, later(-day))
    expect(await codeOf(office.call('session.giveCode', { code: old }))).toBe('wrong-code')
  })

  it('tells a code that was typed twice from one that a clock ahead used up, and a recovery code helps', async () => {
    const { office, secret, recoveryCodes } = await anEnrolledOffice()
    const give = async (moment: string) => {
      office.setClock(moment)
      await office.call('session.unlock', owner)
      const giving = office.call('session.giveCode', { code: codeAt(secret, moment) })
      return giving.then(
        () => 'ok',
        (error: unknown) => isAppError(error) && error.details,
      )
    }
    expect(await give(later(300))).toBe('ok')
    await office.call('session.lock', {})
    expect(await give(later(300))).toMatchObject({ why: 'used' })
    await office.call('session.leave', {})
    // The clock was a day ahead once: until then no code of the app is taken any more.
    expect(await give(later(86_400))).toBe('ok')
    await office.call('session.lock', {})
    expect(await give(later(900))).toMatchObject({ why: 'used-ahead' })
    const [code = ''] = recoveryCodes
    expect((await office.call('session.giveCode', { code })).state).toBe('open')
  })

  it('hints that a clock is off when the code would fit it', async () => {
    const { office, secret } = await anEnrolledOffice()
    office.setClock(later(600))
    await office.call('session.unlock', owner)
    const error = await refusal(
      office.call('session.giveCode', { code: codeAt(secret, later(600 - 120)) }),
    )
    expect(error.details).toMatchObject({ clockOffSeconds: -120 })
  })

  it('takes each of the ten recovery codes once', async () => {
    const { office, recoveryCodes } = await anEnrolledOffice()
    expect(new Set(recoveryCodes).size).toBe(10)
    const [first = '', second = ''] = recoveryCodes
    const signIn = async (code: string) => {
      office.setClock(later(900))
      await office.call('session.unlock', owner)
      const result = await codeOf(office.call('session.giveCode', { code }))
      await office.call(result === 'ok' ? 'session.lock' : 'session.leave', {})
      return result
    }
    expect(await signIn(first.toLowerCase().replace('-', ' '))).toBe('ok')
    expect(await signIn(first)).toBe('wrong-code')
    expect(await signIn(second)).toBe('ok')
  })

  it('makes wrong codes wait longer and longer, and a right password does not reset that', async () => {
    const { office } = await anEnrolledOffice()
    let waited = 0
    for (let attempt = 0; attempt < 8; attempt++) {
      office.setClock(later(1000 + attempt * 1000))
      await office.call('session.unlock', owner)
      const error = await refusal(office.call('session.giveCode', { code: '000000' }))
      expect(error.code).toBe('wrong-code')
      const wait = 'waitSeconds' in error.details ? error.details.waitSeconds : 0
      expect(wait).toBeGreaterThanOrEqual(waited)
      waited = wait
      await office.call('session.leave', {})
    }
    expect(waited).toBeGreaterThan(30)
  })
})

describe('wrong passwords', () => {
  it('wait longer and longer, over restarts, and never for good', async () => {
    let office = await anOffice({ now: start })
    await office.call('session.lock', {})
    const wrong = { email: ownerEmail, password: 'dit is het niet' }
    for (let attempt = 0; attempt < 4; attempt++) {
      office.setClock(later(attempt * 1000))
      expect(await codeOf(office.call('session.unlock', wrong))).toBe('wrong-password')
    }
    office = office.reopen()
    expect(await codeOf(office.call('session.unlock', owner))).toBe('wait-first')
    // A clock set back a day does not make the wait a day.
    office.setClock(later(-86_400))
    const error = await refusal(office.call('session.unlock', owner))
    expect(error.details).toMatchObject({ waitSeconds: 4 })
    office.setClock(later(3 * 1000 + 5))
    expect((await office.call('session.unlock', owner)).state).toBe('open')
  })

  it('give an unknown address the same answers and the same waits', async () => {
    const office = await anOffice({ now: start })
    await office.call('session.lock', {})
    const answers = async (email: string) => {
      const seen: unknown[] = []
      for (let attempt = 0; attempt < 5; attempt++) {
        seen.push(
          await office.office.call('session.unlock', { email, password: 'dit is het niet' }),
        )
      }
      return seen
    }
    expect(await answers('niemand@voorbeeld.nl')).toEqual(await answers(ownerEmail))
  })

  it('are the same password typed in another Unicode form', async () => {
    const office = await anOffice({
      setUp: {
        owner: {
          name: 'Zoë',
          email: ownerEmail,
          password: 'caf\u00e9 aan de gracht'.normalize('NFC'),
        },
      },
    })
    await office.call('session.lock', {})
    const status = await office.call('session.unlock', {
      email: ownerEmail.toUpperCase(),
      password: 'caf\u00e9 aan de gracht'.normalize('NFD'),
    })
    expect(status.state).toBe('open')
  })

  it('of ten megabytes are refused by their length at once', async () => {
    const office = await anOffice()
    await office.call('session.lock', {})
    const call = office.call('session.unlock', {
      email: ownerEmail,
      password: 'x'.repeat(10_000_000),
    })
    expect(await codeOf(call)).toBe('invalid-input')
  })
})

describe('the recovery kit', () => {
  it('restores access with a new password, locates a typing error, and asks for the app anew', async () => {
    const office = await anOffice({ now: start })
    await enrolAt(office, start)
    const { recoveryKey } = await office.call('session.renewRecoveryKit', {
      password: ownerPassword,
    })
    await office.call('session.lock', {})
    const groups = recoveryKey.split('-')
    const mistyped = groups.map((group, at) => (at === 3 ? flip(group) : group)).join('-')
    const password = 'een heel ander wachtwoord'
    const error = await refusal(
      office.call('session.recover', { recoveryKey: mistyped, email: ownerEmail, password }),
    )
    expect(error).toMatchObject({ code: 'wrong-recovery-key', details: { group: 4 } })
    const status = await office.call('session.recover', {
      recoveryKey: recoveryKey.toLowerCase().replaceAll('-', ' '),
      email: ownerEmail,
      password,
    })
    expect(status).toMatchObject({ state: 'signing-in', step: 'enrol' })
    expect((await enrolAt(office, later(90))).status.state).toBe('open')
    await office.call('session.lock', {})
    expect(await codeOf(office.call('session.unlock', owner))).toBe('wrong-password')
    office.setClock(later(200))
    expect((await office.call('session.unlock', { email: ownerEmail, password })).step).toBe('code')
  })

  it('lets in nobody but an enabled owner, whom one names by address', async () => {
    const office = await anOffice({ now: start })
    const sam = await aMember(office, 'staff')
    const second = await aMember(office, 'owner', 'tweede')
    await office.call('users.disable', { id: second.id })
    const { recoveryKey } = await office.call('session.renewRecoveryKit', {
      password: ownerPassword,
    })
    await office.call('session.lock', {})
    const password = 'een wachtwoord door de herstelset'
    const recover = (email: string) => recoverWith(office, recoveryKey, { email, password })
    for (const email of [sam.email, second.email, 'niemand@voorbeeld.nl']) {
      expect([email, await recover(email)]).toEqual([email, 'forbidden'])
    }
    expect(await signIn(office, sam)).toBe('ok')
    await office.call('session.lock', {})
    expect(await recover(ownerEmail)).toBe('ok')
  })

  it('stops working at once when it is renewed', async () => {
    const office = await anOffice({ now: start })
    const first = await office.call('session.renewRecoveryKit', { password: ownerPassword })
    const second = await office.call('session.renewRecoveryKit', { password: ownerPassword })
    await office.call('session.lock', {})
    const recover = (recoveryKey: string) =>
      codeOf(
        office.call('session.recover', {
          recoveryKey,
          email: ownerEmail,
          password: 'weer een nieuw wachtwoord',
        }),
      )
    expect(await recover(first.recoveryKey)).toBe('wrong-recovery-key')
    expect(await recover(second.recoveryKey)).toBe('ok')
  })
})

const flip = (group: string): string => (group.startsWith('A') ? 'B' : 'A') + group.slice(1)
