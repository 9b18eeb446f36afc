/**
 * Who may put a backup back. Its own key file opens it, as it was at the time; where the office is
 * still here, today's passwords do as well, and whoever lost their access since then stays out.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { RestoreAccess } from '../../../../shared/backup/contract'
import { AppError, isAppError } from '../../../../shared/errors'
import { formatRecoveryKey, readRecoveryKey } from '../../../../shared/session/recovery-key'
import { wipe } from '../../crypto'
import { connect, type Connection, type ReadableDatabase } from '../../database/driver'
import type { LedgerLine } from '../../ledger/line'
import { linesAfter } from '../../ledger/table'
import {
  openBoxes,
  slotFor,
  typed,
  type Box,
  type Typed,
  type Whose,
} from '../../session/keys/collect'
import { exportKeys } from '../../session/keys/directory'
import { judge, judgeOlder, rowFor, type Entry } from '../../session/keys/judge'
import { readKeyFiles, type KeyFile, type KeySource } from '../../session/keys/key-file'
import {
  whoDigest,
  wipeSecrets,
  type Secrets,
  type Slot,
  type SlotKey,
} from '../../session/keys/slots'
import { databaseFileName } from '../../session/office-files'
import type { Session } from '../../session/session'
import { guesserAt } from '../../session/sign-in/prove'
import { guesserFor } from '../../session/sign-in/unlock'
import type { UserRow } from '../../session/user-row'

/** The office that is here, as its own database has it: it opens with the same key as the backup. */
export interface Present {
  file: KeyFile
  users: UserRow[]
  lines: LedgerLine[]
  rotationDueAt: string | null
}

export interface RestoreKeys {
  secrets: Secrets
  /** the slot that opened it */
  slot: Slot
  /** of the slot, to seal it anew with */
  slotKey: SlotKey
  /** whether that is the backup's own slot, or today's */
  own: boolean
  /** null: no office is here, or it has other keys than the backup */
  present: Present | null
  /** of every box that what was typed opens: one may be of later keys than the backup's */
  opened: Secrets[]
}

export const wipeRestoreKeys = ({ secrets, slotKey, opened }: RestoreKeys): void => {
  wipe(slotKey.key)
  for (const one of [secrets, ...opened]) wipeSecrets(one)
}

/** What is typed, and whose it is; null for a recovery key that cannot be one. */
const typedBy = (access: RestoreAccess): { whose: Whose; secret: string } | null => {
  const { email } = access
  if (access.by === 'password') return { whose: { by: 'password', email }, secret: access.password }
  const reading = readRecoveryKey(access.recoveryKey)
  return reading.ok
    ? { whose: { by: 'kit', email }, secret: formatRecoveryKey(reading.bytes) }
    : null
}

const refusal = (access: RestoreAccess, waitSeconds: number): AppError => {
  if (access.by === 'password') return new AppError('wrong-password', { waitSeconds })
  const reading = readRecoveryKey(access.recoveryKey)
  return new AppError('wrong-recovery-key', { group: reading.ok ? null : reading.group })
}

/**
 * Errors: wait-first, wrong-password, wrong-recovery-key, other-desktop, keychain-unavailable,
 * forbidden (no access any more, or no owner's slot), backup-other-password, those of `judge`.
 */
export const openBackupKeys = async (
  session: Session,
  staging: string,
  access: RestoreAccess,
  /** it is not a backup, but the database that is here and not the newest, with the keys beside it */
  older: boolean,
): Promise<RestoreKeys> => {
  const asked = typedBy(access)
  if (!asked) throw refusal(access, 0)
  const { whose, secret } = asked
  const [then] = readKeyFiles(staging)
  if (!then) throw new AppError('backup-damaged', {})
  const today = filesHere(session.dir, then.file.officeId)
  const slot = [...today, then].map(({ file }) => slotFor(file, whose)).find((one) => one !== null)
  const tried = typed(secret, session.desk)
  try {
    return await session.keys.guard.guess(
      await guesserAt(session, slot?.id ?? whoDigest(then.file, whose.email)),
      async () => {
        const keys = await openWith(session, staging, { then, today, older }, whose, tried)
        return keys ? { right: keys } : { wrong: null }
      },
      (waitSeconds) => refusal(access, waitSeconds),
    )
  } finally {
    tried.wipe()
  }
}

/** Today's key files of the same office; none where it is not here or cannot be read. */
const filesHere = (dir: string, officeId: string): KeySource[] => {
  try {
    return readKeyFiles(dir).filter(({ file }) => file.officeId === officeId)
  } catch (error) {
    if (isAppError(error)) return []
    throw error
  }
}

interface KeyFiles {
  then: KeySource
  today: KeySource[]
  older: boolean
}

