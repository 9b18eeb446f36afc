/** What must hold of an office at every moment, however it came to its end. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { verifyArchive } from '../../../electron/office/archive/seal'
import type { Connection } from '../../../electron/office/database/driver'
import { ledgerKeysOf } from '../../../electron/office/ledger/keys'
import { compareLedger } from '../../../electron/office/ledger/compare'
import { readable, type ReadableLine } from '../../../electron/office/ledger/readable'
import { linesAfter } from '../../../electron/office/ledger/table'
import {
  emptyOffice,
  ownerEmail,
  ownerPassword,
  type TestOffice,
} from '../../support/office/office'
import { anInvoiceFor } from '../../support/office/retention'

/** Opens what was left in a folder and signs its owner in. */
export const openAgain = async (dir: string, now: string): Promise<TestOffice> => {
  const office = emptyOffice({ dir, now })
  await office.call('session.unlock', { email: ownerEmail, password: ownerPassword })
  return office
}

const rows = (db: Connection, sql: string): unknown[] => db.all(sql)

/** Rows that must not be, by what is wrong with them. */
const never: Record<string, string> = {
  'erased, and still there': `SELECT id FROM clients WHERE erasedAt IS NOT NULL AND (
      coalesce(firstName, '') || coalesce(lastName, '') || street || coalesce(phone, '')
        || coalesce(note, '') <> ''
      OR id IN (SELECT clientId FROM clientEmails) OR id IN (SELECT clientId FROM clientContacts)
      OR id IN (SELECT clientId FROM invoices WHERE clientId IS NOT NULL)
      OR id IN (SELECT clientId FROM clientAccounts) OR id IN (SELECT clientId FROM typing)
      OR id IN (SELECT rowid FROM clientSearch))`,
  'erased, and not on record': `SELECT id FROM clients c WHERE erasedAt IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM erasures e JOIN audit a ON a.id = e.auditId
      WHERE e.clientId = c.id AND e.kind = 'whole' AND a.clientId = c.id AND a.code = 'erased-whole')`,
  'on record, and not erased': `SELECT e.id FROM erasures e JOIN clients c ON c.id = e.clientId
      WHERE CASE e.kind WHEN 'whole' THEN c.erasedAt ELSE c.reducedAt END IS NULL`,
  'there, and not found': `SELECT id FROM clients WHERE erasedAt IS NULL AND (
      name = '' OR id NOT IN (SELECT rowid FROM clientSearch))`,
  'sealed, and lost': `SELECT id FROM invoices i WHERE sealedAt IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM archive WHERE kind = 'invoice' AND sourceId = i.id)
      AND NOT EXISTS (SELECT 1 FROM audit WHERE entity = 'invoice' AND entityId = i.id
        AND code = 'term-ended')`,
  'a sealed payment, and lost': `SELECT id FROM bankEntries b WHERE sealedAt IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM archive WHERE kind = 'payment' AND sourceId = b.id)
      AND NOT EXISTS (SELECT 1 FROM audit WHERE entity = 'entry' AND entityId = b.id
        AND code = 'term-ended')`,
  'in the archive, and live': `SELECT id FROM archive a WHERE
      (kind = 'invoice' AND sourceId IN (SELECT id FROM invoices WHERE sealedAt IS NULL))
      OR (kind = 'payment' AND sourceId IN (SELECT id FROM bankEntries WHERE sealedAt IS NULL))`,
  'without its PDF': `SELECT id FROM invoices WHERE issuedAt IS NOT NULL AND sealedAt IS NULL
      AND id NOT IN (SELECT invoiceId FROM invoiceDocuments WHERE kind = 'pdf')`,
  'twice the same number': `SELECT number FROM invoices WHERE number IS NOT NULL
      GROUP BY number HAVING count(*) > 1`,
  'a counter that is not where the numbers are': `SELECT n.year FROM invoiceNumbers n
      WHERE last < (SELECT coalesce(max(sequence), 0) FROM invoices i
        WHERE i.seriesId = n.seriesId AND i.year = n.year)`,
  'a gap between numbers': `SELECT n.year FROM invoiceNumbers n
      JOIN invoiceSeries s ON s.id = n.seriesId
      WHERE last <> firstNumber - 1 + (SELECT count(*) FROM invoices i
        WHERE i.seriesId = n.seriesId AND i.year = n.year AND sequence IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM invoiceNumberJumps j
        WHERE j.seriesId = n.seriesId AND j.year = n.year)`,
}

