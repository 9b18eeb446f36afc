import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { AppError, isAppError } from '../../../shared/errors'
import type { SignInStep } from '../../../shared/session/contract'
import { fromBase64 } from '../crypto'
import { openDatabase } from '../database/open'
import { quickCheck } from '../database/quick-check'
import type { OpenOffice } from '../office-keys'
import type { KeyFile } from './key-file'
import { finishRotation, undoRotation } from './rotation-steps'
import { databaseFileName, sessionIn, type Session, type SigningIn } from './session'
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
  const { office, secrets } = enterEither(path, file, keys, session)
  const { reader } = office.database
  try {
    quickCheck(reader, path)
  } catch (error) {
    leaveDamaged(session, office)
    throw error
  }
  const user =
    'slotId' in find
      ? reader.get<UserRow>('SELECT * FROM users WHERE slotId = $slotId', find)
      : reader.get<UserRow>('SELECT * FROM users WHERE lower(email) = lower($email)', find)
  if (!user || user.disabledAt) {
    session.keys.leave(office)
    throw new AppError('forbidden', {})
  }
  const required = reader.get<{ requireTotp: number }>('SELECT requireTotp FROM settings')
  const steps: SignInStep[] = []
  if (user.totpSecret) steps.push('code')
  if (user.mustChangePassword) steps.push('new-password')
  if (!user.totpSecret && required?.requireTotp) steps.push('enrol')
  const { id, role, name, email, slotId } = user
  return {
    session: sessionIn(office, {
      user: { id, role, name, email, slotId },
      archivePrivateKey: secrets.archivePrivateKey,
    }),
    steps,
  }
}

/**
 * Opens with the present key; after a rotation that a crash cut short, with the new one, and finishes
 * or undoes the rotation. Where others are in, the office is open: then nothing is unfinished.
 */
const enterEither = (
  path: string,
  file: KeyFile,
  { secrets, next }: OpenedSlot,
  session: Session,
): { office: OpenOffice; secrets: SlotSecrets } => {
  const { keys, dir } = session
  const enter = ({ databaseKey }: SlotSecrets): OpenOffice =>
    keys.enter(
      {
        officeId: file.officeId,
        databaseKey,
        archivePublicKey: fromBase64(file.archivePublicKey),
      },
      () => openDatabase(path, keys.fileKey(databaseKey)),
    )
  const others = keys.opened() !== null
  try {
    const office = enter(secrets)
    if (next && !others) undoRotation(dir, file)
    return { office, secrets }
  } catch (error) {
    if (!next || !isAppError(error) || error.code !== 'wrong-key') throw error
    const office = enter(next)
    if (!others) finishRotation(dir, file)
    return { office, secrets: next }
  }
}

/** What is wrong with the file was found already; closing it may fail over the same page. */
const leaveDamaged = (session: Session, office: OpenOffice): void => {
  try {
    session.keys.leave(office)
  } catch (error) {
    if (!isAppError(error)) throw error
  }
}
