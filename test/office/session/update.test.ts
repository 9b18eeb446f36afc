/** A new Kluis finds an office of an older form, and several people come in at once. */
import { expect, it } from 'vitest'
import { versionOf } from '../../../electron/office/database/migrate'
import { aPerson } from '../../support/office/clients'
import { anOffice, codeOf, ownerEmail, ownerPassword } from '../../support/office/office'
import { addStep } from '../../faults/kill/step'
import { backupFiles, ownFolder } from '../backup/books'

const password = 'nog een goed lang wachtwoord'

it('who comes in while the database is brought to its new form waits for that, and nobody is refused', async () => {
  const before = await anOffice()
  await before.call('clients.add', aPerson())
  const emails = ['stan@voorbeeld.nl', 'saar@voorbeeld.nl']
  for (const email of emails) {
    const added = await before.call('users.add', { name: email, email, role: 'staff' })
    const seat = before.anotherSeat()
    await seat.call('session.unlock', { email, password: added.startPassword ?? '' })
    await seat.call('session.changePassword', { current: null, password })
  }
  before.close()
  addStep()
  const office = before.reopen()
  const seats = [office.anotherSeat(), office.anotherSeat()]
  const came = await Promise.all([
    codeOf(office.call('session.unlock', { email: ownerEmail, password: ownerPassword })),
    ...seats.map((seat, n) =>
      codeOf(seat.call('session.unlock', { email: emails[n] ?? '', password })),
    ),
  ])
  expect(came).toEqual(['ok', 'ok', 'ok'])
  for (const one of [office, ...seats]) {
    expect((await one.call('clients.list', {})).rows).toHaveLength(1)
    expect(one.locked).toEqual([])
  }
  const db = office.database()
  expect(db.get('SELECT count(*) AS n FROM marks')).toEqual({ n: 1 })
  expect(versionOf(db)).toBeGreaterThan(1)
  db.close()
  // One backup of the older form, however many came.
  expect(backupFiles(ownFolder(office))).toHaveLength(1)
})
