import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { AppError, isAppError } from '../../../shared/errors'
import type { SignInStep } from '../../../shared/session/contract'
import { fromBase64 } from '../crypto'
import { openDatabase, type OfficeDatabase } from '../database/open'
import { quickCheck } from '../database/quick-check'
import type { KeyFile } from './key-file'
import { finishRotation, undoRotation } from './rotation-steps'
import { databaseFileName, type Session, type SigningIn } from './session'
import type { OpenedSlot, SlotSecrets } from './slots'

export interface UserRow {
  id: number
  slotId: string
  email: string
  name: string
  role: 'owner' | 'staff' | 'support'
  createdAt: string
  disabledAt: string | null
  mustChangePassword: number
  totpSecret: string | null
  totpLastStep: number
}

/**
 * Opens the database with a slot's secrets and tells which steps still stand between this person and
 * the office. Errors: database-missing, wrong-key, database-…, forbidden (no enabled user).
 */
export const openWith = (
  session: Session,
  file: KeyFile,
  keys: OpenedSlot,
  find: { slotId: string } | { email: string },
): SigningIn => {
  const path = join(session.dir, databaseFileName)
  if (!existsSync(path)) throw new AppError('database-missing', {})
  const { database, secrets } = openEither(path, file, keys, session)
  try {
    quickCheck(database.reader, path)
  } catch (error) {
    closeDamaged(database)
    throw error
  }
  const user =
    'slotId' in find
      ? database.reader.get<UserRow>('SELECT * FROM users WHERE slotId = $slotId', find)
      : database.reader.get<UserRow>('SELECT * FROM users WHERE lower(email) = lower($email)', find)
  if (!user || user.disabledAt) {
    database.close()
    throw new AppError('forbidden', {})
  }
  const required = database.reader.get<{ requireTotp: number }>('SELECT requireTotp FROM settings')
  const steps: SignInStep[] = []
  if (user.totpSecret) steps.push('code')
  if (user.mustChangePassword) steps.push('new-password')
  if (!user.totpSecret && required?.requireTotp) steps.push('enrol')
  return {
    session: {
      user: {
        id: user.id,
        role: user.role,
        name: user.name,
        email: user.email,
        slotId: user.slotId,
      },
      database,
      secrets,
      archivePublicKey: fromBase64(file.archivePublicKey),
      officeId: file.officeId,
      leaving: new AbortController(),
      unconfirmedRecoveryKey: null,
      enrolling: null,
    },
    steps,
  }
}

/**
 * Opens with the present key; after a rotation that a crash cut short, with the new one, and finishes
 * or undoes the rotation.
 */
const openEither = (
  path: string,
  file: KeyFile,
  { secrets, next }: OpenedSlot,
  session: Session,
): { database: OfficeDatabase; secrets: SlotSecrets } => {
  try {
    const database = openDatabase(path, session.fileKey(secrets.databaseKey))
    if (next) undoRotation(session.dir, file)
    return { database, secrets }
  } catch (error) {
    if (!next || !isAppError(error) || error.code !== 'wrong-key') throw error
    const database = openDatabase(path, session.fileKey(next.databaseKey))
    finishRotation(session.dir, file)
    return { database, secrets: next }
  }
}

/** What is wrong with the file was found already; closing it may fail over the same page. */
const closeDamaged = (database: OfficeDatabase): void => {
  try {
    database.close()
  } catch (error) {
    if (!isAppError(error)) throw error
  }
}
