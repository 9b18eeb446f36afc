import { join } from 'node:path'
import { expect, it } from 'vitest'
import { connect } from '../../electron/office/database/driver'
import { migrate } from '../../electron/office/database/migrate'
import { migrations } from '../../electron/office/database/migrations/all'
import { temporaryFolder } from '../support/office/office'

it('days that were given back before credits had rows of their own stay given back, and once', () => {
  const db = connect(join(temporaryFolder(), 'a.db'), new Uint8Array(32).fill(9))
  migrate(
    db,
    migrations.slice(
      0,
      migrations.findIndex(({ up }) => String(up).includes('periodCredits')),
    ),
  )
  // Parents of these rows play no part in it.
  db.exec('PRAGMA foreign_keys = OFF')
  db.exec(`
INSERT INTO subscriptions (id, version, clientId, createdAt, startsOn, periodMonths, vatKind,
    discountBasisPoints, setupCents, together, autoRenew, customer, firstTermMonths, renewalMonths,
    noticeMonths, unusedIsCredited)
  VALUES (1, 1, 1, '2026-01-01', '2026-01-01', 12, 'standard', 0, 0, 1, 1, 'business', 12, 0, 1, 0);
INSERT INTO billedPeriods (id, subscriptionId, fromOn, toOn, invoiceId, creditedFrom, creditId)
  VALUES (5, 1, '2026-01-01', '2026-12-31', 1, '2026-07-01', 2),
    (7, 1, '2026-07-01', '2026-12-31', 3, NULL, NULL), (9, 1, '2027-01-01', '2027-12-31', 4, NULL, NULL);
DELETE FROM billedPeriods WHERE id = 9;`)
  migrate(db, migrations)
  expect(db.all('SELECT id, creditedFrom FROM billedPeriods')).toEqual([
    { id: 5, creditedFrom: '2026-07-01' },
    { id: 7, creditedFrom: null },
  ])
  expect(db.all('SELECT * FROM periodCredits')).toEqual([
    { periodId: 5, fromOn: '2026-07-01', creditId: 2, cause: 'price' },
  ])
  expect(() => db.run('DELETE FROM periodCredits')).toThrow('billed once')
  const next = db.insert(
    "INSERT INTO billedPeriods (subscriptionId, fromOn, toOn) VALUES (1, '2027-01-01', '2027-12-31')",
  )
  // A number that once was another's is never used again.
  expect(next).toBe(10)
  db.close()
})
