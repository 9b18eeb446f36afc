import type { BookedFileRow } from '../../../../shared/payments/contract'
import type { ReadableDatabase } from '../../database/driver'

/** Booked bank files, the latest first, two hundred at most. */
export const bookedFiles = (db: ReadableDatabase): BookedFileRow[] =>
  db
    .all<Omit<BookedFileRow, 'addsUp' | 'accounts'> & { addsUp: number; accounts: string }>(
      `SELECT f.id, f.format, f.bookedAt, u.name AS userName, f.entries, f.newEntries, f.addsUp,
         group_concat(DISTINCT a.account) AS accounts, min(s.fromOn) AS fromOn, max(s.toOn) AS toOn
       FROM (SELECT * FROM bankFiles ORDER BY id DESC LIMIT 200) f
       JOIN users u ON u.id = f.userId
       JOIN bankStatements s ON s.fileId = f.id
       JOIN bankAccounts a ON a.id = s.accountId
       GROUP BY f.id ORDER BY f.id DESC`,
    )
    .map((row) => ({ ...row, addsUp: row.addsUp === 1, accounts: row.accounts.split(',') }))
