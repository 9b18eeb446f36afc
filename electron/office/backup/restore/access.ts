/**
 * Who may put a backup back. Its own key file opens it, as it was at the time; where the office is
 * still here, today's passwords do as well, and whoever lost their access since then stays out.
 */
import { join } from 'node:path'
import type { RestoreAccess } from '../../../../shared/backup/contract'
import { AppError, isAppError } from '../../../../shared/errors'
import { formatRecoveryKey, readRecoveryKey } from '../../../../shared/session/recovery-key'
import { connect } from '../../database/driver'
import { afterWrong, noAttempts, secondsToWait } from '../../session/attempts'
import { readDesktopSecret } from '../../session/desktop-secret'
import { readKeyFile, type KeyFile, type Slot } from '../../session/key-file'
import { databaseFileName } from '../../session/session'
import {
  makeSlot,
  openSlot,
  sealNext,
  spendAttempt,
  whoDigest,
  type SlotSecrets,
} from '../../session/slots'
import { changeLocal, readLocal } from '../local'

export interface RestoreKeys {
  secrets: SlotSecrets
  /** the slot that opened it */
  slot: Slot
  /** whether that is the backup's own slot, or today's */
  own: boolean
}

/** Today's key file of the same office; null where it is not here or cannot be read. */
export const presentKeys = (dir: string, officeId: string): KeyFile | null => {
  try {
    const file = readKeyFile(dir)
    return file.officeId === officeId ? file : null
  } catch (error) {
    if (isAppError(error)) return null
    throw error
  }
}

/**
 * One attempt; a wrong one makes the next wait, also after a restart. Errors: wait-first, what
 * `refusal` makes of a wrong one.
 */
const attempt = async <T>(
  dir: string,
  now: string,
  open: () => Promise<T | null>,
  refusal: (waitSeconds: number) => AppError,
): Promise<T> => {
  const { attempts } = readLocal(dir)
  const waitSeconds = secondsToWait(attempts, now)
  if (waitSeconds > 0) throw new AppError('wait-first', { waitSeconds })
  const opened = await open()
  if (!opened || attempts.wrong > 0) {
    changeLocal(dir, (local) => {
      local.attempts = opened ? noAttempts : afterWrong(attempts, now)
    })
  }
  if (!opened) throw refusal(secondsToWait(afterWrong(attempts, now), now))
  return opened
}

/**
 * Errors: wait-first, wrong-password, wrong-recovery-key, other-desktop, keychain-unavailable,
 * forbidden (no access any more, or no owner's slot), backup-other-password.
 */
export const openBackupKeys = async (
  dir: string,
  staging: string,
  fileKey: (databaseKey: Uint8Array) => Uint8Array | null,
  access: RestoreAccess,
  now: string,
): Promise<RestoreKeys> => {
  const file = readKeyFile(staging)
  const present = presentKeys(dir, file.officeId)
  const secret = secretOf(access)
  const keys = await attempt<RestoreKeys>(
    dir,
    now,
    async () => {
      if (secret === null) return null
      const then = await openIn(file, access, secret).catch((error: unknown) => {
        if (isAppError(error) && error.code === 'other-desktop') return error.code
        throw error
      })
      if (then && then !== 'other-desktop') return { ...then, own: true }
      // The secret of then may be lost for good: who came back in with the kit has today's password.
      const today = present && (await openIn(present, access, secret))
      if (!today && then === 'other-desktop') throw new AppError('other-desktop', {})
      return today && { ...today, own: false }
    },
    (waitSeconds) =>
      access.by === 'password'
        ? new AppError('wrong-password', { waitSeconds })
        : new AppError('wrong-recovery-key', { group: mistypedGroup(access) }),
  )
  const gone = present && !present.slots.some(({ id }) => id === keys.slot.id)
  if (gone) throw new AppError('forbidden', {})
  refuseStaff(keys.secrets)
  if (!opens(join(staging, databaseFileName), fileKey(keys.secrets.databaseKey))) {
    throw keys.own ? new AppError('wrong-key', {}) : new AppError('backup-other-password', {})
  }
  return keys
}

/** Only owners' slots and the kit hold the archive's key. Errors: forbidden. */
const refuseStaff = ({ archivePrivateKey }: SlotSecrets): void => {
  if (!archivePrivateKey) throw new AppError('forbidden', {})
}

