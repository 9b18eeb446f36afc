import { join } from 'node:path'
import { expect, it } from 'vitest'
import { signInAs } from '../../support/office/clients'
import { codeOf, ownerEmail, ownerPassword, type TestOffice } from '../../support/office/office'
import { rotate } from '../../support/office/slots'
import { backupFiles, ownFolder, restore } from '../../office/backup/books'
import { killMany, requireKiller } from './kill'
import { aPlainOffice, folderOf, today } from './offices'
import { expectWhole, openAgain, standing } from './whole'

const staff = { email: 'staff@voorbeeld.nl', password: 'het eigen wachtwoord van staff' }
const keyOf = (office: TestOffice): string =>
  Buffer.from(office.office.session.require().office.databaseKey).toString('hex')

it('a restore that ends in new keys and is killed leaves the keys of today or new ones, never those of then', async (context) => {
  requireKiller(context)
  const office = await aPlainOffice(4)
  await signInAs(office, 'staff')
  await office.call('session.unlock', { email: ownerEmail, password: ownerPassword })
  await office.call('backup.make', {})
  const [name = ''] = backupFiles(ownFolder(office))
  const oldKey = keyOf(office)
  const { people } = await rotate(office)
  const startPassword = people[0]?.startPassword ?? ''
  const presentKey = keyOf(office)
  const books = standing(office)
  const before = await folderOf(office)

  const { answer } = await killMany({
    kind: 'restore',
    outcomes: ['keys of today', 'new keys'],
    before,
    now: today,
    file: join('backups', name),
    seed: 20260325,
    look: async (dir, moment) => {
      const again = await openAgain(dir, today)
      await expectWhole(again, moment)
      expect([moment, standing(again)]).toEqual([moment, books])
      const key = keyOf(again)
      expect([moment, key === oldKey]).toEqual([moment, false])
      const outcome = key === presentKey ? 'keys of today' : 'new keys'
      const unlock = (password: string) =>
        codeOf(again.anotherSeat().call('session.unlock', { email: staff.email, password }))
      expect([moment, await unlock(staff.password)]).toEqual([moment, 'wrong-password'])
      // Whoever works here waits for a start password where all keys became new once more.
      expect([moment, await unlock(startPassword)]).toEqual([
        moment,
        outcome === 'new keys' ? 'wrong-password' : 'ok',
      ])
      if (outcome === 'keys of today') {
        expect(await restore(again, join(dir, 'backups', name))).toMatchObject({ newKeys: true })
        await expectWhole(again, moment)
      }
      again.close()
      return outcome
    },
  })
  expect(JSON.parse(answer)).toMatchObject({ value: { newKeys: true, withoutPassword: 1 } })
})
