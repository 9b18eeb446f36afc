/** How long each class of data is kept: the owner's own terms, else those of the policy. */
import { policy, type ClassName, type Term } from '../../../shared/retention/policy'
import type { ReadableDatabase } from '../database/driver'

interface ChosenTerm extends Term {
  changedAt: string
}

/** What the owner chose last; undefined where the policy's own term is in force. */
export const chosenTerm = (db: ReadableDatabase, name: ClassName): ChosenTerm | undefined =>
  db.get<ChosenTerm>(
    `SELECT years, days, changedAt FROM retentionTerms
     WHERE class = $name ORDER BY id DESC LIMIT 1`,
    { name },
  )

/** The term in force of a class. */
export const termOf = (db: ReadableDatabase, name: ClassName): Term => {
  const { years, days } = chosenTerm(db, name) ?? policy[name].term
  return { years, days }
}
