/**
 * Putting a backup back. Everything is made ready beside the office: unpacked, checked, migrated, and
 * all that the ledger says done again. Only then does it take the place of what is here, which is
 * kept aside; and only then does anyone come in. A failure before that changes nothing.
 */
import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, open, rm, type FileHandle } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { RestoreAccess, RestoreReport } from '../../../../shared/backup/contract'
import { AppError } from '../../../../shared/errors'
import type { SignInStep } from '../../../../shared/session/contract'
import { appendAudit } from '../../audit/chain'
import type { ActionContext, AuditLine } from '../../context'
import { fromBase64 } from '../../crypto'
import { openDatabase, type OfficeDatabase } from '../../database/open'
import { writeDurably, writeFailure } from '../../durable'
import { markOf } from '../../ledger/branch'
import { ledgerKeysOf } from '../../ledger/keys'
import { textOf } from '../../ledger/line'
import { ledgerFileName } from '../../ledger/outbox'
import { readable } from '../../ledger/readable'
import { addLines, insertLine, linesAfter } from '../../ledger/table'
import { beginGeneration } from '../../once'
import { readKeyFile, writeKeyFile, type KeyFile } from '../../session/key-file'
import { openWith, type UserRow } from '../../session/open-with'
import { databaseFileName, restoreMarkerName } from '../../session/session'
import { letIn } from '../../session/unlock'
import {
  keysAfterRestore,
  openBackupKeys,
  presentKeys,
  withNewPassword,
  type RestoreKeys,
} from './access'
import { checkCopy } from '../file/beside'
import { readContainer } from '../file/container'
import { putInPlace, restorePrefix } from './in-place'
import { requireSameOffice } from '../file/inspect'
import { aftermathOf, findLedgers, ledgerOfDatabase, type Aftermath } from './ledgers'
import { sameFacts, type Manifest } from '../file/manifest'
import { replay } from './replay'

/** What an office is put together from. */
interface Origin {
  /** copies beside it are looked at too */
  path: string
  /** Unpacks it; what it is. */
  unpack(staging: string): Promise<Manifest | null>
  /** for the audit log; a backup's moment is added to it */
  code: 'restored' | 'gone-on'
}

/** Errors: see the contract. */
export const restoreBackup = (
  context: ActionContext,
  path: string,
  access: RestoreAccess,
): Promise<RestoreReport> =>
  withoutWrites(
    context,
    { path, code: 'restored', unpack: (staging) => unpack(context, path, staging) },
    access,
  )

/**
 * Goes on with the database that is here, which is not the newest: what the ledgers know is done again
 * on a copy of it, as on a backup. Errors: see the contract.
 */
export const goOnWithThis = (
  context: ActionContext,
  access: RestoreAccess,
): Promise<RestoreReport> => {
  const { dir, keys } = context.session
  // Whoever is in works in an office that was found to be the newest.
  if (keys.opened()) throw new AppError('busy', {})
  const path = join(dir, databaseFileName)
  const unpackHere = async (staging: string): Promise<null> => {
    try {
      for (const name of [databaseFileName, `${databaseFileName}-wal`]) {
        if (existsSync(join(dir, name))) await copyFile(join(dir, name), join(staging, name))
      }
    } catch (error) {
      throw writeFailure(error)
    }
    writeKeyFile(staging, readKeyFile(dir))
    return null
  }
  return withoutWrites(context, { path, code: 'gone-on', unpack: unpackHere }, access)
}

const withoutWrites = async (
  context: ActionContext,
  origin: Origin,
  access: RestoreAccess,
): Promise<RestoreReport> => {
  const { session } = context
  if (session.writesPaused()) throw new AppError('busy', {})
  // What were written from now on would be lost without anybody having seen it in the preview.
  const release = session.pauseWrites()
  try {
    return await restoreInto(context, origin, access)
  } finally {
    release()
  }
}

