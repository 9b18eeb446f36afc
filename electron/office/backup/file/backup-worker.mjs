/**
 * The heavy half of a backup, beside the office so that it can answer: copies the database as it was
 * at one moment, and looks through a copy page by page.
 */
import { createHash } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readSync, statSync, writeSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import Database, { setLogger } from '@signalapp/sqlcipher'

setLogger(() => undefined)
const chunk = 4 * 1024 * 1024
const { job, path, key, to, deep, stop } = workerData
const stopped = new Int32Array(stop)

const checkpoint = () => {
  if (Atomics.load(stopped, 0) !== 0) throw Object.assign(new Error('stopped'), { code: 'STOPPED' })
}
const tell = (done, total) => parentPort?.postMessage({ progress: { done, total } })

const connect = (file) => {
  const db = new Database(file)
  db.pragma('cipher_log_level = NONE')
  if (key !== null) db.pragma(`key = "x'${key}'"`)
  db.pragma('busy_timeout = 10000')
  return db
}

const one = (db, sql) => Object.values(db.prepare(sql).get() ?? { none: null })[0]

const factsOf = (db) => ({
  schema: one(db, 'PRAGMA user_version'),
  counts: {
    clients: one(db, 'SELECT count(*) FROM clients WHERE erasedAt IS NULL'),
    invoices: one(db, 'SELECT count(*) FROM invoices'),
    payments: one(db, 'SELECT count(*) FROM bankEntries'),
    archive: one(db, 'SELECT count(*) FROM archive'),
    audit: one(db, 'SELECT count(*) FROM audit'),
  },
  auditHead: one(db, 'SELECT hash FROM audit ORDER BY id DESC LIMIT 1') ?? '',
  ledgerLines: one(db, 'SELECT count(*) FROM ledger'),
})

/**
 * Empties the write-ahead log into the file and then holds a reader on the file alone: while it is
 * held nobody checkpoints (WAL_READ_LOCK(0), sqlite.org/walformat.html, 2.3.2), so that the file's
 * bytes are the office as it was at this moment, however long copying takes; writers go on writing
 * into the log. A commit in between leaves the log not empty: then once more.
 */
const hold = (db) => {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    checkpoint()
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.exec('BEGIN')
    one(db, 'SELECT count(*) FROM sqlite_master')
    const log = `${path}-wal`
    if (!existsSync(log) || statSync(log).size === 0) return
    db.exec('ROLLBACK')
  }
  throw Object.assign(new Error('no quiet moment'), { code: 'SQLITE_BUSY' })
}

const copy = (total) => {
  const buffer = Buffer.allocUnsafe(chunk)
  const hash = createHash('sha256')
  const source = openSync(path, 'r')
  const target = openSync(to, 'w', 0o600)
  try {
    for (let done = 0; done < total;) {
      checkpoint()
      const read = readSync(source, buffer, 0, Math.min(chunk, total - done), done)
      if (read === 0) throw Object.assign(new Error('short'), { code: 'SQLITE_CORRUPT' })
      const piece = buffer.subarray(0, read)
      hash.update(piece)
      for (let at = 0; at < read;) at += writeSync(target, piece, at)
      done += read
      tell(done, total)
    }
    fsyncSync(target)
    return hash.digest('hex')
  } finally {
    closeSync(target)
    // Closing drops the process's POSIX locks on the file. The folder has a lock of its own that
    // keeps other processes out (hold.ts), and inside one process the engine counts for itself.
    closeSync(source)
  }
}

const snapshot = () => {
  const db = connect(path)
  try {
    hold(db)
    const facts = factsOf(db)
    const bytes = statSync(path).size
    return { ...facts, bytes, sha256: copy(bytes) }
  } finally {
    db.close()
  }
}

/** Every page's authentication code. */
const checkPages = () => {
  const db = connect(path)
  try {
    return { good: db.pragma('cipher_integrity_check').length === 0 }
  } finally {
    db.close()
  }
}

/** The structure over all pages, and what is in them. */
const checkStructure = () => {
  const db = connect(path)
  try {
    const [found] = db.pragma(deep ? 'integrity_check(1)' : 'quick_check(1)')
    const good = Object.values(found ?? {})[0] === 'ok'
    return { good, facts: good ? factsOf(db) : null }
  } finally {
    db.close()
  }
}

try {
  const work = { snapshot, pages: checkPages, structure: checkStructure }[job]
  parentPort?.postMessage({ result: work() })
} catch (error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN'
  parentPort?.postMessage({ failure: code })
}
