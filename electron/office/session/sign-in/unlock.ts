/** From a password to an open office. */
import { join } from 'node:path'
import type { Desk } from '../../../../shared/desk'
import { AppError } from '../../../../shared/errors'
import { appendAudit } from '../../audit/chain'
import type { ActionContext } from '../../context'
import { openDatabase } from '../../database/open'
import type { Guesser } from '../guesses/guard'
import { slotFor, typed, type Typed, type Whose } from '../keys/collect'
import { readDesktopSecret } from '../keys/desktop-secret'
import { judge, type Entry } from '../keys/judge'
import { readKeyFiles } from '../keys/key-file'
import { isWeakerThanNow, newSlotKey, whoDigest, wipeSecrets, type SlotKey } from '../keys/slots'
import { databaseFileName } from '../office-files'
import { sessionIn, type Session, type SigningIn } from '../session'
import { findEntry, type Found } from './find'
import { healKeyFiles } from './heal'
import { guesserAt } from './prove'
import { letIn, stepsFor } from './steps'

/** Errors: not-set-up, keys-missing, database-missing, restore-unfinished, file-forbidden. */
export const requireOffice = (session: Session): void => {
  if (!session.exists()) throw new AppError('not-set-up', {})
  const trouble = session.trouble()
  if (trouble) throw new AppError(trouble, {})
  const file = session.forbidden()
  if (file !== null) throw new AppError('file-forbidden', { file })
}

/**
 * The first step. An unknown e-mail address and a wrong password cost the same time and give the same
 * answer. Errors: those of `requireOffice`, wait-first, wrong-password, those of `comeInWith`.
 */
export const givePassword = async (
  context: ActionContext,
  { email, password }: { email: string; password: string },
): Promise<void> => {
  const { session } = context
  requireOffice(session)
  const whose: Whose = { by: 'password', email }
  const tried = typed(password, session.desk)
  try {
    const signingIn = await session.keys.guard.guess(
      await guesserFor(session, whose),
      async () => {
        const came = await comeInWith(context, whose, tried, password)
        return came ? { right: came } : { wrong: null }
      },
      (waitSeconds) => new AppError('wrong-password', { waitSeconds }),
    )
    hold(context, signingIn)
  } finally {
    tried.wipe()
  }
}

/**
 * By the slot, so that an address that was changed begins no new count. Errors: those of key files and
 * of `guesserAt`.
 */
export const guesserFor = (session: Session, whose: Whose): Promise<Guesser> => {
  const files = readKeyFiles(session.dir)
  const slot = files.map(({ file }) => slotFor(file, whose)).find((one) => one !== null)
  const [first] = files
  return guesserAt(session, slot?.id ?? (first ? whoDigest(first.file, whose.email) : ''))
}

/** Another person may sit down at this desk: the first session there ends. */
export const hold = (context: ActionContext, signingIn: SigningIn): void => {
  const { session } = context
  session.end('replaced')
  session.hold(signingIn)
  if (signingIn.steps.length === 0) letIn(context)
}

/**
 * All of coming in but the steps that follow the password: finds who it is, makes a backup before an
 * update, opens the database, and puts the files beside it right. null: what was typed opens nothing.
 * Errors: busy, those of `findEntry`, of making a backup and of opening.
 */
export const comeInWith = async (
  context: ActionContext,
  whose: Whose,
  tried: Typed,
  password: string,
): Promise<SigningIn | null> => {
  const { keys } = context.session
  const found = await findEntry(keys, whose, tried, (id) => context.desk.readWitness(id))
  if (!found) return null
  try {
    const key =
      whose.by === 'password' ? await renewalOf(found.entry, password, context.desk) : null
    const { officeId } = found.box.file
    const fileKey = keys.fileKey(found.entry.secrets.databaseKey)
    await keys.backups.beforeMigration({ dir: keys.dir, officeId, fileKey }, context)
    const guesser = await guesserAt(context.session, found.entry.user.slotId)
    await keys.untilWritable()
    return enter(context, found, { whose, tried, key, guesser })
  } catch (error) {
    wipeSecrets(found.entry.secrets)
    throw error
  } finally {
    wipeSecrets(found.box.secrets)
  }
}

/** The key to seal a slot with that is behind; null when it is not. */
const renewalOf = async (
  { slot, key, secrets, epoch }: Entry,
  password: string,
  desk: Desk,
): Promise<SlotKey | null> => {
  const { kdf, desktop } = slot
  if (!isWeakerThanNow(slot)) {
    return secrets.epoch < epoch ? { kdf, desktop, key: new Uint8Array(key) } : null
  }
  return newSlotKey(password, desktop ? await readDesktopSecret(desk, slot.id) : null)
}

interface Entering {
  whose: Whose
  tried: Typed
  /** to seal a slot with that is behind */
  key: SlotKey | null
  guesser: Guesser
}

/** One turn: what was found is judged once more in the database as it is opened now. */
const enter = (
  context: ActionContext,
  { box, entry, heard }: Found,
  { whose, tried, key, guesser }: Entering,
): SigningIn => {
  const { keys, dir } = context.session
  const { databaseKey, archiveKey, archivePrivateKeys } = entry.secrets
  const office = keys.enter({ officeId: box.file.officeId, databaseKey, archiveKey }, () =>
    openDatabase(join(dir, databaseFileName), keys.fileKey(databaseKey)),
  )
  try {
    const { reader } = office.database
    const again = judge(reader, box, whose, tried)
    if (again.is !== 'entry') throw new AppError('busy', {})
    wipeSecrets(again.entry.secrets)
    const { user, slot } = again.entry
    const { id, role, name, email, slotId } = user
    const session = sessionIn(office, {
      user: { id, role, name, email, slotId },
      guesser,
      archivePrivateKeys,
      stale: key && { slot, key },
      heard,
    })
    if (healKeyFiles(dir, reader) === 'differed') tellDiffered(context, session)
    return { session, steps: stepsFor(reader, user) }
  } catch (error) {
    keys.leave(office)
    throw error
  }
}

/** Somebody changed a key file: it is right again, it is on record, and the owners hear of it. */
const tellDiffered = (context: ActionContext, { user, database }: SigningIn['session']): void => {
  const db = database.writer
  const at = context.now()
  db.transaction(() => {
    db.run('UPDATE settings SET keyFileDifferedAt = $at', { at })
    const lines = [{ entity: 'keyFile', code: 'differed' }]
    appendAudit(db, { at, userId: user.id, operation: 'session.unlock', lines })
  })
}
