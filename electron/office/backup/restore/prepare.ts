/** The office that comes back, made ready in a folder of its own: brought up to today, and on record. */
import { join } from 'node:path'
import type { RestoreAccess, RestoreReport } from '../../../../shared/backup/contract'
import { AppError } from '../../../../shared/errors'
import { appendAudit } from '../../audit/chain'
import type { AuditLine } from '../../audit/line'
import type { ActionContext } from '../../context'
import {
  keyBytes,
  newSealingKeys,
  randomBytes,
  toBase64,
  wipe,
  type SealingKeys,
} from '../../crypto'
import type { ReadableDatabase, WritableDatabase } from '../../database/driver'
import { openDatabase, type OfficeDatabase } from '../../database/open'
import { writeDurably } from '../../../ground/durable'
import type { NamedSource } from '../../files/source'
import { markOf } from '../../ledger/branch'
import { readEntry } from '../../ledger/entry'
import { beginLedgerKey, ledgerKeysOf } from '../../ledger/keys'
import { textOf, type LedgerLine } from '../../ledger/line'
import { ledgerFileName } from '../../ledger/outbox'
import { readable } from '../../ledger/readable'
import { addLines, linesAfter } from '../../ledger/table'
import { beginGeneration } from '../../once'
import { exportKeys } from '../../session/keys/directory'
import { writeKeyFile } from '../../session/keys/key-file'
import { newSlotKey, type SlotKey } from '../../session/keys/slots'
import { databaseFileName } from '../../session/office-files'
import { rekey } from '../../session/rotation/rekey'
import { requiresTotp } from '../../session/sign-in/steps'
import type { UserRow } from '../../session/user-row'
import type { RestoreKeys } from './access'
import { replay } from './replay'
import { newLeap } from './replay-numbers'
import { checkAccess } from './replay-check'
import { settleAccess, type Settled } from './settle'
import { takeOverLedger, type TakenOver } from './take-over'

export interface Restoring {
  /** copies that lie beside the backup */
  ledgers: readonly NamedSource[]
  staging: string
  officeId: string
  /** for the audit log */
  code: string
  keys: RestoreKeys
  access: RestoreAccess
  now: string
}

export interface Ready {
  /** UTC ISO: the last moment that what comes back knows of */
  since: string
  email: string
  /** the recovery kit gave them a new password, and whoever had the second step sets it up anew */
  enrols: boolean
  report: Omit<RestoreReport, 'createdAt' | 'fromHere' | 'aside'>
}

/** New keys, where the backup's own are known to who was put out since. */
interface Fresh {
  databaseKey: Uint8Array
  archive: SealingKeys
}

/**
 * Errors: database-damaged, migration-failed, forbidden, no-owner-left, replay-failed, disk-full,
 * cancelled.
 */
export const prepare = async (context: ActionContext, job: Restoring): Promise<Ready> => {
  const { session } = context
  const { staging, officeId, keys, access, now } = job
  context.progress({ stage: 'backup-replaying', done: 0, total: null })
  const newKey = access.by === 'recovery-kit' ? await newSlotKey(access.password) : null
  const path = join(staging, databaseFileName)
  const fileKey = session.fileKey(keys.secrets.databaseKey)
  const database = openDatabase(path, fileKey)
  let fresh: Fresh | null = null
  let ready: Ready
  try {
    const user = requireOwner(database, officeId, keys, access)
    const since = lastMoment(database)
    const known = await takeOverLedger(session, database.writer, job)
    if (known.rotated) fresh = { databaseKey: randomBytes(keyBytes), archive: newSealingKeys() }
    const replayed = await replay({
      database,
      archiveKey: fresh?.archive.publicKey ?? keys.secrets.archiveKey,
      user,
      now,
      lines: readable(known.all),
      leap: newLeap(),
      context,
    })
    const hadApp = user.totpSecret !== null || requiresTotp(database.reader)
    const settled = finish(database, job, { user, newKey, known, fresh })
    const lines = linesAfter(database.reader, 0)
    requireAccess(database.reader, lines)
    writeDurably(join(staging, ledgerFileName), lines.map(textOf).join(''))
    writeKeyFile(staging, settled.file)
    ready = {
      since,
      email: user.email,
      enrols: newKey !== null && hadApp,
      report: {
        ...replayed,
        usersShutOut: settled.shutOut.length,
        withoutPassword: settled.withoutPassword,
        newKeys: fresh !== null,
        aftermathUnknown: known.unknown,
      },
    }
  } finally {
    database.close()
    if (newKey) wipe(newKey.key)
    if (fresh) wipe(fresh.archive.privateKey)
  }
  if (fresh && fileKey) await giveKey(path, fileKey, fresh.databaseKey)
  return ready
}

