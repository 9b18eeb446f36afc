import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { exportKeys } from '../../../electron/office/session/keys/directory'
import { keyFileText } from '../../../electron/office/session/keys/key-file'
import { signInAs } from '../../support/office/clients'
import { codeOf, emptyOffice, ownerEmail, ownerPassword } from '../../support/office/office'
import { killMany, requireKiller } from './kill'
import { aPlainOffice, folderOf, today } from './offices'
import { expectWhole } from './whole'

const staff = { email: 'staff@voorbeeld.nl', password: 'het eigen wachtwoord van staff' }
const owner = { email: ownerEmail, password: ownerPassword }
const newPassword = 'het wachtwoord van daarna'

const anOfficeOfTwo = async (): Promise<string> => {
  const office = await aPlainOffice(2)
  await signInAs(office, 'staff')
  return folderOf(office)
}

/** Once somebody is in, both files say what the rows say, and nothing is under way. */
const expectFiles = (office: ReturnType<typeof emptyOffice>, moment: string): void => {
  const text = keyFileText(exportKeys(office.office.session.require().database.reader))
  for (const name of ['office.keys.json', 'office.keys.copy.json']) {
    expect([moment, name, readFileSync(join(office.dir, name), 'utf8') === text]).toEqual([
      moment,
      name,
      true,
    ])
  }
  expect([moment, existsSync(join(office.dir, 'office.keys.next.json'))]).toEqual([moment, false])
}

it('a password that is being changed when the office is killed is the old one or the new one', async (context) => {
  requireKiller(context)
  await killMany({
    kind: 'password',
    outcomes: ['old', 'new'],
    before: await anOfficeOfTwo(),
    now: today,
    seed: 20260322,
    everyStep: true,
    look: async (dir, moment) => {
      const office = emptyOffice({ dir, now: today })
      const unlock = (password: string) =>
        codeOf(office.call('session.unlock', { email: ownerEmail, password }))
      const found = await unlock(newPassword)
      // Never both, never neither; what was not done says so.
      expect([moment, ['ok', 'wrong-password', 'change-not-done'].includes(found)]).toEqual([
        moment,
        true,
      ])
      if (found !== 'ok') expect([moment, await unlock(ownerPassword)]).toEqual([moment, 'ok'])
      expectFiles(office, moment)
      await expectWhole(office, moment)
      await office.call('session.lock', {})
      if (found === 'ok') {
        expect([moment, await unlock(ownerPassword)]).toEqual([moment, 'wrong-password'])
      }
      expect([moment, await codeOf(office.call('session.unlock', staff))]).toEqual([moment, 'ok'])
      office.close()
      return found === 'ok' ? 'new' : 'old'
    },
  })
})

it('somebody who is being disabled when the office is killed is in or out, and the rest is as it was', async (context) => {
  requireKiller(context)
  await killMany({
    kind: 'disabling',
    outcomes: ['in', 'out'],
    before: await anOfficeOfTwo(),
    now: today,
    seed: 20260323,
    everyStep: true,
    look: async (dir, moment) => {
      const office = emptyOffice({ dir, now: today })
      // Whoever comes first: the rows say who may.
      const staffCode = await codeOf(office.call('session.unlock', staff))
      expect([moment, await codeOf(office.call('session.unlock', owner))]).toEqual([moment, 'ok'])
      const users = await office.call('users.list', {})
      const isOut = users.some(({ id, disabledAt }) => id === 2 && disabledAt !== null)
      expect([moment, staffCode === 'ok']).toEqual([moment, !isOut])
      expectFiles(office, moment)
      await expectWhole(office, moment)
      office.close()
      return isOut ? 'out' : 'in'
    },
  })
})
