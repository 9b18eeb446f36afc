import { isAppError } from '../../../../shared/errors'
import { wipe } from '../../crypto'
import { finishChange, replaceKeys } from '../keys/change'
import { exportKeys } from '../keys/directory'
import { makeSlot } from '../keys/slots'
import type { OpenSession, StaleSlot } from '../session'
import { secretsOf } from './own-write'

/**
 * Seals the slot of who comes in anew when it is behind: of an earlier epoch, so that by it an older
 * database is known, or made when Argon2id was asked for less. It raises no epoch and changes nobody's
 * access, so that a full disk keeps nobody out either.
 */
export const freshenSlot = (dir: string, opened: OpenSession): void => {
  const { stale } = opened
  opened.stale = null
  if (!stale) return
  try {
    replace(dir, opened, stale)
  } catch (error) {
    // The next sign-in does it.
    if (!isAppError(error)) throw error
  } finally {
    wipe(stale.key.key)
  }
}

const replace = (dir: string, opened: OpenSession, { slot, key }: StaleSlot): void => {
  const { database, office } = opened
  const now = exportKeys(database.reader)
  const text = JSON.stringify(slot)
  // Changed since: a new password, or one that somebody else gave this person.
  if (!now.slots.some((one) => JSON.stringify(one) === text)) return
  finishChange(dir, now)
  const fresh = makeSlot(office.officeId, slot, key, secretsOf(opened, now.epoch))
  const slots = now.slots.map((one) => (one.id === slot.id ? fresh : one))
  const db = database.writer
  replaceKeys(dir, { ...now, slots }, (store) => db.transaction(() => store(db)))
}