const wrongsOf = (db: Connection): Record<string, unknown[]> => {
  const found: Record<string, unknown[]> = {}
  for (const [name, sql] of Object.entries(never)) {
    const bad = rows(db, sql)
    if (bad.length > 0) found[name] = bad
  }
  const integrity = rows(db, 'PRAGMA integrity_check(1)')
  if (JSON.stringify(integrity) !== '[{"integrity_check":"ok"}]') found['integrity'] = integrity
  const strays = rows(db, 'PRAGMA foreign_key_check')
  if (strays.length > 0) found['foreign keys'] = strays
  const { broken } = verifyArchive(db)
  if (broken.length > 0) found['archive'] = broken
  return found
}

/** Whether the database knows of what a line of the ledger says. */
const isDone = (db: Connection, { entry }: ReadableLine): boolean => {
  const has = (sql: string, parameters: Record<string, unknown>): boolean =>
    db.get(sql, parameters) !== undefined
  switch (entry.kind) {
    case 'erasure':
      return has(
        `SELECT 1 FROM clients WHERE id = $clientId
           AND CASE $erasure WHEN 'whole' THEN erasedAt ELSE coalesce(erasedAt, reducedAt) END
             IS NOT NULL`,
        entry,
      )
    case 'seal':
      return has('SELECT 1 FROM archive WHERE kind = $archive AND sourceId = $sourceId', entry)
    case 'destruction':
      return has(
        `SELECT 1 FROM archive WHERE kind = $archive AND sourceId = $sourceId
           AND destroyedAt IS NOT NULL`,
        entry,
      )
    case 'scrub':
      return has('SELECT 1 FROM invoices WHERE id = $invoiceId AND sealedAt IS NOT NULL', entry)
    case 'scrub-entry':
      return has('SELECT 1 FROM bankEntries WHERE id = $entryId AND sealedAt IS NOT NULL', entry)
    case 'number':
      return has(
        `SELECT 1 FROM invoiceNumbers WHERE seriesId = $seriesId AND year = $year
           AND last >= $last`,
        entry,
      )
    default:
      return true
  }
}

/** What the database did and the ledger does not say. */
const untold = (db: Connection, lines: readonly ReadableLine[]): unknown[] => {
  const told = new Set(lines.map(({ entry }) => JSON.stringify(entry)))
  const done = [
    ...db
      .all<{ clientId: number; erasure: string; terminatedOn: string }>(
        `SELECT e.clientId, e.kind AS erasure, c.terminatedOn
         FROM erasures e JOIN clients c ON c.id = e.clientId`,
      )
      .map((row) => ({ kind: 'erasure', ...row })),
    ...db
      .all<object>('SELECT kind AS archive, sourceId, destroyAfter, rule FROM archive')
      .map((row) => ({ kind: 'seal', ...row })),
    ...db
      .all<{ archive: string; sourceId: number }>(
        'SELECT kind AS archive, sourceId FROM archive WHERE destroyedAt IS NOT NULL',
      )
      .map(({ archive, sourceId }) => ({ kind: 'destruction', archive, sourceId })),
    ...db
      .all<{ seriesId: number; year: number; last: number }>(
        `SELECT seriesId, year, last FROM invoiceNumbers n JOIN invoiceSeries s ON s.id = n.seriesId
         WHERE last >= firstNumber`,
      )
      .map(({ seriesId, year, last }) => ({ kind: 'number', seriesId, year, last })),
  ]
  return done.filter((entry) => !told.has(JSON.stringify(entry)))
}

