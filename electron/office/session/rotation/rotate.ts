/**
 * Carries a rotation out. First the key file to come is written; then a copy of the database gets the
 * new key and the new rows; then it takes the database's place, which is the moment it is done. Before
 * that moment the old keys open everything, after it the new ones.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../../../shared/errors'
import type { Role } from '../../../../shared/operation'
import { appendAudit } from '../../audit/chain'
import type { ActionContext } from '../../context'
import type { AuditLine } from '../../audit/line'
import { toBase64 } from '../../crypto'
import { removeCompanions, removeDatabase } from '../../database/companions'
import type { WritableDatabase } from '../../database/driver'
import { openDatabase } from '../../database/open'
import { renameDurably } from '../../../ground/durable'
import type { LedgerEntry } from '../../ledger/entry'
import { beginLedgerKey, ledgerKeysOf } from '../../ledger/keys'
import { addLines } from '../../ledger/table'
import { finishChange } from '../keys/change'
import { exportKeys, putKeys } from '../keys/directory'
import { putNextInPlace, removeNext, writeNext, type KeyFile } from '../keys/key-file'
import { makeSlot, whoDigest, type Secrets, type Slot } from '../keys/slots'
import { databaseFileName, rotatingFileName } from '../office-files'
import type { OpenSession } from '../session'
import { forgetRotation, type Rotation } from './made-ready'
import { rekeyedCopy } from './rekey'

/**
 * Gives database, archive and ledger new keys, and everybody a new slot. Meanwhile nothing is written
 * (others read); at the end all others are locked out. Errors: not-found (nothing was made ready),
 * changed-meanwhile (keys changed since), busy, disk-full, cancelled and the like: nothing has changed.
 */
export const rotateKeys = async (context: ActionContext): Promise<void> => {
  const { session } = context
  const opened = session.require()
  const { rotation } = opened
  if (!rotation) throw new AppError('not-found', { entity: 'rotation', id: 0 })
  const { dir } = session
  const path = join(dir, databaseFileName)
  const to = join(dir, rotatingFileName)
  context.write(({ audit }) => audit({ entity: 'databaseKey', code: 'rotating' }))
  const release = session.pauseWrites()
  try {
    const now = exportKeys(opened.database.reader)
    if (now.epoch !== rotation.epoch) {
      throw new AppError('changed-meanwhile', { entity: 'keys', id: 0 })
    }
    finishChange(dir, now)
    let next: KeyFile
    try {
      removeDatabase(to)
      await rekeyedCopy(context, { path, to, key: rotation.databaseKey })
      next = writeRows(context, { opened, rotation, path: to })
      writeNext(dir, next)
      takePlace(context, { opened, path, to })
    } catch (error) {
      removeDatabase(to)
      removeNext(dir)
      throw error
    }
    // It is done; what is left to do here the next sign-in would do as well.
    try {
      putNextInPlace(dir, next)
    } catch {
      // The file to come is there, and opens the database.
    }
    goOn(context, { opened, rotation, path })
  } finally {
    release()
  }
  tellDone(context)
}

/** The rows came with the copy: whoever looks at them hears of it by this line. */
const tellDone = (context: ActionContext): void => {
  try {
    context.write(({ audit }) => audit({ entity: 'recoveryKit', code: 'confirmed' }))
  } catch {
    // It is done, and on record; a full disk takes nothing of that back.
  }
}

/** The new rows, in the copy, with the last line under the ledger key of before. */
const writeRows = (
  context: ActionContext,
  { opened, rotation, path }: { opened: OpenSession; rotation: Rotation; path: string },
): KeyFile => {
  const copy = openDatabase(path, context.session.fileKey(rotation.databaseKey))
  try {
    const db = copy.writer
    return db.transaction(() => {
      const before = exportKeys(db)
      const epoch = before.epoch + 1
      changeUsers(db, context.now(), rotation)
      tell(db, { at: context.now(), userId: opened.user.id, epoch }, rotation)
      beginLedgerKey(db, rotation.ledgerKey)
      db.run('UPDATE settings SET archiveKey = $archiveKey, rotationDueAt = NULL', {
        archiveKey: toBase64(rotation.archive.publicKey),
      })
      db.run('UPDATE settings SET recoveryConfirmedAt = $now', { now: context.now() })
      const slots = slotsOf(before, opened, rotation, {
        epoch,
        databaseKey: rotation.databaseKey,
        archiveKey: rotation.archive.publicKey,
        archivePrivateKeys: [rotation.archive.privateKey, ...opened.archivePrivateKeys],
        ledgerKeys: ledgerKeysOf(db),
      })
      const next = { ...before, epoch, slots }
      putKeys(db, next)
      return next
    })
  } finally {
    copy.close()
  }
}

