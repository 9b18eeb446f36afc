/**
 * The one file that touches the database engine. Readers and writers have different types, so a
 * query that writes does not compile; the reader's connection is `query_only` besides.
 */
import { closeSync, existsSync, openSync } from 'node:fs'
import Database, { setLogger } from '@signalapp/sqlcipher'
import type { Statement } from '@signalapp/sqlcipher'
import { AppError } from '../../../shared/errors'

export type Value = string | number | null | Uint8Array
export type Parameters = Readonly<Record<string, unknown>> | readonly Value[]

export interface ReadableDatabase {
  /** The first row, or undefined. */
  get<Row>(sql: string, parameters?: Parameters): Row | undefined
  all<Row>(sql: string, parameters?: Parameters): Row[]
}

export interface WritableDatabase extends ReadableDatabase {
  /** Runs a write; returns how many rows changed. */
  run(sql: string, parameters?: Parameters): number
  /** Runs an INSERT; returns the new row's id. */
  insert(sql: string, parameters?: Parameters): number
}

/** A connection, as `open.ts` and `migrate.ts` hold it. */
export interface Connection extends WritableDatabase {
  exec(sql: string): void
  pragma(source: string): unknown
  /** Runs `work` in one IMMEDIATE transaction; any error rolls all of it back. */
  transaction<T>(work: () => T): T
  close(): void
}

// SQLCipher writes its own messages to stderr; the office reports errors by code instead.
setLogger(() => undefined)

/** What SQLite's own failures come down to; anything else as it is. */
export const named = (error: unknown): unknown => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const message = error instanceof Error ? error.message : ''
  // The second: the log's index, a file of its own, does not get the room it asks for.
  if (code.startsWith('SQLITE_FULL') || code === 'SQLITE_IOERR_SHMSIZE') {
    return new AppError('disk-full', {})
  }
  // Another program has the file in hand: a copy being made, a scanner.
  if (code.startsWith('SQLITE_BUSY')) return new AppError('busy', {})
  if (code.startsWith('SQLITE_NOTADB')) return new AppError('wrong-key', {})
  if (code.startsWith('SQLITE_CORRUPT')) return new AppError('database-damaged', {})
  if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_READONLY_')) {
    return new AppError('folder-not-writable', {})
  }
  // What a row overflows to lies on pages of its own; the cipher names no cause when one of them is
  // not what was written. A mistake in a statement always has a text of its own.
  if (code === 'SQLITE_ERROR' && message.endsWith('SQL logic error')) {
    return new AppError('database-damaged', {})
  }
  return error
}

/** A file that is not there yet is made for this user alone: the engine would let others read it. */
const makeOwn = (path: string): void => {
  if (path === ':memory:' || existsSync(path)) return
  try {
    closeSync(openSync(path, 'a', 0o600))
  } catch {
    // The engine finds the same, and says it in its own code.
  }
}

/**
 * Opens a connection. `key` is the raw 32-byte database key, or null for a plain file (benchmarks
 * compare with one). Errors: wrong-key, database-damaged, folder-not-writable, disk-full, busy.
 */
export const connect = (path: string, key: Uint8Array | null): Connection => {
  const guard = <T>(work: () => T): T => {
    try {
      return work()
    } catch (error) {
      throw named(error)
    }
  }
  makeOwn(path)
  const database = guard(() => new Database(path))
  const statements = new Map<string, Statement>()
  const statement = (sql: string): Statement => {
    let found = statements.get(sql)
    if (!found) {
      found = database.prepare(sql)
      statements.set(sql, found)
    }
    return found
  }
  // The engine binds what a statement names and ignores the rest, but wants nothing at all where
  // nothing is named; its type knows no extra fields.
  const bind = (sql: string, parameters: Parameters | undefined) =>
    (Array.isArray(parameters) || sql.includes('$') ? parameters : undefined) as
      Record<string, string | number | null> | undefined

  if (key) {
    const hex = Buffer.from(key).toString('hex')
    // Its own log would go to stderr with every wrong password.
    database.pragma('cipher_log_level = NONE')
    database.pragma(`key = "x'${hex}'"`)
  }
  return {
    get: <Row>(sql: string, parameters?: Parameters) =>
      guard(() => statement(sql).get(bind(sql, parameters)) as Row | undefined),
    all: <Row>(sql: string, parameters?: Parameters) =>
      guard(() => statement(sql).all(bind(sql, parameters)) as Row[]),
    run: (sql, parameters) => guard(() => statement(sql).run(bind(sql, parameters)).changes),
    insert: (sql, parameters) =>
      guard(() => statement(sql).run(bind(sql, parameters)).lastInsertRowid),
    exec: (sql) => guard(() => database.exec(sql)),
    pragma: (source) => guard(() => database.pragma(source)),
    transaction: <T>(work: () => T): T => {
      guard(() => database.exec('BEGIN IMMEDIATE'))
      try {
        const result = work()
        guard(() => database.exec('COMMIT'))
        return result
      } catch (error) {
        try {
          database.exec('ROLLBACK')
        } catch {
          // A full disk or a damaged page may already have rolled the transaction back.
        }
        throw error
      }
    },
    close: () => {
      for (const prepared of statements.values()) prepared.close()
      statements.clear()
      database.close()
    },
  }
}
