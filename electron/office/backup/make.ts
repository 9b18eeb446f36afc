/** Making a backup: a copy of one moment, looked through, packed, read back, and only then named. */
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { backupName, officeCode, type RotationPolicy } from '../../../shared/backup/rotation'
import type { MadeBackup } from '../../../shared/backup/contract'
import { AppError, isAppError, type ErrorCode } from '../../../shared/errors'
import type { Progress } from '../../../shared/operation'
import { verifyChain } from '../audit/verify'
import { connect } from '../database/driver'
import { writeDurably, writeFailure } from '../../ground/durable'
import { ownSource } from '../files/source'
import { ledgerKeysOf, type LedgerKey } from '../ledger/keys'
import { exportKeys } from '../session/keys/directory'
import { keyFileName, keyFileText } from '../session/keys/key-file'
import { databaseFileName } from '../session/office-files'
import { version } from '../version'
import { checkCopy, takeSnapshot } from './file/beside'
import { readContainer, writeContainer } from './file/container'
import { freeName, requireFolder, syncFolder } from './folder'
import { copyLedger } from './ledger-copies'
import { failureOf, readLocal, tellLocal, type LocalFolder } from './local'
import { manifestText, sameFacts, type Part } from './file/manifest'
import { rotate } from './rotate'

export const stagingPrefix = 'staging-'

export interface BackupJob {
  dir: string
  /** null for a plain file */
  key: Uint8Array | null
  officeId: string
  /** UTC ISO */
  now: string
  policy: RotationPolicy
  /** false: the clock is in doubt, and nothing goes by its age */
  clockSteady: boolean
  /** indexes are compared with their tables too, which takes longer */
  deep: boolean
  /** of a database this program has not migrated yet only the pages are checked, not the audit log */
  checkAudit: boolean
  signal: AbortSignal
  progress(progress: Progress): void
  checkpoint(): void
}

const running = new Set<string>()
export const isMaking = (dir: string): boolean => running.has(dir)

/**
 * Makes one backup in every folder and takes away what is past its time. A folder that fails is told
 * in the result; when none took it the first failure is thrown. Errors: busy, cancelled, wrong-key,
 * database-damaged, disk-full, backup-folder-gone, folder-not-writable, file-write-failed.
 */
export const makeBackup = async (job: BackupJob): Promise<MadeBackup> => {
  const { dir, now } = job
  if (running.has(dir)) throw new AppError('busy', {})
  running.add(dir)
  let staging: string | null = null
  try {
    const started = performance.now()
    staging = await mkdtemp(join(dir, stagingPrefix)).catch((error: unknown) => {
      throw writeFailure(error)
    })
    const { text, bytes } = await takeCopy(job, staging)
    const stored = await storeAll(job, staging, text)
    const seconds = (performance.now() - started) / 1000
    const [good] = stored.filter(({ failure }) => failure === null)
    const done = finish(job, stored, { bytes, seconds })
    if (!good) throw done ?? new AppError('file-write-failed', {})
    await copyLedger(dir, job.officeId, now)
    const rotated = job.clockSteady ? await rotate(dir, job.officeId, job.policy, now) : 0
    return {
      name: good.name,
      bytes,
      seconds,
      folders: stored.map(({ id, failure }) => ({ id, failure: failure?.code ?? null })),
      rotated,
    }
  } catch (error) {
    // First the leftover: it may be what fills the disk that the note goes to.
    await remove(staging)
    noteFailure(job, error)
    throw error
  } finally {
    await remove(staging)
    running.delete(dir)
  }
}

const remove = async (staging: string | null): Promise<void> => {
  if (staging) await rm(staging, { recursive: true, force: true })
}

const watchOf = (job: BackupJob, stage: string) => ({
  signal: job.signal,
  checkpoint: () => job.checkpoint(),
  progress: (done: number, total: number) => job.progress({ stage, done, total }),
})

/** The office as it is now, checked page by page, with what the manifest says of it. */
const takeCopy = async (
  job: BackupJob,
  staging: string,
): Promise<{ text: string; bytes: number }> => {
  const { dir, key } = job
  const database = join(staging, databaseFileName)
  const { bytes, sha256, ...live } = await takeSnapshot(
    join(dir, databaseFileName),
    key,
    database,
    watchOf(job, 'backup-copying'),
  )
  const { file, ledgerKeys } = keysOf(database, key)
  writeDurably(join(staging, keyFileName), file)
  job.progress({ stage: 'backup-checking', done: 0, total: null })
  const copied = await checkCopy(database, key, { deep: job.deep, signal: job.signal })
  if (!sameFacts(live, copied)) throw new AppError('database-damaged', {})
  if (job.checkAudit) await checkAudit(job, database, live.auditHead)
  const parts: Part[] = [
    await partIn(staging, keyFileName),
    { name: databaseFileName, bytes, sha256 },
  ]
  const { officeId, now: createdAt } = job
  const text = manifestText({ ...live, officeId, createdAt, program: version, parts }, ledgerKeys)
  return { text, bytes }
}