const giveKey = async (path: string, from: Uint8Array, to: Uint8Array): Promise<void> => {
  const { broken } = await rekey(path, from, to).finally(() => wipe(to))
  if (broken > 0) throw new AppError('database-damaged', {})
}

/** Errors: replay-failed. */
const requireAccess = (db: ReadableDatabase, lines: readonly LedgerLine[]): void => {
  try {
    checkAccess(db, readable(lines))
  } catch (error) {
    throw new AppError('replay-failed', { step: 'check' }, { cause: error })
  }
}

const requireOwner = (
  { reader }: OfficeDatabase,
  officeId: string,
  { slot }: RestoreKeys,
  access: RestoreAccess,
): UserRow => {
  const office = reader.get<{ officeId: string }>('SELECT officeId FROM settings')
  if (office?.officeId !== officeId) throw new AppError('backup-damaged', {})
  // A slot that was made after the backup, and the kit, name nobody in it: the address does.
  const user =
    reader.get<UserRow>('SELECT * FROM users WHERE slotId = $id', { id: slot.id }) ??
    reader.get<UserRow>('SELECT * FROM users WHERE lower(email) = lower($email)', {
      email: access.email,
    })
  if (!user || user.disabledAt !== null || user.role !== 'owner') {
    throw new AppError('forbidden', {})
  }
  return user
}

interface Finishing {
  user: UserRow
  newKey: SlotKey | null
  known: TakenOver
  fresh: Fresh | null
}

/** On record in the office that comes back. */
const finish = (
  { writer: db }: OfficeDatabase,
  { keys, now, code }: Restoring,
  { user, newKey, known, fresh }: Finishing,
): Settled =>
  db.transaction(() => {
    const lines: AuditLine[] = []
    const { id } = user
    const epoch = 1 + highestEpoch(db, keys, known)
    beginGeneration(db)
    if (fresh) {
      addLines(db, now, [{ kind: 'rotated', epoch }])
      beginLedgerKey(db, randomBytes(keyBytes))
      db.run('UPDATE settings SET archiveKey = $key', { key: toBase64(fresh.archive.publicKey) })
      lines.push({ entity: 'databaseKey', code: 'rotated' })
    }
    const settled = settleAccess(db, {
      user,
      keys,
      own: known.own,
      all: known.all,
      newKey,
      fresh: fresh && {
        databaseKey: fresh.databaseKey,
        archiveKey: fresh.archive.publicKey,
        archivePrivateKeys: [fresh.archive.privateKey, ...keys.secrets.archivePrivateKeys],
        ledgerKeys: ledgerKeysOf(db),
      },
      epoch,
      now,
    })
    for (const out of settled.shutOut) lines.push({ entity: 'user', id: out, code: 'shut-out' })
    if (keys.slot.kind === 'recovery') lines.push({ entity: 'user', id, code: 'recovered' })
    lines.push({ entity: 'backup', code })
    if (newKey) {
      // A new password like any other.
      const slot = slotOf(db, id)
      addLines(db, now, [{ kind: 'slot-new', user: id, slot, class: 'owner' }])
    }
    const { term } = markOf(linesAfter(db, 0))
    addLines(db, now, [{ kind: 'continued', epoch, term, heads: known.heads }])
    appendAudit(db, { at: now, userId: id, operation: 'backup.restore', lines })
    return settled
  })

const slotOf = (db: WritableDatabase, id: number): string =>
  db.get<{ slotId: string }>('SELECT slotId FROM users WHERE id = $id', { id })?.slotId ?? ''

/** Of all that is authenticated: the rows, boxes that what was typed opens, and the ledger. */
const highestEpoch = (
  db: WritableDatabase,
  { present, opened, secrets }: RestoreKeys,
  { all }: TakenOver,
): number => {
  const told = all.flatMap(({ entry: text }) => {
    const entry = readEntry(text)
    return entry?.kind === 'rotated' || entry?.kind === 'continued' ? [entry.epoch] : []
  })
  const boxes = [secrets, ...opened].map(({ epoch }) => epoch)
  return Math.max(exportKeys(db).epoch, present?.file.epoch ?? 0, ...boxes, ...told)
}

const lastMoment = ({ reader }: OfficeDatabase): string =>
  reader.get<{ at: string }>('SELECT at FROM audit ORDER BY id DESC LIMIT 1')?.at ?? ''
