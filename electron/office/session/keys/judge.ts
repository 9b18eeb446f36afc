/**
 * What the database says of a box that opened it. The database is the truth: who comes in is who has a
 * row there, and what a file beside it says is held against that.
 */
import { AppError } from '../../../../shared/errors'
import { publicKeyOf, sameBytes } from '../../crypto'
import type { ReadableDatabase } from '../../database/driver'
import type { UserRow } from '../user-row'
import type { Box, Typed, Whose } from './collect'
import { kitIn, slotIn } from './directory'
import { openSlot, wipeSecrets, type Secrets, type Slot } from './slots'

interface Settings {
  officeId: string
  keyEpoch: number
  archiveKey: string
}

/** Who may come in, with the secrets of their own row. */
export interface Entry {
  user: UserRow
  slot: Slot
  /** of the slot */
  key: Uint8Array
  secrets: Secrets
  /** the database's; the slot's own is behind when it is lower */
  epoch: number
}

export type Verdict =
  | { is: 'entry'; entry: Entry }
  /** The box is of a change whose rows never came. */
  | { is: 'not-done' }

const settingsOf = (db: ReadableDatabase): Settings => {
  const row = db.get<Settings>('SELECT officeId, keyEpoch, archiveKey FROM settings')
  if (!row) throw new AppError('keys-disagree', {})
  return row
}

/** Whether the box is of a change whose rows never came. */
export const isToCome = (db: ReadableDatabase, { origin, secrets }: Box): boolean =>
  origin === 'next' && secrets.epoch > settingsOf(db).keyEpoch

/** The row that the password has to open; null when there is none any more. */
export const rowFor = (db: ReadableDatabase, box: Box): Slot | null =>
  box.slot.kind === 'recovery' ? kitIn(db) : slotIn(db, box.slot.id)

/**
 * All in one look: nothing is awaited, `tried` has derived the key of the row before. Errors:
 * keys-disagree, keys-older, archive-foreign, forbidden.
 */
export const judge = (
  db: ReadableDatabase,
  box: Box,
  whose: Whose,
  tried: Pick<Typed, 'known'>,
): Verdict => {
  const settings = settingsOf(db)
  if (isToCome(db, box)) return { is: 'not-done' }
  requireSame(settings, box)
  const slot = rowFor(db, box)
  if (!slot) throw goneOrOlder(db, whose)
  const key = tried.known(slot)
  const secrets = key && openSlot(settings.officeId, slot, key)
  if (!key || !secrets) throw new AppError('keys-older', {})
  try {
    const user = userOf(db, slot, whose)
    requireOwnArchive(settings, slot, secrets)
    return { is: 'entry', entry: { user, slot, key, secrets, epoch: settings.keyEpoch } }
  } catch (error) {
    wipeSecrets(secrets)
    throw error
  }
}

/**
 * The owner's box of a newer key file, before a database that is not the newest: its rows and its epoch
 * say nothing of who may go on with it. Errors: forbidden, keys-disagree, archive-foreign.
 */
export const judgeOlder = (db: ReadableDatabase, { file, slot, secrets }: Box): void => {
  const settings = settingsOf(db)
  if (slot.class !== 'owner') throw new AppError('forbidden', {})
  if (settings.officeId !== file.officeId) throw new AppError('keys-disagree', {})
  requireOwnArchive(settings, slot, secrets)
}

const sameKey = (text: string, key: Uint8Array): boolean =>
  Buffer.from(text, 'base64').equals(Buffer.from(key))

const requireSame = (settings: Settings, { file, secrets }: Box): void => {
  const same =
    settings.officeId === file.officeId &&
    settings.keyEpoch >= secrets.epoch &&
    sameKey(settings.archiveKey, secrets.archiveKey)
  if (!same) throw new AppError('keys-disagree', {})
}

/** A slot that is gone: its person lost access, or has another slot since. */
const goneOrOlder = (db: ReadableDatabase, { by, email }: Whose): AppError => {
  const user = by === 'kit' ? null : byAddress(db, email)
  return new AppError(user?.disabledAt === null ? 'keys-older' : 'forbidden', {})
}

const byAddress = (db: ReadableDatabase, email: string): UserRow | null =>
  db.get<UserRow>('SELECT * FROM users WHERE lower(email) = lower($email)', { email }) ?? null

/** Who this is; for the kit the owner named by address. Errors: forbidden. */
const userOf = (db: ReadableDatabase, { id, class: rank }: Slot, { by, email }: Whose): UserRow => {
  const user =
    by === 'kit'
      ? byAddress(db, email)
      : db.get<UserRow>('SELECT * FROM users WHERE slotId = $id', { id })
  const fits = (user?.role === 'owner') === (rank === 'owner')
  if (!user || user.disabledAt !== null || !fits) throw new AppError('forbidden', {})
  return user
}

const requireOwnArchive = (
  settings: Settings,
  slot: Slot,
  { archiveKey, archivePrivateKeys }: Secrets,
): void => {
  if (!sameKey(settings.archiveKey, archiveKey)) throw new AppError('keys-disagree', {})
  if (slot.class !== 'owner') return
  const [newest] = archivePrivateKeys
  if (!newest || !sameBytes(publicKeyOf(newest), archiveKey))
    throw new AppError('archive-foreign', {})
}
