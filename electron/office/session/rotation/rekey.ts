/** A copy of the database under another key, made beside the office so that others can read. */
import { createReadStream, createWriteStream, statSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { Worker } from 'node:worker_threads'
import { AppError } from '../../../../shared/errors'
import { chainHead } from '../../audit/chain'
import type { ActionContext } from '../../context'
import { toHex } from '../../crypto'
import { named } from '../../database/driver'
import { writeFailure } from '../../../ground/durable'
import { workerFile } from '../../worker-file'
import { rekeyedBytes } from './rekey-progress'

// Measured shares of the whole: copying, the new key on every page, reading every page once more.
const copying = 1
const rekeying = 6
const checking = 3
const shares = copying + rekeying + checking

const copy = async (context: ActionContext, from: string, to: string): Promise<void> => {
  const total = statSync(from).size
  let done = 0
  const source = createReadStream(from, { highWaterMark: 4 * 1024 * 1024 })
  source.on('data', (piece) => {
    done += piece.length
    context.progress({ stage: 'copying', done: done * copying, total: total * shares })
  })
  try {
    await pipeline(source, createWriteStream(to, { mode: 0o600 }), { signal: context.signal })
  } catch (error) {
    if (context.signal.aborted) throw new AppError('cancelled', {})
    throw writeFailure(error)
  }
}

/** How often somebody waiting is told how far it is, in milliseconds. */
const tellEvery = 250

const tellHowFar = (context: ActionContext, from: string, path: string): (() => void) => {
  const total = statSync(from).size
  const timer = setInterval(() => {
    try {
      const done = total * copying + rekeyedBytes(from, path) * rekeying
      context.progress({ stage: 'rekeying', done, total: total * shares })
    } catch {
      // A disk that cannot be read fails the work itself, which says so.
    }
  }, tellEvery)
  return () => clearInterval(timer)
}

/** `broken`: pages that are not what was written. */
export interface Rekeyed {
  /** the hash of the last line of the audit log */
  head: string | null
  broken: number
}

/**
 * Gives a database that nobody has open another key, where it lies. Errors: disk-full,
 * folder-not-writable, file-write-failed, database-damaged, busy.
 */
export const rekey = (path: string, from: Uint8Array, to: Uint8Array): Promise<Rekeyed> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(import.meta.url, 'rekey-worker'), {
      workerData: { path, from: toHex(from), to: toHex(to) },
    })
    let answer: Rekeyed | Failed | null = null
    worker.on('message', (told: Rekeyed | Failed) => (answer = told))
    worker.once('error', reject)
    // Only when it has ended are its files closed.
    worker.once('exit', () => {
      if (!answer) reject(new Error('the new key’s worker ended without an answer'))
      else if ('failure' in answer) reject(failureOf(answer))
      else resolve(answer)
    })
  })

interface Failed {
  failure: { code: string; message: string }
}

const failureOf = ({ failure: { code, message } }: Failed): Error => {
  const error = Object.assign(new Error(message), { code })
  if (/^E[A-Z]+$/.test(code)) return writeFailure(error)
  const told = named(error)
  return told instanceof Error ? told : error
}

/**
 * Copies the database and gives the copy another key; nobody writes meanwhile. Errors: cancelled,
 * disk-full, folder-not-writable, file-write-failed, database-damaged, busy (something was written).
 */
export const rekeyedCopy = async (
  context: ActionContext,
  { path, to, key }: { path: string; to: string; key: Uint8Array },
): Promise<void> => {
  const { databaseKey, database } = context.office
  database.writer.pragma('wal_checkpoint(TRUNCATE)')
  const head = chainHead(database.reader)
  await copy(context, path, to)
  const stopTelling = tellHowFar(context, path, to)
  const result = await rekey(to, databaseKey, key).finally(stopTelling)
  context.checkpoint()
  if (result.head !== head || result.broken > 0) throw new AppError('database-damaged', {})
  if (chainHead(database.reader) !== head) throw new AppError('busy', {})
}