const restoreInto = async (
  context: ActionContext,
  origin: Origin,
  access: RestoreAccess,
): Promise<RestoreReport> => {
  const { session } = context
  const now = context.now()
  const staging = await mkdtemp(join(session.dir, restorePrefix)).catch((error: unknown) => {
    throw writeFailure(error)
  })
  try {
    const manifest = await origin.unpack(staging)
    const { officeId } = readKeyFile(staging)
    const fileKey = (key: Uint8Array) => session.fileKey(key)
    const keys = await openBackupKeys(session.dir, staging, fileKey, access, now)
    await check(context, staging, manifest, keys)
    const { path } = origin
    const code = manifest ? `restored-${manifest.createdAt}` : origin.code
    const ready = await prepare(context, { path, staging, officeId, code, keys, access, now })
    context.checkpoint()
    session.endOthers('repair')
    session.end('replaced')
    const aside = putInPlace(session.dir, basename(staging), now)
    comeIn(context, keys, ready)
    const createdAt = manifest?.createdAt ?? ready.since
    return { createdAt, fromHere: manifest === null, ...ready.report, aside }
  } finally {
    // Begun and not finished: what is still in there takes its place at the next start.
    if (!existsSync(join(session.dir, restoreMarkerName))) {
      await rm(staging, { recursive: true, force: true })
    }
  }
}

/** Errors: those of reading the backup, backup-other-office, disk-full, cancelled. */
const unpack = async (context: ActionContext, path: string, staging: string): Promise<Manifest> => {
  const files = new Map<string, FileHandle>()
  try {
    const manifest = await readContainer(
      path,
      {
        checkpoint: () => context.checkpoint(),
        progress: (done, total) => context.progress({ stage: 'backup-unpacking', done, total }),
      },
      async ({ name }, piece) => {
        try {
          const file = files.get(name) ?? (await open(join(staging, name), 'wx', 0o600))
          files.set(name, file)
          await file.writeFile(piece)
        } catch (error) {
          throw writeFailure(error)
        }
      },
    )
    requireSameOffice(context.session, manifest.officeId)
    for (const file of files.values()) await file.sync()
    return manifest
  } finally {
    for (const file of files.values()) await file.close()
  }
}

/** The database itself, page by page, against what the manifest says. Errors: backup-damaged. */
const check = async (
  context: ActionContext,
  staging: string,
  manifest: Manifest | null,
  { secrets }: RestoreKeys,
): Promise<void> => {
  context.progress({ stage: 'backup-checking', done: 0, total: null })
  const facts = await checkCopy(
    join(staging, databaseFileName),
    context.session.fileKey(secrets.databaseKey),
    { deep: false, signal: context.signal },
  )
  if (manifest && !sameFacts(facts, manifest)) throw new AppError('backup-damaged', {})
}

interface Job {
  path: string
  staging: string
  officeId: string
  /** for the audit log */
  code: string
  keys: RestoreKeys
  access: RestoreAccess
  now: string
}

interface Ready {
  file: KeyFile
  slotId: string
  /** UTC ISO: the last moment that what comes back knows of */
  since: string
  /** null: as always at sign-in */
  steps: SignInStep[] | null
  report: Omit<RestoreReport, 'createdAt' | 'fromHere' | 'aside'>
}

