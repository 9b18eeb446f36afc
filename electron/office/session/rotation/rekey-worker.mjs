/** Re-encrypts a copy of the database with a new key, beside the office so that it can answer. */
import { closeSync, fsyncSync, openSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import Database, { setLogger } from '@signalapp/sqlcipher'

setLogger(() => undefined)
const { path, from, to } = workerData

/** Closed whatever comes of it: one left open would take the whole process along when this thread ends. */
const withFile = (key, work) => {
  const db = new Database(path)
  try {
    db.pragma('cipher_log_level = NONE')
    db.pragma(`key = "x'${key}'"`)
    return work(db)
  } finally {
    db.close()
  }
}

const rekey = () => {
  withFile(from, (db) => {
    // It is a copy: a failure throws it away, so it needs no journal of its own.
    db.pragma('journal_mode = DELETE')
    db.pragma('journal_mode = OFF')
    db.pragma('synchronous = OFF')
    db.pragma(`rekey = "x'${to}'"`)
  })
  const handle = openSync(path, 'r+')
  fsyncSync(handle)
  closeSync(handle)
  return withFile(to, (db) => ({
    head: db.prepare('SELECT hash FROM audit ORDER BY id DESC LIMIT 1').get()?.hash ?? null,
    broken: db.pragma('cipher_integrity_check').length,
  }))
}

try {
  parentPort?.postMessage(rekey())
} catch (error) {
  // An error's code does not survive the way to another thread.
  const { message, code } = error instanceof Error ? error : new Error(String(error))
  parentPort?.postMessage({ failure: { message, code: String(code ?? '') } })
}
