/** What an office holds, in figures that no event may change: money, numbers, who and what is kept. */
import { verifyArchive } from '../../../electron/office/archive/seal'
import type { Connection } from '../../../electron/office/database/driver'
import type { TestOffice } from '../office/office'

/** One value each; JSON carries them. */
const figures: Record<string, string> = {
  clients: 'SELECT count(*) FROM clients',
  erased: 'SELECT count(*) FROM clients WHERE erasedAt IS NOT NULL',
  reduced: 'SELECT count(*) FROM clients WHERE reducedAt IS NOT NULL',
  addresses: 'SELECT count(*) FROM clientEmails',
  contacts: 'SELECT count(*) FROM clientContacts',
  invoices: 'SELECT count(*) FROM invoices',
  drafts: 'SELECT count(*) FROM invoices WHERE issuedAt IS NULL',
  lines: 'SELECT count(*) FROM invoiceLines',
  documents: 'SELECT count(*) FROM invoiceDocuments',
  numbers:
    'SELECT group_concat(number, char(32)) FROM (SELECT number FROM invoices ORDER BY number)',
  handedOut: `SELECT group_concat(seriesId || '/' || year || '/' || last, char(32)) FROM (
    SELECT * FROM invoiceNumbers ORDER BY seriesId, year)`,
  grossCents: 'SELECT sum(sign * grossCents) FROM invoices WHERE issuedAt IS NOT NULL',
  vatCents: 'SELECT sum(sign * vatCents) FROM invoices WHERE issuedAt IS NOT NULL',
  paidCents: 'SELECT sum(paidCents) FROM invoices',
  openCents: 'SELECT sum(openCents) FROM invoices',
  entries: 'SELECT count(*) FROM bankEntries',
  bankedCents: 'SELECT sum(amountCents) FROM bankEntries',
  allocatedCents: 'SELECT sum(allocatedCents) FROM bankEntries',
  allocations: 'SELECT count(*) FROM allocations',
  sealed: 'SELECT count(*) FROM archive WHERE destroyedAt IS NULL',
  destroyed: 'SELECT count(*) FROM archive WHERE destroyedAt IS NOT NULL',
  erasures: 'SELECT count(*) FROM erasures',
  holds: 'SELECT count(*) FROM holds WHERE liftedAt IS NULL',
  terms: 'SELECT count(*) FROM retentionTerms',
  series: 'SELECT count(*) FROM invoiceSeries',
  logins: 'SELECT count(*) FROM logins',
}

export type Stand = Record<string, string | number | null>

export const standOf = (db: Connection): Stand =>
  Object.fromEntries(
    Object.entries(figures).map(([name, sql]) => {
      const row = db.get<Record<string, string | number | null>>(sql)
      return [name, Object.values(row ?? {})[0] ?? null]
    }),
  )

/** The same with what must be in order besides: pages, foreign keys, both chains and the ledger. */
export const wholeStandOf = async (office: TestOffice): Promise<Stand> => {
  const db = office.database()
  try {
    const check = db.all<{ integrity_check: string }>('PRAGMA integrity_check(1)')
    const { firstBroken } = await office.call('audit.verify', {})
    return {
      ...standOf(db),
      damaged: check.map((row) => row.integrity_check).join(' '),
      strays: db.all('PRAGMA foreign_key_check').length,
      brokenItems: verifyArchive(db).broken.join(' '),
      brokenLine: firstBroken,
    }
  } finally {
    db.close()
  }
}
