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
import { appendAudit } from '../../audit/chain'
import type { ActionContext } from '../../context'
import type { AuditLine } from '../../audit/line'
import type { WritableDatabase } from '../../database/driver'
import { openDatabase, type OfficeDatabase } from '../../database/open'
import { writeDurably, writeFailure } from '../../durable'
import { markOf } from '../../ledger/branch'
import { ledgerKeysOf } from '../../ledger/keys'
import { textOf } from '../../ledger/line'
import { ledgerFileName } from '../../ledger/outbox'
import { readable } from '../../ledger/readable'
import { addLines, insertLine, linesAfter } from '../../ledger/table'
import { beginGeneration } from '../../once'
import { typed } from '../../session/keys/collect'
import { putKeys } from '../../session/keys/directory'
import { readKeyFile, writeKeyFile } from '../../session/keys/key-file'
import { newSlotKey, whoDigest } from '../../session/keys/slots'
import { databaseFileName, restoreMarkerName } from '../../session/office-files'
import { forgetSecondStep } from '../../session/sign-in/second-step'
import { requiresTotp } from '../../session/sign-in/steps'
import { comeInWith, hold } from '../../session/sign-in/unlock'
import type { UserRow } from '../../session/user-row'
import {
  keysAfterRestore,
  openBackupKeys,
  withNewPassword,
  type KeysAfterRestore,
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
  const report = await restoreInto(context, origin, access).finally(release)
  await comeIn(context, access.password, report.ready)
  return report.told
}

const restoreInto = async (
  context: ActionContext,
  origin: Origin,
  access: RestoreAccess,
): Promise<{ told: RestoreReport; ready: Ready }> => {
  const { session } = context
  const now = context.now()
  const staging = await mkdtemp(join(session.dir, restorePrefix)).catch((error: unknown) => {
    throw writeFailure(error)
  })
  try {
    const manifest = await origin.unpack(staging)
    const { officeId } = readKeyFile(staging)
    const keys = await openBackupKeys(session, staging, access, origin.code === 'gone-on')
    await check(context, staging, manifest, keys)
    const { path } = origin
    const code = manifest ? `restored-${manifest.createdAt}` : origin.code
    const ready = await prepare(context, { path, staging, officeId, code, keys, access, now })
    context.checkpoint()
    session.endOthers('repair')
    session.end('replaced')
    const aside = putInPlace(session.dir, basename(staging), now)
    const createdAt = manifest?.createdAt ?? ready.since
    return {
      told: { createdAt, fromHere: manifest === null, ...ready.report, aside },
      ready,
    }
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
  /** UTC ISO: the last moment that what comes back knows of */
  since: string
  email: string
  /** the recovery kit gave them a new password, and whoever had the second step sets it up anew */
  enrols: boolean
  report: Omit<RestoreReport, 'createdAt' | 'fromHere' | 'aside'>
}

/** Errors: database-damaged, migration-failed, forbidden, replay-failed, disk-full, cancelled. */
const prepare = async (context: ActionContext, job: Job): Promise<Ready> => {
  const { session } = context
  const { staging, officeId, code, keys, access, now } = job
  context.progress({ stage: 'backup-replaying', done: 0, total: null })
  const newKey = access.by === 'recovery-kit' ? await newSlotKey(access.password) : null
  const database = openDatabase(
    join(staging, databaseFileName),
    session.fileKey(keys.secrets.databaseKey),
  )
  try {
    const user = requireOwner(database, officeId, keys, access)
    const since = lastMoment(database)
    const after = keysAfterRestore(database.reader, keys)
    const known = await takeOverLedger(context, job, database)
    const replayed = await replay({
      database,
      archiveKey: keys.secrets.archiveKey,
      user,
      now,
      lines: readable(linesAfter(database.reader, 0)),
      context,
    })
    const file = newKey ? withNewPassword(after.file, user, newKey, keys.secrets) : after.file
    const shutOut = finish(database, {
      user,
      keys,
      after: { ...after, file },
      now,
      code,
      heads: known.heads,
    })
    const lines = linesAfter(database.reader, 0)
    writeDurably(join(staging, ledgerFileName), lines.map(textOf).join(''))
    writeKeyFile(staging, file)
    const hadApp = user.totpSecret !== null || requiresTotp(database.reader)
    return {
      since,
      email: user.email,
      enrols: newKey !== null && hadApp,
      report: { ...replayed, usersShutOut: shutOut, aftermathUnknown: known.unknown },
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

interface Finishing {
  user: UserRow
  keys: RestoreKeys
  after: KeysAfterRestore
  now: string
  /** for the audit log */
  code: string
  heads: Aftermath['heads']
}

/** On record in the office that comes back. Gives how many people lost their access since. */
const finish = (
  { writer: db }: OfficeDatabase,
  { user, keys, after, now, code, heads }: Finishing,
): number =>
  db.transaction(() => {
    const lines: AuditLine[] = []
    const { id } = user
    beginGeneration(db)
    putKeys(db, after.file)
    const shutOut = after.today.length > 0 ? bringUpToDate(db, after.today, now) : []
    for (const out of shutOut) lines.push({ entity: 'user', id: out, code: 'shut-out' })
    const who = whoDigest(after.file, user.email)
    const slot = after.file.slots.find((one) => one.who === who)
    if (slot) db.run('UPDATE users SET slotId = $slot WHERE id = $id', { id, slot: slot.id })
    if (keys.slot.kind === 'recovery') {
      db.run('UPDATE users SET mustChangePassword = 0, wantsDesktop = 0 WHERE id = $id', { id })
      forgetSecondStep(db, id)
      lines.push({ entity: 'user', id, code: 'recovered' })
    }
    lines.push({ entity: 'backup', code })
    const { term, epoch } = markOf(linesAfter(db, 0))
    addLines(db, now, [{ kind: 'continued', epoch: epoch + 1, term, heads }])
    appendAudit(db, { at: now, userId: id, operation: 'backup.restore', lines })
    return shutOut.length
  })

const lastMoment = ({ reader }: OfficeDatabase): string =>
  reader.get<{ at: string }>('SELECT at FROM audit ORDER BY id DESC LIMIT 1')?.at ?? ''

/** Everybody has the slot and the role of today; who has none today is disabled. */
const bringUpToDate = (db: WritableDatabase, today: readonly UserRow[], now: string): number[] => {
  const shutOut: number[] = []
  for (const { id, disabledAt } of db.all<UserRow>('SELECT * FROM users ORDER BY id')) {
    const one = today.find((user) => user.id === id && user.disabledAt === null)
    if (one) {
      db.run(
        `UPDATE users SET slotId = $slotId, role = $role, mustChangePassword = $mustChangePassword,
           wantsDesktop = $wantsDesktop
         WHERE id = $id`,
        { ...one },
      )
    } else if (disabledAt === null) {
      db.run('UPDATE users SET disabledAt = $now WHERE id = $id', { id, now })
      shutOut.push(id)
    }
  }
  return shutOut
}

/** The owner signs in to what came back, with the second step where there is one. */
const comeIn = async (
  context: ActionContext,
  password: string,
  { email, enrols }: Ready,
): Promise<void> => {
  const tried = typed(password)
  try {
    const whose = { by: 'password', email } as const
    const signingIn = await comeInWith(context, whose, tried, password)
    if (!signingIn) throw new AppError('wrong-password', { waitSeconds: 0 })
    hold(context, enrols ? { ...signingIn, steps: ['enrol'] } : signingIn)
  } finally {
    tried.wipe()
  }
}