/** Everything that must hold of an open office, at whatever moment it was cut short before. */
export const expectWhole = async (office: TestOffice, moment: string): Promise<void> => {
  // What was issued and not drawn yet is drawn when it is wanted.
  await office.call('invoices.makePdfs', {})
  const db = office.database()
  try {
    expect([moment, wrongsOf(db)]).toEqual([moment, {}])
    // A line is in the table exactly when what it tells of is done, and after opening in the file too.
    const rows = linesAfter(db, 0)
    const lines = readable(rows)
    expect([moment, untold(db, lines)]).toEqual([moment, []])
    expect([moment, lines.filter((line) => !isDone(db, line))]).toEqual([moment, []])
    const path = join(office.dir, 'office.ledger')
    const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
    const { state, damaged, half } = compareLedger(text, rows, ledgerKeysOf(db))
    expect([moment, state, damaged, half]).toEqual([moment, 'equal', false, false])
  } finally {
    db.close()
  }
  const verdict = await office.call('audit.verify', {})
  expect([moment, verdict.firstBroken]).toEqual([moment, null])
  expect([moment, litter(office.dir)]).toEqual([moment, []])
}

/** What an interrupted job must not leave behind for good, once the office was opened again. */
const litter = (dir: string): string[] =>
  readdirSync(dir).filter((name) =>
    /^(staging|restoring)-|office\.restore\.json|\.rotating/.test(name),
  )

/** A new invoice gets a number that no invoice ever had. */
export const expectFreshNumber = async (
  office: TestOffice,
  moment: string,
  everHandedOut: readonly string[],
): Promise<void> => {
  const [client] = (await office.call('clients.list', { search: 'blijvend' })).rows
  const { number } = await anInvoiceFor(office, client?.id ?? 0, { supplyFrom: '2026-03-10' })
  expect([moment, everHandedOut.includes(number)]).toEqual([moment, false])
}

/** The office as it stands, without what differs from run to run: hashes, sealed bytes, line ids. */
export const standing = (office: TestOffice) => {
  const db = office.database()
  try {
    return {
      clients: rows(
        db,
        `SELECT id, name, street, note, terminatedOn, reducedAt IS NOT NULL AS reduced,
           erasedAt IS NOT NULL AS erased FROM clients ORDER BY id`,
      ),
      emails: rows(db, 'SELECT clientId, address FROM clientEmails ORDER BY clientId, address'),
      contacts: rows(db, 'SELECT clientId, name FROM clientContacts ORDER BY clientId, name'),
      invoices: rows(
        db,
        `SELECT id, number, clientId, buyerName, grossCents, paidCents,
           sealedAt IS NOT NULL AS sealed FROM invoices ORDER BY id`,
      ),
      lines: rows(db, 'SELECT invoiceId, description, amountCents FROM invoiceLines ORDER BY id'),
      vat: rows(db, 'SELECT * FROM invoiceVat ORDER BY invoiceId, kind, rate'),
      entries: rows(
        db,
        `SELECT id, bookedOn, amountCents, counterpartyName, allocatedCents,
           sealedAt IS NOT NULL AS sealed FROM bankEntries ORDER BY id`,
      ),
      archive: rows(
        db,
        `SELECT kind, sourceId, fiscalYear, destroyAfter, rule, destroyedAt IS NOT NULL AS destroyed
         FROM archive ORDER BY kind, sourceId`,
      ),
      erasures: rows(db, 'SELECT clientId, kind, rule FROM erasures ORDER BY clientId, kind'),
      holds: rows(db, 'SELECT id, reason FROM holds ORDER BY id'),
      numbers: rows(db, 'SELECT * FROM invoiceNumbers ORDER BY seriesId, year'),
    }
  } finally {
    db.close()
  }
}
