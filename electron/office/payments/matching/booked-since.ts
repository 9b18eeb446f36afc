/** What was booked since a moment in the log, when nothing else touched what matching looks at. */
import type { ReadableDatabase } from '../../database/driver'

export interface Booked {
  /** something was taken back, and waits again */
  takenBack: boolean
  invoices: readonly number[]
  entries: readonly number[]
}

/** More at once is an import or a run: then all is looked at anew. */
const most = 200

/** Domains whose work is no matter of documents, names or accounts. */
const elsewhere = [
  'access-events',
  'audit',
  'backup',
  'credentials',
  'disclosures',
  'exports',
  'files',
  'letters',
  'papers',
  'policy',
  'reports',
  'search',
  'session',
  'typing',
]

/** What one does to an entry by hand; files, rules and whatever is new here lead to looking anew. */
const byHand = ['match', 'acceptCertain', 'setAside', 'writeOff', 'unmatch', 'putBack']
const backwards = ['payments.unmatch', 'payments.putBack']

/** Null when it is not known to be bookings alone. */
export const bookedSince = (db: ReadableDatabase, since: number): Booked | null => {
  const lines = db.all<{ operation: string; entity: string; entityId: number | null }>(
    `SELECT operation, entity, entityId FROM audit
     WHERE id > $since AND domain NOT IN (SELECT value FROM json_each($elsewhere))
     ORDER BY id LIMIT $most`,
    { since, elsewhere: JSON.stringify(elsewhere), most },
  )
  const [invoices, entries] = [new Set<number>(), new Set<number>()]
  for (const { operation, entity, entityId } of lines) {
    const ours = byHand.some((name) => operation === `payments.${name}`)
    if (!ours || lines.length === most) return null
    if (entity === 'invoice' && entityId !== null) invoices.add(entityId)
    else if (entity === 'entry' && entityId !== null) entries.add(entityId)
    else if (entity !== 'entry') return null
  }
  const takenBack = lines.some(({ operation }) => backwards.includes(operation))
  return { takenBack, invoices: [...invoices], entries: [...entries] }
}
