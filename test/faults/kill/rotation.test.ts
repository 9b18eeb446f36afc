import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { signInAs } from '../../support/office/clients'
import { codeOf, ownerEmail, ownerPassword } from '../../support/office/office'
import { rotate } from '../../support/office/slots'
import { killMany, requireKiller } from './kill'
import { aPlainOffice, folderOf, today } from './offices'
import { expectWhole, openAgain, standing } from './whole'

const staff = { email: 'staff@voorbeeld.nl', password: 'het eigen wachtwoord van staff' }

it('a rotation of the key that is killed leaves the old key or the new one, for everybody', async (context) => {
  requireKiller(context)
  const office = await aPlainOffice(40)
  await signInAs(office, 'staff')
  await office.call('session.lock', {})
  await office.call('session.unlock', { email: ownerEmail, password: ownerPassword })
  const keyOf = (one: typeof office) =>
    Buffer.from(one.office.session.require().office.databaseKey).toString('hex')
  const oldKey = keyOf(office)
  const books = standing(office)
  const before = await folderOf(office)

  await killMany({
    kind: 'rotation',
    outcomes: ['old', 'new'],
    before,
    now: today,
    seed: 20260320,
    look: async (dir, moment) => {
      const again = await openAgain(dir, today)
      const outcome = keyOf(again) === oldKey ? 'old' : 'new'
      await expectWhole(again, moment)
      expect([moment, standing(again)]).toEqual([moment, books])
      // Neither the copy on its way nor a second key is left.
      expect([moment, existsSync(join(dir, 'office.db.rotating'))]).toEqual([moment, false])
      const keys = readFileSync(join(dir, 'office.keys.json'), 'utf8')
      expect([moment, /"sealedNext": "/.test(keys)]).toEqual([moment, false])
      const found = keyOf(again)
      // Everybody but who rotated comes in by a start password from then on.
      const staffMay = await codeOf(again.call('session.unlock', staff))
      expect([moment, staffMay]).toEqual([moment, outcome === 'old' ? 'ok' : 'wrong-password'])
      if (outcome === 'old') expect([moment, keyOf(again)]).toEqual([moment, found])
      await again.call('session.unlock', { email: ownerEmail, password: ownerPassword })
      await rotate(again)
      expect([moment, keyOf(again) === found]).toEqual([moment, false])
      await expectWhole(again, moment)
      again.close()
      return outcome
    },
  })
})
