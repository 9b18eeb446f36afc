/** Set-up and unlocking: the only file that sees a password and the keys it opens. */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { AppError } from '../../../shared/errors'
import { formatRecoveryKey, recoveryKeyBytes } from '../../../shared/session/recovery-key'
import type { setUpInput } from '../../../shared/session/contract'
import { appendAudit } from '../audit/chain'
import type { ActionContext } from '../context'
import { fromBase64, keyBytes, newSealingKeys, randomBytes, toBase64 } from '../crypto'
import { openDatabase } from '../database/open'
import { insertAgency, insertSeries, readLogo } from '../settings/agency'
import { afterWrong, secondsToWait } from './attempts'
import { readKeyFile, writeKeyFile, type KeyFile } from './key-file'
import { databaseFileName, type OpenSession } from './session'
import { makeSlot, openSlot, spendAttempt, whoDigest } from './slots'

interface UserRow {
  id: number
  slotId: string
  email: string
  name: string
  role: 'owner' | 'staff' | 'support'
  disabledAt: string | null
}

/**
 * Makes a new office: database, owner slot, recovery slot, agency, first series. The key file is
 * written last, so an interrupted set-up leaves no office. Errors: already-set-up, trouble codes of
 * the folder, not-an-image (logo).
 */
export const setUpOffice = async (
  context: ActionContext,
  input: z.output<typeof setUpInput>,
): Promise<string> => {
  const { session } = context
  const logo =
    input.agency.logo === 'keep' || input.agency.logo === 'none'
      ? null
      : await readLogo(context.files.take(input.agency.logo, 'open'))
  if (session.exists()) throw new AppError('already-set-up', {})
  mkdirSync(session.dir, { recursive: true, mode: 0o700 })
  const path = join(session.dir, databaseFileName)
  const databaseKey = randomBytes(keyBytes)
  const archive = newSealingKeys()
  const officeId = randomUUID()
  const slotId = randomUUID()
  const now = context.now()
  const recoveryKey = formatRecoveryKey(randomBytes(recoveryKeyBytes))
  const file: KeyFile = {
    format: 'kluis-keys',
    version: 1,
    officeId,
    digestKey: toBase64(randomBytes(keyBytes)),
    archivePublicKey: toBase64(archive.publicKey),
    slots: [],
    strangers: { wrong: 0, notBefore: null },
  }
  const secrets = { databaseKey, archivePrivateKey: archive.privateKey }
  file.slots = [
    makeSlot({
      officeId,
      slotId,
      kind: 'user',
      who: whoDigest(file, input.owner.email),
      password: input.owner.password,
      secrets,
    }),
    makeSlot({
      officeId,
      slotId: randomUUID(),
      kind: 'recovery',
      who: null,
      password: recoveryKey,
      secrets,
    }),
  ]
  const database = openDatabase(path, databaseKey, { create: true })
  try {
    const userId = database.writer.transaction(() => {
      const db = database.writer
      db.insert('INSERT INTO settings (id, officeId, createdAt) VALUES (1, $officeId, $now)', {
        officeId,
        now,
      })
      const owner = db.insert(
        `INSERT INTO users (slotId, email, name, role, createdAt)
         VALUES ($slotId, $email, $name, 'owner', $now)`,
        { slotId, email: input.owner.email, name: input.owner.name, now },
      )
      insertAgency(db, { ...input.agency, logo }, now)
      insertSeries(db, input.series, { isDefault: true, today: context.today() })
      appendAudit(db, {
        at: now,
        userId: owner,
        operation: 'session.setUp',
        lines: [{ entity: 'office' }],
      })
      return owner
    })
    writeKeyFile(session.dir, file)
    session.begin({
      user: {
        id: userId,
        role: 'owner',
        name: input.owner.name,
        email: input.owner.email,
        slotId,
      },
      database,
      secrets,
      archivePublicKey: archive.publicKey,
      officeId,
      leaving: new AbortController(),
      unconfirmedRecoveryKey: recoveryKey,
    })
    return recoveryKey
  } catch (error) {
    database.close()
    for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true })
    throw error
  }
}

/**
 * Opens the office for a user. An unknown e-mail address and a wrong password cost the same time and
 * give the same answer. Errors: not-set-up, wait-first, wrong-password, keys-missing, keys-damaged,
 * wrong-key, database-…, migration-failed.
 */
export const unlockOffice = (
  context: ActionContext,
  input: { email: string; password: string },
): void => {
  const { session } = context
  if (!session.exists()) throw new AppError('not-set-up', {})
  const trouble = session.trouble()
  if (trouble === 'keys-missing' || trouble === 'database-missing') throw new AppError(trouble, {})
  const file = readKeyFile(session.dir)
  const who = whoDigest(file, input.email)
  const slot = file.slots.find((one) => one.kind === 'user' && one.who === who)
  const now = context.now()
  const waitSeconds = secondsToWait(slot?.attempts ?? file.strangers, now)
  if (waitSeconds > 0) throw new AppError('wait-first', { waitSeconds })

  if (!slot) spendAttempt(input.password)
  const secrets = slot ? openSlot(file.officeId, slot, input.password) : null
  if (!slot || !secrets) {
    const attempts = afterWrong(slot?.attempts ?? file.strangers, now)
    if (slot) slot.attempts = attempts
    else file.strangers = attempts
    writeKeyFile(session.dir, file)
    throw new AppError('wrong-password', { waitSeconds: secondsToWait(attempts, now) })
  }

  const wrongBefore = slot.attempts.wrong
  if (wrongBefore > 0) {
    slot.attempts = { wrong: 0, notBefore: null }
    writeKeyFile(session.dir, file)
  }
  const opened = openWith(session.dir, file, secrets, slot.id)
  opened.database.writer.transaction(() => {
    // A bank file that was looked at and not booked is read anew.
    opened.database.writer.run('DELETE FROM bankStaging')
    appendAudit(opened.database.writer, {
      at: now,
      userId: opened.user.id,
      operation: 'session.unlock',
      lines: [{ entity: 'session', code: wrongBefore > 0 ? `wrong-before:${wrongBefore}` : '' }],
    })
  })
  // Another person may sit down at an open office: the first session ends.
  session.end('replaced')
  session.begin(opened)
}

const openWith = (
  dir: string,
  file: KeyFile,
  secrets: OpenSession['secrets'],
  slotId: string,
): OpenSession => {
  const path = join(dir, databaseFileName)
  if (!existsSync(path)) throw new AppError('database-missing', {})
  const database = openDatabase(path, secrets.databaseKey)
  const user = database.reader.get<UserRow>(
    'SELECT id, slotId, email, name, role, disabledAt FROM users WHERE slotId = $slotId',
    { slotId },
  )
  if (!user || user.disabledAt) {
    database.close()
    throw new AppError('forbidden', {})
  }
  return {
    user: { id: user.id, role: user.role, name: user.name, email: user.email, slotId },
    database,
    secrets,
    archivePublicKey: fromBase64(file.archivePublicKey),
    officeId: file.officeId,
    leaving: new AbortController(),
    unconfirmedRecoveryKey: null,
  }
}
