/** A change of access that does not get through leaves the way in that worked. */
import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { changeSlots } from '../../../electron/office/session/keys/change'
import { keyFileText, nextKeyFileName } from '../../../electron/office/session/keys/key-file'
import { makeSlot, newSlotKey } from '../../../electron/office/session/keys/slots'
import { secretsOf } from '../../../electron/office/session/sign-in/own-write'
import {
  aMember,
  keptKeyFiles,
  keyFileIn,
  recoverWith,
  signIn,
  slotOf,
} from '../../support/office/key-files'
import {
  anOffice,
  codeOf,
  ownerEmail,
  ownerPassword,
  type TestOffice,
} from '../../support/office/office'
import { start } from '../backup/books'

const owner = { email: ownerEmail, password: ownerPassword }
const password = 'een nieuw wachtwoord van de eigenaar'

const withKit = async (): Promise<{ office: TestOffice; recoveryKey: string }> => {
  const office = await anOffice({ now: start })
  const { recoveryKey } = await office.call('session.renewRecoveryKit', { password: ownerPassword })
  return { office, recoveryKey }
}

/** What may stand in the way of writing, and how it is out of the way again. */
const obstacles: [name: string, stand: (office: TestOffice) => () => void, code: string][] = [
  [
    'somebody else holds the database',
    (office) => {
      const other = office.database()
      other.exec('BEGIN IMMEDIATE')
      // Five seconds each time, for people.
      office.office.session.require().database.writer.pragma('busy_timeout = 20')
      return () => {
        other.exec('ROLLBACK')
        other.close()
      }
    },
    'busy',
  ],
  [
    'the key file to come cannot be written',
    ({ dir }) => {
      const inTheWay = join(dir, `${nextKeyFileName}.new`)
      mkdirSync(inTheWay)
      return () => rmdirSync(inTheWay)
    },
    'file-write-failed',
  ],
  [
    'a rotation or a restore needs the file as it is',
    ({ office }) => office.session.pauseWrites(),
    'busy',
  ],
]

describe.each(obstacles)('where %s', (_, stand, code) => {
  it('a password that was not changed still opens, and the new one does not', async () => {
    const { office } = await withKit()
    const before = keyFileIn(office)
    const away = stand(office)
    const change = { current: ownerPassword, password }
    expect(await codeOf(office.call('session.changePassword', change))).toBe(code)
    away()
    expect(keyFileIn(office)).toEqual(before)
    await office.call('session.lock', {})
    expect(await signIn(office, { email: ownerEmail, password })).toMatch(
      /^(wrong-password|change-not-done)$/,
    )
    expect(await signIn(office, owner)).toBe('ok')
    await office.call('session.changePassword', change)
    await office.call('session.lock', {})
    expect(await signIn(office, { email: ownerEmail, password })).toBe('ok')
  })

  it('a kit that was not renewed still opens', async () => {
    const { office, recoveryKey } = await withKit()
    const before = keyFileIn(office)
    const away = stand(office)
    const renew = office.call('session.renewRecoveryKit', { password: ownerPassword })
    expect(await codeOf(renew)).toBe(code)
    away()
    expect(keyFileIn(office)).toEqual(before)
    await office.call('session.lock', {})
    expect(await recoverWith(office, recoveryKey, { email: ownerEmail, password })).toBe('ok')
  })

  it('a colleague who was not disabled still comes in', async () => {
    const { office } = await withKit()
    const sam = await aMember(office, 'staff')
    const away = stand(office)
    expect(await codeOf(office.call('users.disable', { id: sam.id }))).toBe(code)
    away()
    expect(await signIn(office.anotherSeat(), sam)).toBe('ok')
    const users = await office.call('users.list', {})
    expect(users.every(({ disabledAt }) => disabledAt === null)).toBe(true)
  })
})

describe('a change that ended between its file and its rows', () => {
  it('is not done: the new password says so, the old one opens', async () => {
    const office = await anOffice({ now: start })
    const opened = office.office.session.require()
    const key = await newSlotKey(password, null, { ops: 1, mem: 8 * 1024 * 1024 })
    const change = () =>
      changeSlots(
        office.dir,
        opened.database.reader,
        (now, epoch) => ({
          put: [makeSlot(now.officeId, slotOf(now, ownerEmail), key, secretsOf(opened, epoch))],
        }),
        () => {
          throw new Error('the power is gone')
        },
      )
    expect(change).toThrow('the power is gone')
    await office.call('session.lock', {})
    expect(existsSync(join(office.dir, nextKeyFileName))).toBe(true)
    expect(await signIn(office, { email: ownerEmail, password })).toBe('change-not-done')
    expect(existsSync(join(office.dir, nextKeyFileName))).toBe(false)
    expect(await signIn(office, { email: ownerEmail, password })).toBe('wrong-password')
    expect(await signIn(office, owner)).toBe('ok')
  })

  it('is done once its rows are there, whatever came of the files', async () => {
    const office = await anOffice({ now: start })
    const before = keptKeyFiles(office)
    await office.call('session.changePassword', { current: ownerPassword, password })
    const now = keyFileIn(office)
    await office.call('session.lock', {})
    before.putBack()
    writeFileSync(join(office.dir, nextKeyFileName), keyFileText(now))
    expect(await signIn(office, { email: ownerEmail, password })).toBe('ok')
    expect(keyFileIn(office)).toEqual(now)
    expect(existsSync(join(office.dir, nextKeyFileName))).toBe(false)
  })
})

describe('a change made while a rotation goes on', () => {
  it('is not lost: it is refused or waits, and what was said to be done holds', async () => {
    const office = await anOffice({ now: start })
    const sam = await aMember(office, 'staff')
    const seat = office.anotherSeat()
    expect(await signIn(seat, sam)).toBe('ok')
    const plan = await office.call('session.prepareRotation', {
      password: ownerPassword,
      stay: [sam.id],
    })
    const [text = ''] = plan.recoveryKey.split('-')
    const own = 'het allernieuwste wachtwoord van sam'
    const [rotated, changed] = await Promise.all([
      codeOf(office.call('session.rotateKey', { group: 1, text })),
      codeOf(seat.call('session.changePassword', { current: sam.password, password: own })),
    ])
    if (rotated === 'ok') {
      // Then Sam was told that it is not done, and has a start password.
      expect(changed).toMatch(/^(busy|locked)$/)
      const [given] = plan.people
      expect(await signIn(seat, { email: sam.email, password: own })).toBe('wrong-password')
      const first = { email: sam.email, password: given?.startPassword ?? '' }
      expect(await signIn(seat, first)).toBe('ok')
    } else {
      expect([rotated, changed]).toEqual(['changed-meanwhile', 'ok'])
      expect(await signIn(seat, { email: sam.email, password: own })).toBe('ok')
    }
  })

  it('that was done before it makes it begin anew, and the old password opens nothing again', async () => {
    const office = await anOffice({ now: start })
    const sam = await aMember(office, 'staff')
    const plan = await office.call('session.prepareRotation', {
      password: ownerPassword,
      stay: [sam.id],
    })
    const seat = office.anotherSeat()
    await signIn(seat, sam)
    const own = 'het allernieuwste wachtwoord van sam'
    await seat.call('session.changePassword', { current: sam.password, password: own })
    const [text = ''] = plan.recoveryKey.split('-')
    const rotate = office.call('session.rotateKey', { group: 1, text })
    expect(await codeOf(rotate)).toBe('changed-meanwhile')
    await seat.call('session.lock', {})
    expect(await signIn(seat, sam)).toBe('wrong-password')
    expect(await signIn(seat, { email: sam.email, password: own })).toBe('ok')
  })
})
