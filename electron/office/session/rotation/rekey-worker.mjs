/** Re-encrypts a copy of the database with a new key, beside the office so that it can answer. */
import { closeSync, fsyncSync, openSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import Database, { setLogger } from '@signalapp/sqlcipher'

setLogger(() => undefined)
const { path, from, to } = workerData
const db = new Database(path)
db.pragma('cipher_log_level = NONE')
db.pragma(`key = "x'${from}'"`)
// It is a copy: a failure throws it away, so it needs no journal of its own.
db.pragma('journal_mode = DELETE')
db.pragma('journal_mode = OFF')
db.pragma('synchronous = OFF')
db.pragma(`rekey = "x'${to}'"`)
db.close()

const handle = openSync(path, 'r+')
fsyncSync(handle)
closeSync(handle)

const check = new Database(path)
check.pragma('cipher_log_level = NONE')
check.pragma(`key = "x'${to}'"`)
const [head] = check.prepare('SELECT hash FROM audit ORDER BY id DESC LIMIT 1').all()
const broken = check.pragma('cipher_integrity_check')
check.close()
parentPort?.postMessage({ head: head?.hash ?? null, broken: broken.length })
