import { policy, type ClassName, type DataClass, type Term } from '../../../shared/retention/policy'
import type { ReadableDatabase } from '../database/driver'

/** The term in force of a class: the owner's newest, else the policy's own. */
export const termOf = (db: ReadableDatabase, name: ClassName): Term =>
  db.get<Term>(
    'SELECT years, days FROM retentionTerms WHERE class = $name ORDER BY id DESC LIMIT 1',
    { name },
  ) ?? policy[name].term

export const classOf = (name: ClassName): DataClass => policy[name]
