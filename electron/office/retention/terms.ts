/** From classes, terms in force and the agency's fiscal years to days. */
import {
  destructionOf,
  lastExpiredDay,
  type Destruction,
  type Ending,
} from '../../../shared/retention/clocks'
import { policy } from '../../../shared/retention/policy'
import type { ReadableDatabase } from '../database/driver'
import { currentAgency } from '../settings/agency'
import { termOf } from '../settings/terms'

export type KeptAs = 'invoice' | 'long-invoice'
type Kept = KeptAs | 'payment'

const rulesOf = (
  db: ReadableDatabase,
  name: Kept,
): Pick<Ending, 'term' | 'lawful' | 'fiscalYearStart'> => ({
  term: termOf(db, name),
  lawful: policy[name].lawful.atLeast,
  fiscalYearStart: currentAgency(db).fiscalYearStart,
})

/** When a settled document or a payment of this class goes, and by which rule. */
export const endOf = (
  db: ReadableDatabase,
  {
    class: name,
    ...document
  }: { class: Kept } & Pick<Ending, 'currentUntil' | 'terminatedOn' | 'settled'>,
): Destruction => destructionOf({ ...document, ...rulesOf(db, name) })

/** The last day on which what has had its whole term can have lost its current value. */
export const expiredDay = (db: ReadableDatabase, name: Kept, today: string): string =>
  lastExpiredDay(today, rulesOf(db, name))
