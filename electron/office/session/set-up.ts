/** Set-up: makes a new office with its first owner. */
import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { AppError } from '../../../shared/errors'
import type { setUpInput } from '../../../shared/session/contract'
import { appendAudit } from '../audit/chain'
import type { ActionContext } from '../context'
import { keyBytes, newSealingKeys, randomBytes, toBase64 } from '../crypto'
import type { WritableDatabase } from '../database/driver'
import { removeCompanions } from '../database/companions'
import { openDatabase } from '../database/open'
import { renameDurably } from '../../ground/durable'
import { beginLedgerKey } from '../ledger/keys'
import { insertAgency, insertSeries, readLogo } from '../settings/agency'
import { newGeneration } from '../once'
import { makingFileName, removeHalfSetUp } from './half-set-up'
import { putKeys } from './keys/directory'
import { writeKeyFile, type KeyFile } from './keys/key-file'
import { makeSlot, newSlotKey, whoDigest, type Secrets } from './keys/slots'
import { newRecoveryKey } from './kit/recover'
import { databaseFileName } from './office-files'
import { sessionIn } from './session'
import { guesserAt } from './sign-in/prove'

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
      : await readLogo(context.files.source(input.agency.logo))
  if (session.exists()) throw new AppError('already-set-up', {})
  mkdirSync(session.dir, { recursive: true, mode: 0o700 })
  const path = join(session.dir, databaseFileName)
  const archive = newSealingKeys()
  const recoveryKey = newRecoveryKey()
  const { email, name, password } = input.owner
  const [ownKey, kitKey] = [await newSlotKey(password), await newSlotKey(recoveryKey)]
  const slotId = randomUUID()
  const guesser = await guesserAt(session, slotId)
  const now = context.now()
  const secrets: Secrets = {
    epoch: 1,
    databaseKey: randomBytes(keyBytes),
    archiveKey: archive.publicKey,
    archivePrivateKeys: [archive.privateKey],
    ledgerKeys: [{ firstLine: 1, key: randomBytes(keyBytes) }],
  }
  const officeId = randomUUID()
  const digestKey = toBase64(randomBytes(keyBytes))
  const who = whoDigest({ digestKey }, email)
  const kit = { id: randomUUID(), class: 'owner', who: null } as const
  const file: KeyFile = {
    format: 'kluis-keys',
    version: 2,
    officeId,
    digestKey,
    epoch: secrets.epoch,
    slots: [
      makeSlot(officeId, { id: slotId, class: 'owner', who }, ownKey, secrets),
      makeSlot(officeId, kit, kitKey, secrets),
    ],
  }
  const making = join(session.dir, makingFileName)
  const key = session.fileKey(secrets.databaseKey)
  let userId: number
  try {
    userId = inNewDatabase(making, key, (db) => {
      db.insert(
        `INSERT INTO settings (id, officeId, createdAt, digestKey, archiveKey, generation, requireTotp)
         VALUES (1, $officeId, $now, $digestKey, $archiveKey, $generation, $requireTotp)`,
        {
          officeId,
          now,
          digestKey,
          archiveKey: toBase64(secrets.archiveKey),
          generation: newGeneration(),
          requireTotp: input.requireTotp ? 1 : 0,
        },
      )
      putKeys(db, file)
      for (const one of secrets.ledgerKeys) beginLedgerKey(db, one.key)
      const owner = db.insert(
        `INSERT INTO users (slotId, email, name, role, createdAt)
         VALUES ($slotId, $email, $name, 'owner', $now)`,
        { slotId, email, name, now },
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
    session.keys.guard.begin()
    removeCompanions(path)
    renameDurably(making, path)
  } catch (error) {
    removeHalfSetUp(session.dir)
    throw error
  }
  const { databaseKey, archiveKey, archivePrivateKeys } = secrets
  const office = session.keys.enter({ officeId, databaseKey, archiveKey }, () =>
    openDatabase(path, key),
  )
  const user = { id: userId, role: 'owner', name, email, slotId } as const
  const opened = sessionIn(office, {
    user,
    guesser,
    archivePrivateKeys,
    stale: null,
    heard: { closed: false, archive: null },
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
