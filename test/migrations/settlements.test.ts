import { join } from 'node:path'
import { expect, it } from 'vitest'
import { connect } from '../../electron/office/database/driver'
import { migrate } from '../../electron/office/database/migrate'
import { migrations } from '../../electron/office/database/migrations/all'
import { temporaryFolder } from '../support/office/office'

it('bank files stay where their statements are when files of payment providers join them', () => {
  const db = connect(join(temporaryFolder(), 'a.db'), new Uint8Array(32).fill(9))
  const step = migrations.findIndex(({ up }) => String(up).includes('payouts'))
  migrate(db, migrations.slice(0, step))
  db.exec(`
INSERT INTO users (id, email, name, role, slotId, createdAt)
  VALUES (1, 'a@voorbeeld.nl', 'A', 'owner', 'a', '2026-01-01');
INSERT INTO bankAccounts (id, account, currency) VALUES (1, 'NL91ABNA0417164300', 'EUR');
INSERT INTO bankFiles (id, sha256, format, bookedAt, userId, entries, newEntries, addsUp)
  VALUES (3, 'ab', 'mt940', '2026-01-02', 1, 1, 1, 1);
INSERT INTO bankStatements (id, fileId, accountId, number, addsUp) VALUES (5, 3, 1, '1', 1);
INSERT INTO bankEntries (id, statementId, accountId, identity, bookedOn, amountCents, currency, reversal)
  VALUES (7, 5, 1, 'x', '2026-01-02', 100, 'EUR', 0)`)
  migrate(db, migrations)
  expect(db.all('PRAGMA foreign_key_check')).toEqual([])
  expect(
    db.all('SELECT f.id, f.format FROM bankStatements s JOIN bankFiles f ON f.id = s.fileId'),
  ).toEqual([{ id: 3, format: 'mt940' }])
  const rowOf = 'SELECT settlementKind, feeCents, payoutId FROM bankEntries'
  expect(db.all(rowOf)).toEqual([{ settlementKind: null, feeCents: 0, payoutId: null }])
  expect(() => db.run('UPDATE bankEntries SET feeCents = 1')).toThrow('what the provider said')
  const next = db.insert(
    `INSERT INTO bankFiles (sha256, format, bookedAt, userId, entries, newEntries, addsUp)
     VALUES ('cd', 'mollie', '2026-01-03', 1, 1, 1, 1)`,
  )
  expect(next).toBe(4)
  db.close()
})