/** The keys of the very moment of the copy: its own rows, and not the file beside the database. */
const keysOf = (
  database: string,
  key: Uint8Array | null,
): { file: string; ledgerKeys: LedgerKey[] } => {
  const copy = connect(database, key)
  try {
    return { file: keyFileText(exportKeys(copy)), ledgerKeys: ledgerKeysOf(copy) }
  } finally {
    copy.close()
  }
}

const partIn = async (staging: string, name: Part['name']): Promise<Part> => {
  const bytes = await readFile(join(staging, name))
  return { name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

const checkAudit = async (job: BackupJob, database: string, head: string): Promise<void> => {
  const copy = connect(database, job.key)
  try {
    const verdict = await verifyChain({
      read: (work) =>
        work({ db: copy, now: job.now, today: '', user: { id: 0, role: 'support', name: '' } }),
      checkpoint: () => job.checkpoint(),
      progress: ({ done, total }) => job.progress({ stage: 'backup-checking', done, total }),
    })
    if (verdict.firstBroken !== null || verdict.head !== head) {
      throw new AppError('audit-broken', { line: verdict.firstBroken ?? 0 })
    }
  } finally {
    copy.close()
  }
}

interface Stored {
  id: string
  name: string
  failure: AppError | null
}

const storeAll = async (job: BackupJob, staging: string, text: string): Promise<Stored[]> => {
  const { folders, instance } = readLocal(job.dir)
  const stored: Stored[] = []
  for (const folder of folders) {
    const one = { id: folder.id, name: '', failure: null }
    try {
      stored.push({ ...one, name: await store(job, folder, { staging, text, instance }) })
    } catch (error) {
      if (!isAppError(error) || error.code === 'cancelled') throw error
      stored.push({ ...one, failure: error })
    }
  }
  return stored
}

const store = async (
  job: BackupJob,
  folder: LocalFolder,
  { staging, text, instance }: { staging: string; text: string; instance: string },
): Promise<string> => {
  const place = await requireFolder(job.dir, folder)
  // Always the same name, so that what a power cut leaves behind is overwritten the next time.
  const partial = join(place, `.kluis-${officeCode(job.officeId)}-${instance}.partial`)
  try {
    const source = (name: string) => join(staging, name)
    await writeContainer(partial, text, source, watchOf(job, 'backup-writing'))
    // Read back from the disk: only what can be read is a backup.
    await readContainer(ownSource(partial), watchOf(job, 'backup-verifying'))
    const name = freeName(place, (again) => backupName(job.officeId, job.now, again))
    await rename(partial, join(place, name)).catch((error: unknown) => {
      throw writeFailure(error)
    })
    await syncFolder(place)
    return name
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined)
    throw error
  }
}

/** Notes how it went per folder; gives the first failure. */
const finish = (
  job: BackupJob,
  stored: Stored[],
  { bytes, seconds }: { bytes: number; seconds: number },
): AppError | null => {
  const failures = stored.flatMap(({ failure }) => (failure ? [failure] : []))
  const good = failures.length < stored.length
  tellLocal(job.dir, (local) => {
    for (const folder of local.folders) {
      const one = stored.find(({ id }) => id === folder.id)
      if (one) folder.failure = one.failure && failureOf(job.now, one.failure.code)
    }
    local.checked = { at: job.now, good: true, deep: job.deep }
    if (job.deep) local.deepCheckedAt = job.now
    if (!good) return
    local.failure = null
    local.lastGood = { at: job.now, bytes, seconds }
  })
  return failures[0] ?? null
}

const damaging: readonly ErrorCode[] = ['database-damaged', 'audit-broken']

const noteFailure = (job: BackupJob, error: unknown): void => {
  const code = isAppError(error) ? error.code : 'internal'
  if (code === 'cancelled' || code === 'busy') return
  tellLocal(job.dir, (local) => {
    local.failure = failureOf(job.now, code)
    if (damaging.includes(code)) local.checked = { at: job.now, good: false, deep: job.deep }
  })
}
