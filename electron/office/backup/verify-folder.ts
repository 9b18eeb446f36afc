/**
 * `--verify`: looks through database, audit log, archive, ledger and backups of a data folder and
 * reports; destroys nothing, erases nothing, signs nobody in.
 */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { officeCode } from '../../../shared/backup/rotation'
import { AppError, isAppError, type ErrorCode } from '../../../shared/errors'
import { verifyArchive, type ArchiveVerdict } from '../archive/seal'
import { verifyChain } from '../audit/verify'
import { connect, type Connection } from '../database/driver'
import { ownSource } from '../files/source'
import { compareLedger } from '../ledger/compare'
import { heardFrom, misfitError, misfitOf } from '../ledger/history'
import { ledgerKeysOf } from '../ledger/keys'
import { ledgerFileName, ledgerText } from '../ledger/outbox'
import { readable } from '../ledger/readable'
import { linesAfter } from '../ledger/table'
import { databaseFileName, restoreMarkerName } from '../session/office-files'
import type { Guard } from '../session/guesses/guard'
import { checkCopy, takeSnapshot } from './file/beside'
import { readContainer } from './file/container'
import { requireOwnOrLater, type Manifest } from './file/manifest'
import { backupsIn } from './folder'
import { ledgerCopiesOf } from './ledger-copies'
import { placeOf, readLocal } from './local'
import { stagingPrefix } from './make'
import { openForVerify, verifyKeys, type VerifyAccess } from './verify-keys'
import { checkAccess, checkReplay } from './restore/replay-check'

type Verdict<T = object> = ({ ok: true } & T) | { ok: false; code: ErrorCode }

export interface FolderVerdict {
  ok: boolean
  /** the first characters of the office's number, as in its backups' names */
  office: string
  database: Verdict
  /** whether the key file and the database belong together */
  keys: Verdict
  audit: Verdict<{ lines: number }>
  archive: Verdict<Pick<ArchiveVerdict, 'items' | 'destroyed'>>
  /** whether the database knows all that the ledger says happened */
  ledger: Verdict<{ lines: number }>
  backups: { name: string; place: string; createdAt: string; ok: boolean; code: ErrorCode | null }[]
}

/**
 * Errors: keys-…, database-missing, restore-unfinished, wait-first, wrong-password, those of the disk.
 */
export const verifyFolder = async (
  dir: string,
  guard: Guard,
  access: VerifyAccess,
): Promise<FolderVerdict> => {
  if (existsSync(join(dir, restoreMarkerName))) throw new AppError('restore-unfinished', {})
  const opened = await openForVerify(dir, guard, access)
  const { officeId } = opened.box.file
  const key = opened.box.secrets.databaseKey
  if (!existsSync(join(dir, databaseFileName))) throw new AppError('database-missing', {})
  const staging = await mkdtemp(join(dir, stagingPrefix))
  try {
    const copy = join(staging, databaseFileName)
    const database = await verdictOf(async () => {
      await takeSnapshot(join(dir, databaseFileName), key, copy, {})
      await checkCopy(copy, key, { deep: true })
      return {}
    })
    // What is inside a damaged file says nothing.
    const inside = <T>(look: (db: Connection) => Promise<T> | T): Promise<Verdict<T>> =>
      database.ok
        ? verdictOf(() => withCopy(copy, key, look))
        : Promise.resolve({ ok: false, code: database.code })
    const keys = await inside((db) => verifyKeys(db, opened))
    const audit = await inside(auditOf)
    const archive = await inside(archiveOf)
    const witness = (await access.desk?.readWitness(officeId)) ?? null
    const ledger = await inside((db) => ledgerOf(db, { dir, officeId, witness }))
    const backups = await backupsOf(dir, officeId, async (manifest) => {
      if (database.ok) await withCopy(copy, key, (db) => requireOwnOrLater(manifest, db))
    })
    const ok =
      [database, keys, audit, archive, ledger].every((one) => one.ok) &&
      backups.every((one) => one.ok)
    return { ok, office: officeCode(officeId), database, keys, audit, archive, ledger, backups }
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

const verdictOf = async <T>(look: () => Promise<T> | T): Promise<Verdict<T>> => {
  try {
    return { ok: true, ...(await look()) }
  } catch (error) {
    if (!isAppError(error)) throw error
    return { ok: false, code: error.code }
  }
}

const withCopy = async <T>(
  path: string,
  key: Uint8Array,
  look: (db: Connection) => Promise<T> | T,
): Promise<T> => {
  const db = connect(path, key)
  try {
    return await look(db)
  } finally {
    db.close()
  }
}

const auditOf = async (db: Connection): Promise<{ lines: number }> => {
  const { lines, firstBroken } = await verifyChain({
    read: (work) => work({ db, now: '', today: '', user: { id: 0, role: 'support', name: '' } }),
    checkpoint: () => undefined,
    progress: () => undefined,
  })
  if (firstBroken !== null) throw new AppError('audit-broken', { line: firstBroken })
  return { lines }
}

const archiveOf = (db: Connection): Pick<ArchiveVerdict, 'items' | 'destroyed'> => {
  const { items, destroyed, broken } = verifyArchive(db)
  const [id] = broken
  if (id !== undefined) throw new AppError('archive-damaged', { id })
  return { items, destroyed }
}

interface Told {
  dir: string
  officeId: string
  /** what this desk remembers of the office */
  witness: string | null
}

/** File, copies and witness against the table, and the database against what the table says. */
const ledgerOf = async (
  db: Connection,
  { dir, officeId, witness }: Told,
): Promise<{ lines: number }> => {
  const copies = await ledgerCopiesOf(dir, officeId)
  const misfit = (await misfitOf(dir, db, copies)) ?? heardFrom(db, witness).misfit
  if (misfit) throw misfitError(misfit, false)
  const lines = linesAfter(db, 0)
  const text = ledgerText(join(dir, ledgerFileName))
  const { state, damaged } = compareLedger(text ?? '', lines, ledgerKeysOf(db))
  if (!damaged && state === 'shorter') throw new AppError('ledger-behind', {})
  if (damaged || state !== 'equal') throw new AppError('ledger-damaged', {})
  try {
    checkReplay(db, readable(lines))
    checkAccess(db, readable(lines))
  } catch (error) {
    throw isAppError(error) ? error : new AppError('replay-failed', { step: 'check' })
  }
  return { lines: lines.length }
}

const backupsOf = async (
  dir: string,
  officeId: string,
  requireOwn: (manifest: Manifest) => Promise<void>,
): Promise<FolderVerdict['backups']> => {
  const found: FolderVerdict['backups'] = []
  for (const folder of readLocal(dir).folders) {
    const place = placeOf(dir, folder)
    for (const { name, path, createdAt } of await backupsIn(place, officeId)) {
      const verdict = await verdictOf(async () => {
        await requireOwn(await readContainer(ownSource(path)))
        return {}
      })
      found.push({ name, place, createdAt, ok: verdict.ok, code: verdict.ok ? null : verdict.code })
    }
  }
  return found
}
