import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../../shared/errors'
import type { SignInStep } from '../../../shared/session/contract'
import { fromBase64 } from '../crypto'
import { openDatabase } from '../database/open'
import type { KeyFile } from './key-file'
import { databaseFileName, type OpenSession, type Session, type SigningIn } from './session'

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
  { dir, fileKey }: Session,
  file: KeyFile,
  secrets: OpenSession['secrets'],
  find: { slotId: string } | { email: string },
): SigningIn => {
  const path = join(dir, databaseFileName)
  if (!existsSync(path)) throw new AppError('database-missing', {})
  const database = openDatabase(path, fileKey(secrets.databaseKey))
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
