/** Set-up: makes a new office with its first owner. */
import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { AppError } from '../../../shared/errors'
import { formatRecoveryKey, recoveryKeyBytes } from '../../../shared/session/recovery-key'
import type { setUpInput } from '../../../shared/session/contract'
import { appendAudit } from '../audit/chain'
import type { ActionContext } from '../context'
import { keyBytes, newSealingKeys, randomBytes, toBase64 } from '../crypto'
import type { WritableDatabase } from '../database/driver'
import { removeCompanions } from '../database/companions'
import { openDatabase } from '../database/open'
import { renameDurably } from '../durable'
import { beginLedgerKey } from '../ledger/keys'
import { insertAgency, insertSeries, readLogo } from '../settings/agency'
import { newGeneration } from '../once'
import { writeKeyFile, type KeyFile } from './key-file'
import { makingFileName, removeHalfSetUp } from './half-set-up'
import { databaseFileName, sessionIn } from './session'
import { makeSlot, whoDigest } from './slots'

/**
 * Makes a new office: database, owner slot, recovery slot, agency, first series. The database gets
 * its name last of all, so an interrupted set-up leaves no office. Errors: already-set-up, trouble codes of
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
    strangers: {},
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
  const making = join(session.dir, makingFileName)
  const key = session.fileKey(databaseKey)
  let userId: number
  try {
    userId = inNewDatabase(making, key, (db) => {
      db.insert(
        `INSERT INTO settings (id, officeId, createdAt, generation, requireTotp)
         VALUES (1, $officeId, $now, $generation, $requireTotp)`,
        { officeId, now, generation: newGeneration(), requireTotp: input.requireTotp ? 1 : 0 },
      )
      beginLedgerKey(db, randomBytes(keyBytes))
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
    removeCompanions(path)
    renameDurably(making, path)
  } catch (error) {
    removeHalfSetUp(session.dir)
    throw error
  }
  const office = session.keys.enter(
    { officeId, databaseKey, archivePublicKey: archive.publicKey },
    () => openDatabase(path, key),
  )
  const { name, email } = input.owner
  const opened = sessionIn(office, {
    user: { id: userId, role: 'owner', name, email, slotId },
    archivePrivateKey: archive.privateKey,
  })
  opened.unconfirmedRecoveryKey = recoveryKey
  session.begin(opened)
  return recoveryKey
}

const inNewDatabase = <T>(
  path: string,
  key: Uint8Array | null,
  work: (db: WritableDatabase) => T,
): T => {
  const database = openDatabase(path, key, { create: true })
  try {
    return database.writer.transaction(() => work(database.writer))
  } finally {
    database.close()
  }
}
