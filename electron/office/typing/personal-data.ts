import { together, type DomainParts } from '../parts'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'

/** What was typed about a client and not saved. */
export const collect = (
  db: ReadableDatabase,
  clientId: number,
): { form: string; value: string }[] =>
  db.all(`SELECT form, value FROM typing WHERE ${ofClient} ORDER BY form`, places(clientId))

/** Called while the invoices, drafts too, still are the client's. */
export const erase = (db: WritableDatabase, clientId: number): void => {
  db.run(`DELETE FROM typing WHERE ${ofClient}`, places(clientId))
}

/**
 * In a form about the client, of its card or of one of its invoices or quotes, whoever it says it is
 * about; and in one for which it was only chosen yet.
 */
const ofClient = `(clientId = $clientId OR form = $form
  OR form IN (SELECT 'invoices/' || id FROM invoices WHERE clientId = $clientId)
  OR form IN (SELECT 'quotes/' || id FROM quotes WHERE clientId = $clientId)
  OR ((form GLOB 'invoices/*' OR form GLOB 'quotes/*') AND json_valid(value)
    AND json_extract(value, '$.values.clientId') = $clientId))`

const places = (clientId: number) => ({ clientId, form: `clients/${clientId}` })

/** What one person typed in one form and did not touch since. */
export const forgetTyping = (
  db: WritableDatabase,
  { userId, form, at }: { userId: number; form: string; at: string },
): void => {
  // Typed on since it was read: not old any more.
  db.run('DELETE FROM typing WHERE userId = $userId AND form = $form AND keptAt = $at', {
    userId,
    form,
    at,
  })
}

export const typingParts: DomainParts = {
  names: ['unsaved'],
  list: (db, clientId) => together('unsaved', collect(db, clientId).length),
  erase: (db, clientId) => erase(db, clientId),
}
