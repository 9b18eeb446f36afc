/** Rotating the database key: for when someone who knew it left in anger. */
import { createReadStream, createWriteStream, statSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Worker } from 'node:worker_threads'
import { AppError } from '../../../shared/errors'
import { chainHead } from '../audit/chain'
import type { ActionContext } from '../context'
import { keyBytes, randomBytes, toHex } from '../crypto'
import { openDatabase } from '../database/open'
import { writeFailure } from '../durable'
import { workerFile } from '../worker-file'
import { readKeyFile, writeKeyFile } from './key-file'
import { rekeyedBytes } from './rekey-progress'
import { finishRotation, putInPlace, rotatingFileName, undoRotation } from './rotation-steps'
import { databaseFileName, type OpenSession } from './session'
import { sealNext } from './slots'

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

const rekey = (
  path: string,
  from: Uint8Array,
  to: Uint8Array,
): Promise<{ head: string | null; broken: number }> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(import.meta.url, 'rekey-worker'), {
      workerData: { path, from: toHex(from), to: toHex(to) },
    })
    worker.once('message', resolve)
    worker.once('error', reject)
  })

/** Slots of owners, by the user they belong to, and the recovery kit: who may open the archive. */
const ownersOf = (opened: OpenSession): Set<string> =>
  new Set(
    opened.database.reader
      .all<{ slotId: string }>(`SELECT slotId FROM users WHERE role = 'owner'`)
      .map(({ slotId }) => slotId),
  )

/**
 * Gives the file a new key and seals it to every slot. Meanwhile nothing is written (others read). A
 * crash at any point leaves the old key or the new one, and the next sign-in tidies up. Errors:
 * disk-full, cancelled (before the file is swapped), database-damaged.
 */
export const rotateKey = async (context: ActionContext): Promise<void> => {
  const { session } = context
  const opened = session.require()
  const { dir } = session
  const path = join(dir, databaseFileName)
  const rotating = join(dir, rotatingFileName)
  context.write(({ audit }) => audit({ entity: 'databaseKey', code: 'rotating' }))
  const release = session.pauseWrites()
  const file = readKeyFile(dir)
  const secrets = { ...opened.secrets, databaseKey: randomBytes(keyBytes) }
  try {
    opened.database.writer.pragma('wal_checkpoint(TRUNCATE)')
    await copy(context, path, rotating)
    const head = chainHead(opened.database.reader)
    const stopTelling = tellHowFar(context, path, rotating)
    const result = await rekey(rotating, opened.secrets.databaseKey, secrets.databaseKey).finally(
      stopTelling,
    )
    context.checkpoint()
    if (result.head !== head || result.broken > 0) throw new AppError('database-damaged', {})
    const owners = ownersOf(opened)
    file.slots = file.slots.map((slot) =>
      sealNext(slot, secrets, slot.kind === 'recovery' || owners.has(slot.id)),
    )
    writeKeyFile(dir, file)
  } catch (error) {
    undoRotation(dir, file)
    release()
    throw error
  }
  // From here on it goes through: the old file closes, the new one takes its place.
  opened.database.close()
  putInPlace(dir)
  finishRotation(dir, file)
  const { office } = opened
  office.databaseKey.set(secrets.databaseKey)
  office.database = openDatabase(path, session.fileKey(secrets.databaseKey))
  release()
  session.endOthers('keys')
  context.write(({ audit }) => audit({ entity: 'databaseKey', code: 'rotated' }))
}
