/** Runs one heavy job on a thread of its own. */
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { AppError } from '../../../../shared/errors'
import { toHex } from '../../crypto'
import { writeFailure } from '../../../ground/durable'
import { workerFile } from '../../worker-file'
import { factsSchema, type Facts } from './manifest'

export interface Snapshot extends Facts {
  bytes: number
  sha256: string
}

const message = z.union([
  z.object({ progress: z.object({ done: z.number(), total: z.number() }) }),
  z.object({ failure: z.string() }),
  z.object({ result: z.unknown() }),
])
const snapshot = factsSchema.extend({ bytes: z.number(), sha256: z.string() })
const pagesVerdict = z.object({ good: z.boolean() })
const verdict = z.object({ good: z.boolean(), facts: factsSchema.nullable() })

interface Job {
  job: 'snapshot' | 'pages' | 'structure'
  path: string
  key: Uint8Array | null
  to?: string
  deep?: boolean
}

export interface Watch {
  signal?: AbortSignal
  progress?: (done: number, total: number) => void
}

const named = (code: string): Error => {
  if (code === 'STOPPED') return new AppError('cancelled', {})
  if (code.startsWith('SQLITE_NOTADB')) return new AppError('wrong-key', {})
  if (code.startsWith('SQLITE_CORRUPT') || code === 'EIO') {
    return new AppError('database-damaged', {})
  }
  if (code.startsWith('SQLITE_FULL') || code === 'SQLITE_IOERR_SHMSIZE') {
    return new AppError('disk-full', {})
  }
  if (code.startsWith('SQLITE_BUSY')) return new AppError('busy', {})
  return /^E[A-Z]+$/.test(code)
    ? writeFailure(Object.assign(new Error(code), { code }))
    : new Error(`the backup's worker failed: ${code}`)
}

const run = (job: Job, { signal, progress }: Watch): Promise<unknown> =>
  new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(new AppError('cancelled', {}))
      return
    }
    const stop = new SharedArrayBuffer(4)
    const worker = new Worker(workerFile(import.meta.url, 'backup-worker'), {
      workerData: { ...job, key: job.key ? toHex(job.key) : null, stop },
    })
    // It lets go of the database itself: a thread that is torn down would keep its lock.
    const ask = (): void => void Atomics.store(new Int32Array(stop), 0, 1)
    signal?.addEventListener('abort', ask)
    let answer: { result: unknown } | { failure: string } | null = null
    worker.on('message', (raw: unknown) => {
      const told = message.parse(raw)
      if ('progress' in told) progress?.(told.progress.done, told.progress.total)
      else answer = told
    })
    worker.on('error', reject)
    // Only when it has ended are its files closed.
    worker.on('exit', () => {
      signal?.removeEventListener('abort', ask)
      if (!answer) reject(new Error('the backup’s worker ended without an answer'))
      else if ('failure' in answer) reject(named(answer.failure))
      else resolve(answer.result)
    })
  })

/**
 * Copies the database file as it is at one moment, while others go on writing. Errors: cancelled,
 * busy, wrong-key, database-damaged, disk-full, folder-not-writable, file-write-failed.
 */
export const takeSnapshot = async (
  path: string,
  key: Uint8Array | null,
  to: string,
  watch: Watch,
): Promise<Snapshot> => snapshot.parse(await run({ job: 'snapshot', path, key, to }, watch))

const settled = (result: PromiseSettledResult<unknown>): unknown => {
  if (result.status === 'rejected') throw result.reason
  return result.value
}

/**
 * Checks every page of a database that nobody uses and tells what is in it; `deep`: indexes against
 * their tables as well. Errors: cancelled, wrong-key, database-damaged.
 */
export const checkCopy = async (
  path: string,
  key: Uint8Array | null,
  { deep, ...watch }: Watch & { deep: boolean },
): Promise<Facts> => {
  // Each reads the whole file: side by side they take half as long. Both have ended before this does.
  const [pages, structure] = await Promise.allSettled([
    key === null ? { good: true } : run({ job: 'pages', path, key }, watch),
    run({ job: 'structure', path, key, deep }, watch),
  ])
  // A page that is not what was written explains whatever the structure stumbled over.
  if (!pagesVerdict.parse(settled(pages)).good) throw new AppError('database-damaged', {})
  const { good, facts } = verdict.parse(settled(structure))
  if (!good || !facts) throw new AppError('database-damaged', {})
  return facts
}