/** Errors: database-damaged, migration-failed, forbidden, replay-failed, disk-full, cancelled. */
const prepare = async (context: ActionContext, job: Job): Promise<Ready> => {
  const { session } = context
  const { staging, officeId, code, keys, access, now } = job
  context.progress({ stage: 'backup-replaying', done: 0, total: null })
  const database = openDatabase(
    join(staging, databaseFileName),
    session.fileKey(keys.secrets.databaseKey),
  )
  try {
    const user = requireOwner(database, officeId, keys, access)
    const since = lastMoment(database)
    const backupKeys = readKeyFile(staging)
    const owners = database.reader.all<{ slotId: string }>(
      `SELECT slotId FROM users WHERE role = 'owner'`,
    )
    const { file, shutOut } = keysAfterRestore(
      backupKeys,
      presentKeys(session.dir, officeId),
      keys,
      { owners: new Set(owners.map(({ slotId }) => slotId)), opens: user.slotId },
    )
    const after = await takeOverLedger(context, job, database)
    const replayed = await replay({
      database,
      archivePublicKey: fromBase64(backupKeys.archivePublicKey),
      user,
      now,
      lines: readable(linesAfter(database.reader, 0)),
      context,
    })
    const reset = access.by === 'recovery-kit'
    const slotId = keys.slot.kind === 'user' ? keys.slot.id : user.slotId
    finish(database, { user, slotId, now, shutOut, reset, code, heads: after.heads })
    const lines = linesAfter(database.reader, 0)
    writeDurably(join(staging, ledgerFileName), lines.map(textOf).join(''))
    const whole = reset ? withNewPassword(file, user, access.password, keys.secrets) : file
    writeKeyFile(staging, whole, { forgetPrevious: true })
    // Whoever had the second step sets it up anew: the phone may be what was lost.
    const enrols = user.totpSecret !== null || requiresTotp(database)
    return {
      file: whole,
      slotId,
      since,
      steps: reset ? (enrols ? ['enrol'] : []) : null,
      report: { ...replayed, usersShutOut: shutOut.length, aftermathUnknown: after.unknown },
    }
  } finally {
    database.close()
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

/**
 * What is known of the time after the backup goes into the table: the lines that go on from its own
 * unchanged, those of other histories under new numbers.
 */
const takeOverLedger = async (
  { session }: ActionContext,
  { path, officeId, keys }: Job,
  { reader, writer }: OfficeDatabase,
): Promise<Aftermath> => {
  const found = await findLedgers(session.dir, officeId, path)
  const here = ledgerOfDatabase(session.dir, session.fileKey(keys.secrets.databaseKey))
  if (here) found.push(here)
  const after = aftermathOf(linesAfter(reader, 0), found, ledgerKeysOf(reader))
  writer.transaction(() => {
    for (const line of after.later) insertLine(writer, line)
    for (const { at, entry } of readable(after.elsewhere)) {
      // How another history was closed stands among the heads of what goes on here.
      if (entry.kind !== 'rotated' && entry.kind !== 'continued') addLines(writer, at, [entry])
    }
  })
  return after
}

/** On record in the office that comes back; what a sign-in clears is cleared. */
const finish = (
  { writer: db }: OfficeDatabase,
  job: {
    user: UserRow
    slotId: string
    now: string
    shutOut: string[]
    reset: boolean
    code: string
    heads: Aftermath['heads']
  },
): void => {
  const { user, slotId, now, shutOut, reset, heads } = job
  db.transaction(() => {
    const lines: AuditLine[] = []
    beginGeneration(db)
    db.run('UPDATE users SET slotId = $slotId WHERE id = $id', { id: user.id, slotId })
    for (const slot of shutOut) {
      const out = db.get<{ id: number }>(
        'SELECT id FROM users WHERE slotId = $slot AND disabledAt IS NULL',
        { slot },
      )
      if (!out) continue
      db.run('UPDATE users SET disabledAt = $now WHERE id = $id', { id: out.id, now })
      lines.push({ entity: 'user', id: out.id, code: 'shut-out' })
    }
    if (reset) {
      const { id } = user
      db.run(
        'UPDATE users SET mustChangePassword = 0, totpSecret = NULL, totpLastStep = 0 WHERE id = $id',
        { id },
      )
      db.run('DELETE FROM userRecoveryCodes WHERE userId = $id', { id })
      lines.push({ entity: 'user', id, code: 'recovered' })
    }
    lines.push({ entity: 'backup', code: job.code })
    const { term, epoch } = markOf(linesAfter(db, 0))
    addLines(db, now, [{ kind: 'continued', epoch: epoch + 1, term, heads }])
    appendAudit(db, { at: now, userId: user.id, operation: 'backup.restore', lines })
  })
}

const lastMoment = ({ reader }: OfficeDatabase): string =>
  reader.get<{ at: string }>('SELECT at FROM audit ORDER BY id DESC LIMIT 1')?.at ?? ''

const requiresTotp = ({ reader }: OfficeDatabase): boolean =>
  reader.get<{ on: number }>('SELECT requireTotp AS "on" FROM settings')?.on === 1

/** The owner signs in to what came back, with the second step where there is one. */
const comeIn = (context: ActionContext, keys: RestoreKeys, ready: Ready): void => {
  const { session } = context
  const { file, slotId, steps } = ready
  const opened = openWith(session, file, { secrets: keys.secrets, next: null }, { slotId })
  const signingIn = steps === null ? opened : { session: opened.session, steps }
  session.hold(signingIn)
  if (signingIn.steps.length === 0) letIn(context)
}