/** An owner's keys to the office that is here. Errors: keys-…, wait-first, wrong-password, forbidden. */
export const openOwnKeys = async (
  dir: string,
  access: { email: string; password: string },
  now: string,
): Promise<SlotSecrets> => {
  const file = readKeyFile(dir)
  const { secrets } = await attempt(
    dir,
    now,
    () => openIn(file, { by: 'password', ...access }, access.password),
    (waitSeconds) => new AppError('wrong-password', { waitSeconds }),
  )
  refuseStaff(secrets)
  return secrets
}

/** What is typed as the slot knows it; null for a recovery key that cannot be one. */
const secretOf = (access: RestoreAccess): string | null => {
  if (access.by === 'password') return access.password
  const reading = readRecoveryKey(access.recoveryKey)
  return reading.ok ? formatRecoveryKey(reading.bytes) : null
}

const mistypedGroup = (access: RestoreAccess): number | null => {
  if (access.by === 'password') return null
  const reading = readRecoveryKey(access.recoveryKey)
  return reading.ok ? null : reading.group
}

const openIn = async (
  file: KeyFile,
  access: RestoreAccess,
  secret: string,
): Promise<{ secrets: SlotSecrets; slot: Slot } | null> => {
  const who = access.by === 'password' ? whoDigest(file, access.email) : null
  const slot = file.slots.find((one) =>
    who === null ? one.kind === 'recovery' : one.kind === 'user' && one.who === who,
  )
  if (!slot) {
    spendAttempt(secret)
    return null
  }
  const desktopSecret = slot.desktop ? await readDesktopSecret(slot.id) : null
  const opened = openSlot(file.officeId, slot, secret, desktopSecret)
  return opened && { secrets: opened.secrets, slot }
}

const opens = (path: string, key: Uint8Array | null): boolean => {
  const connection = connect(path, key)
  try {
    connection.get('SELECT count(*) AS n FROM sqlite_master')
    return true
  } catch (error) {
    if (isAppError(error) && error.code === 'wrong-key') return false
    throw error
  } finally {
    connection.close()
  }
}

export interface KeysAfterRestore {
  file: KeyFile
  /** slots of people who lost their access since the backup */
  shutOut: string[]
}

/**
 * The key file for the office that comes back. Without an office here it is the backup's own. Else
 * everybody keeps the password of today, sealed to the key of the backup, and who has no slot today
 * gets none: an older key file never lets anyone back in.
 */
export const keysAfterRestore = (
  backup: KeyFile,
  present: KeyFile | null,
  { secrets, slot: opener, own }: RestoreKeys,
  /** slots of the backup that are an owner's, and the one of who puts it back */
  { owners, opens }: { owners: ReadonlySet<string>; opens: string },
): KeysAfterRestore => {
  if (!present) return { file: backup, shutOut: [] }
  const slots: Slot[] = []
  const shutOut: string[] = []
  for (const then of backup.slots) {
    const mayOpenArchive = then.kind === 'recovery' || owners.has(then.id)
    // A slot keeps its id for as long as the person keeps the role.
    const same = present.slots.find(({ id }) => id === then.id)
    const today = then.id === opens && opener.kind === 'user' ? opener : same
    if (own && then.id === opener.id) slots.push(then)
    else if (today) slots.push(sealedTo(today, secrets, mayOpenArchive))
    else if (then.kind === 'user' && then.id !== opens) shutOut.push(then.id)
  }
  return { file: { ...backup, slots, strangers: present.strangers }, shutOut }
}

const sealedTo = (slot: Slot, secrets: SlotSecrets, mayOpenArchive: boolean): Slot => {
  const next = sealNext(slot, secrets, mayOpenArchive)
  return { ...next, sealed: next.sealedNext ?? slot.sealed, sealedNext: null }
}

/** A new slot for who came in with the recovery kit. */
export const withNewPassword = (
  file: KeyFile,
  user: { slotId: string; email: string },
  password: string,
  secrets: SlotSecrets,
): KeyFile => {
  const slot = makeSlot({
    officeId: file.officeId,
    slotId: user.slotId,
    kind: 'user',
    who: whoDigest(file, user.email),
    password,
    secrets,
  })
  return { ...file, slots: [...file.slots.filter(({ id }) => id !== slot.id), slot] }
}