const openWith = async (
  session: Session,
  staging: string,
  { then, today, older }: KeyFiles,
  whose: Whose,
  tried: Typed,
): Promise<RestoreKeys | null> => {
  const boxes = await boxesIn([then, ...today], whose, tried)
  for (const box of boxes) {
    const key = session.fileKey(box.secrets.databaseKey)
    const backup = openCopy(join(staging, databaseFileName), key)
    if (!backup) continue
    const here = openCopy(join(session.dir, databaseFileName), key)
    try {
      const opened = boxes.filter((one) => isInUse(session, one)).map(({ secrets }) => secrets)
      if (older) {
        judgeOlder(backup, box)
        const { secrets, slot } = box
        const slotKey = slotKeyOf(slot, await tried.keyFor(slot))
        return { secrets, slot, slotKey, own: true, present: null, opened }
      }
      const own = box.file === then.file
      const present = here && presentIn(here, then.file)
      refuseGone(present?.file ?? today[0]?.file ?? null, box)
      const entry = own
        ? await enterBy(backup, { ...box, origin: 'backup' }, whose, tried)
        : present && (await enterBy(here, box, whose, tried))
      if (entry?.slot.class !== 'owner') throw new AppError('forbidden', {})
      const { secrets, slot, key: derived } = entry
      return { secrets, slot, slotKey: slotKeyOf(slot, derived), own, present, opened }
    } finally {
      backup.close()
      here?.close()
    }
  }
  if (boxes.length === 0) return null
  throw new AppError(today.length > 0 ? 'backup-other-password' : 'wrong-key', {})
}

/** The keys of a change that never came are nobody's. */
const isInUse = (session: Session, { origin, secrets }: Box): boolean => {
  if (origin !== 'next') return true
  const path = join(session.dir, databaseFileName)
  const here = openCopy(path, session.fileKey(secrets.databaseKey))
  here?.close()
  return here !== null
}

/** A copy: what was typed is wiped once it was judged. */
const slotKeyOf = ({ kdf, desktop }: Slot, key: Uint8Array): SlotKey => ({
  kdf,
  desktop,
  key: new Uint8Array(key),
})

/** The secret of one desktop may be lost for good: then what is typed is tried on the other files. */
const boxesIn = async (sources: KeySource[], whose: Whose, tried: Typed): Promise<Box[]> => {
  const boxes: Box[] = []
  let refused: AppError | null = null
  for (const source of sources) {
    try {
      for await (const box of openBoxes([source], whose, tried)) boxes.push(box)
    } catch (error) {
      if (!isAppError(error) || error.code !== 'other-desktop') throw error
      refused = error
    }
  }
  if (boxes.length === 0 && refused) throw refused
  return boxes
}

const enterBy = async (
  db: ReadableDatabase,
  box: Box,
  whose: Whose,
  tried: Typed,
): Promise<Entry> => {
  const row = rowFor(db, box)
  if (row) await tried.keyFor(row)
  const verdict = judge(db, box, whose, tried)
  if (verdict.is !== 'entry') throw new AppError('change-not-done', {})
  return verdict.entry
}

/** null: the key is not the file's, or there is no file. */
const openCopy = (path: string, key: Uint8Array | null): Connection | null => {
  if (!existsSync(path)) return null
  const connection = connect(path, key)
  try {
    connection.get('SELECT count(*) AS n FROM sqlite_master')
    return connection
  } catch (error) {
    connection.close()
    if (isAppError(error) && ['wrong-key', 'database-damaged'].includes(error.code)) return null
    throw error
  }
}

/** null: what is here is damaged, or another office's. */
const presentIn = (db: ReadableDatabase, then: KeyFile): Present | null => {
  try {
    const file = exportKeys(db)
    if (file.officeId !== then.officeId) return null
    const users = db.all<UserRow>('SELECT * FROM users')
    const due = db.get<{ at: string | null }>('SELECT rotationDueAt AS at FROM settings')
    return { file, users, lines: linesAfter(db, 0), rotationDueAt: due?.at ?? null }
  } catch (error) {
    if (isAppError(error)) return null
    throw error
  }
}

/** Who has no slot today stays out, whatever opened the backup. Errors: forbidden. */
const refuseGone = (today: KeyFile | null, { slot }: Box): void => {
  const same = ({ who }: Slot): boolean => who === slot.who
  if (today && !today.slots.some(same)) throw new AppError('forbidden', {})
}

/**
 * An owner's keys to the office that is here, by the key file alone: the database is damaged. Errors:
 * keys-…, wait-first, wrong-password, other-desktop, forbidden.
 */
export const openOwnKeys = async (
  session: Session,
  { email, password }: { email: string; password: string },
): Promise<Secrets> => {
  const whose: Whose = { by: 'password', email }
  const tried = typed(password, session.desk)
  try {
    return await session.keys.guard.guess(
      await guesserFor(session, whose),
      async () => {
        const [box] = await boxesIn(readKeyFiles(session.dir), whose, tried)
        if (!box) return { wrong: null }
        if (box.slot.class !== 'owner') throw new AppError('forbidden', {})
        return { right: box.secrets }
      },
      (waitSeconds) => new AppError('wrong-password', { waitSeconds }),
    )
  } finally {
    tried.wipe()
  }
}
