/**
 * What can still be read of a damaged database, a file of JSON lines per table. A page that cannot be
 * read costs the rows on it and no others. Keys, second factors and sealed items stay behind: sealed
 * items are in the backups, and the rest is no data of the office.
 */
import { setImmediate } from 'node:timers/promises'
import { join } from 'node:path'
import type { RescueReport } from '../../../../shared/backup/contract'
import { AppError, isAppError } from '../../../../shared/errors'
import type { ActionContext } from '../../context'
import { connect, type Connection } from '../../database/driver'
import { databaseFileName } from '../../session/office-files'
import type { Target } from '../../files/target'
import { writeZip } from '../../zip'
import { openOwnKeys } from './access'

const page = 500
/** Rows per file inside the ZIP. */
const perFile = 20_000

const leftOut: Record<string, readonly string[]> = {
  users: ['totpSecret', 'totpLastStep'],
  archive: ['sealed'],
}
const secretTables = ['userRecoveryCodes', 'ledgerKeys']

interface Rows {
  rows: Record<string, unknown>[]
  damaged: boolean
}

/** Errors: wrong-password, wait-first, forbidden (not an owner), database-damaged
 * (not even the list of tables can be read), those of writing. */
export const rescue = async (
  context: ActionContext,
  access: { email: string; password: string },
  target: Target,
): Promise<RescueReport> => {
  const { session } = context
  const secrets = await openOwnKeys(session, access)
  const key = session.fileKey(secrets.databaseKey)
  // A damaged office is not worked in meanwhile.
  session.endOthers('repair')
  session.end('replaced')
  const database = join(session.dir, databaseFileName)
  const report: RescueReport = { tables: 0, rows: 0, damagedTables: [] }
  const tables = tablesIn(database, key)
  await writeZip(target, new Date(context.now()), async (zip) => {
    for (const table of tables) {
      const reader = readerOf(database, key, table)
      let file = 0
      let lines: string[] = []
      const flush = async (): Promise<void> => {
        file += 1
        await zip.add(`${table}-${file}.jsonl`, lines.join(''))
        lines = []
      }
      for (const { rows, damaged } of reader) {
        if (damaged && !report.damagedTables.includes(table)) report.damagedTables.push(table)
        for (const row of rows) lines.push(`${JSON.stringify(plain(table, row))}\n`)
        report.rows += rows.length
        context.progress({ stage: 'backup-rescuing', done: report.rows, total: null })
        if (lines.length >= perFile) await flush()
        await setImmediate()
      }
      if (lines.length > 0 || file === 0) await flush()
      report.tables += 1
    }
    await zip.add('report.json', `${JSON.stringify(report, null, 2)}\n`)
  })
  return report
}

const plain = (table: string, row: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([name]) => name !== 'rowid__' && !leftOut[table]?.includes(name))
      .map(([name, value]) => [
        name,
        value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
      ]),
  )

const withConnection = <T>(
  path: string,
  key: Uint8Array | null,
  work: (db: Connection) => T,
): T => {
  const db = connect(path, key)
  try {
    db.pragma('query_only = ON')
    return work(db)
  } finally {
    db.close()
  }
}

const tablesOf = (path: string, key: Uint8Array | null): string[] =>
  withConnection(path, key, (db) =>
    db
      .all<{ name: string }>(
        `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
           AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT GLOB '*Search_*'
           AND name NOT GLOB 'invoiceReferences_*' ORDER BY name`,
      )
      .map(({ name }) => name)
      .filter((name) => !secretTables.includes(name)),
  )

/** The key was proven by its slot: a list of tables that it does not open is damaged. */
const tablesIn = (path: string, key: Uint8Array | null): string[] => {
  try {
    return tablesOf(path, key)
  } catch (error) {
    throw isDamage(error) ? new AppError('database-damaged', {}) : error
  }
}

/**
 * Reads on by row number. After a page that fails its check the engine reads nothing more on that
 * connection: each failure costs a new one. The stretch is then cut down to the row, and the damaged
 * part passed over.
 */
const readerOf = function* (path: string, key: Uint8Array | null, table: string): Generator<Rows> {
  const end = lastRow(path, key, table)
  const isReadable = (after: number): boolean => read(path, key, table, after, 1) !== null
  let limit = page
  for (let after = 0; after < end;) {
    const rows = read(path, key, table, after, limit)
    if (rows === null && limit > 1) {
      limit = Math.ceil(limit / 8)
      continue
    }
    if (rows === null) {
      after = pastDamage(after, end, isReadable)
      yield { rows: [], damaged: true }
      continue
    }
    yield { rows, damaged: false }
    if (rows.length < limit) return
    after = Number(rows.at(-1)?.rowid__ ?? end)
    limit = page
  }
}

/**
 * The first place after `bad` from where rows can be read again, or `end`: in strides that double,
 * and from there back to where the damage ends, so that no part, however long, takes for ever.
 */
const pastDamage = (bad: number, end: number, isReadable: (after: number) => boolean): number => {
  let last = bad
  let good = end
  for (let stride = 1; bad + stride < end; stride *= 2) {
    if (isReadable(bad + stride)) {
      good = bad + stride
      break
    }
    last = bad + stride
  }
  while (good - last > 1) {
    const middle = Math.floor((last + good) / 2)
    if (isReadable(middle)) good = middle
    else last = middle
  }
  return good
}

const read = (
  path: string,
  key: Uint8Array | null,
  table: string,
  after: number,
  limit: number,
): Record<string, unknown>[] | null => {
  try {
    return withConnection(path, key, (db) =>
      db.all<Record<string, unknown>>(
        `SELECT rowid AS rowid__, * FROM "${table}" WHERE rowid > $after ORDER BY rowid LIMIT $limit`,
        { after, limit },
      ),
    )
  } catch (error) {
    if (isDamage(error)) return null
    throw error
  }
}

const isDamage = (error: unknown): boolean =>
  isAppError(error) && (error.code === 'database-damaged' || error.code === 'wrong-key')

/** The highest row number; where even that cannot be read, as far as any table here goes. */
const lastRow = (path: string, key: Uint8Array | null, table: string): number => {
  try {
    return withConnection(
      path,
      key,
      (db) => db.get<{ n: number | null }>(`SELECT max(rowid) AS n FROM "${table}"`)?.n ?? 0,
    )
  } catch (error) {
    if (isDamage(error)) return 10_000_000
    throw error
  }
}
