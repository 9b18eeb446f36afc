import type { Desk } from '../../../shared/desk'
import { witnessText } from '../ledger/witness'
import type { OpenSession } from './session'

/**
 * Has the desk remember how far the office is, as somebody comes in or leaves. Best effort: a desk
 * without a keychain remembers nothing, and that keeps nobody in or out.
 */
export const keepWitness = (
  desk: Pick<Desk, 'writeWitness'>,
  { office, database, witnessedArchive }: OpenSession,
): void => {
  try {
    const text = witnessText(database.reader, witnessedArchive)
    desk.writeWitness(office.officeId, text).catch(() => undefined)
  } catch {
    // A damaged page, a full disk: what it remembered before is still true.
  }
}