const changeUsers = (db: WritableDatabase, now: string, { leaving, others }: Rotation): void => {
  for (const { id } of leaving) {
    db.run('UPDATE users SET disabledAt = $now WHERE id = $id', { id, now })
  }
  for (const { user, start } of others) {
    db.run('UPDATE users SET slotId = $slotId, mustChangePassword = 1 WHERE id = $id', {
      id: user.id,
      slotId: start.slotId,
    })
  }
}

const tell = (
  db: WritableDatabase,
  { at, userId, epoch }: { at: string; userId: number; epoch: number },
  { leaving, others }: Rotation,
): void => {
  const gone = leaving.map(({ id, slotId }): LedgerEntry => ({
    kind: 'slot-gone',
    user: id,
    slot: slotId,
  }))
  addLines(db, at, [...gone, { kind: 'rotated', epoch }])
  const lines: AuditLine[] = [
    { entity: 'databaseKey', code: 'rotated' },
    { entity: 'recoveryKit', code: 'renewed' },
    ...others.map(({ user: { id } }) => ({ entity: 'user', id, fields: ['slotId'] })),
    ...leaving.map(({ id }) => ({ entity: 'user', id, fields: ['disabledAt'] })),
  ]
  appendAudit(db, { at, userId, operation: 'session.rotateKey', lines })
}

const slotsOf = (
  file: KeyFile,
  { user }: OpenSession,
  { own, kit, others }: Rotation,
  secrets: Secrets,
): Slot[] => {
  const person = (slotId: string, email: string, role: Role): Parameters<typeof makeSlot>[1] => ({
    id: slotId,
    class: role === 'owner' ? 'owner' : 'member',
    who: whoDigest(file, email),
  })
  const { officeId } = file
  return [
    makeSlot(officeId, person(own.slotId, user.email, 'owner'), own.key, secrets),
    makeSlot(officeId, { id: kit.slotId, class: 'owner', who: null }, kit.key, secrets),
    ...others.map(({ user: { email, role }, start }) =>
      makeSlot(officeId, person(start.slotId, email, role), start.key, secrets),
    ),
  ]
}

/** The moment it is done. Errors: those of renaming; then the office goes on as it was. */
const takePlace = (
  { session }: ActionContext,
  { opened, path, to }: { opened: OpenSession; path: string; to: string },
): void => {
  const { office } = opened
  session.endOthers('keys')
  office.database.close()
  try {
    removeCompanions(path)
    renameDurably(to, path)
  } catch (error) {
    // Renamed, and only the folder could not be flushed: then it is done.
    if (!existsSync(to)) return
    office.database = openDatabase(path, session.fileKey(office.databaseKey))
    throw error
  }
}

/** The owner who rotated stays in, with the new keys. */
const goOn = (
  { session }: ActionContext,
  { opened, rotation, path }: { opened: OpenSession; rotation: Rotation; path: string },
): void => {
  const { office } = opened
  office.databaseKey.set(rotation.databaseKey)
  office.archiveKey.set(rotation.archive.publicKey)
  opened.archivePrivateKeys = [
    new Uint8Array(rotation.archive.privateKey),
    ...opened.archivePrivateKeys,
  ]
  opened.unconfirmedRecoveryKey = null
  forgetRotation(opened)
  office.database = openDatabase(path, session.fileKey(office.databaseKey))
  session.ledger.forget()
  session.ledger.deliver(office.database.reader)
}
