/** Why a search found a client whose name does not say so. */
import type { ClientMatch } from '../../../shared/clients/contract'
import type { ReadableDatabase } from '../database/driver'
import { readSearch, searchText, wordsKept } from './search-text'

interface Known extends ClientMatch {
  id: number
}

/** What stands in the row anyhow. */
export interface Shown {
  id: number
  name: string
  town: string
}

/**
 * For each client that is not found by its name, number or town alone: the first thing known of it
 * that holds something of what was typed. What only the back office may see is left out without
 * `books`.
 */
export const whyFound = (
  db: ReadableDatabase,
  typed: string,
  { rows, books }: { rows: readonly Shown[]; books: boolean },
): Map<number, ClientMatch> => {
  const question = readSearch(typed)
  const why = new Map<number, ClientMatch>()
  if (!question || question.words.length === 0) return why
  // Most say so themselves, and need nothing looked up.
  const missing = new Map<number, (readonly string[])[]>()
  for (const { id, name, town } of rows) {
    const kept = wordsKept(`${name} ${town}`)
    const words = question.words.filter((forms) => !forms.some((form) => kept.includes(form)))
    if (words.length > 0 && id !== question.number) missing.set(id, words)
  }
  if (missing.size === 0) return why
  const known = db.all<Known>(
    `WITH found AS (SELECT value AS id FROM json_each($ids))
     SELECT * FROM (SELECT c.id, 'contact' AS "of", k.name AS text FROM found
       JOIN clients c USING (id) JOIN clientContacts k ON k.clientId = c.id
     UNION ALL SELECT c.id, 'email', e.address FROM found
       JOIN clients c USING (id) JOIN clientEmails e ON e.clientId = c.id
     UNION ALL SELECT c.id, 'email', k.email FROM found
       JOIN clients c USING (id) JOIN clientContacts k ON k.clientId = c.id
     UNION ALL SELECT c.id, 'phone', c.phone FROM found JOIN clients c USING (id)
     UNION ALL SELECT c.id, 'phone', k.phone FROM found
       JOIN clients c USING (id) JOIN clientContacts k ON k.clientId = c.id
     UNION ALL SELECT c.id, 'former-name', i.buyerName FROM found
       JOIN clients c USING (id) JOIN invoices i ON i.clientId = c.id
       WHERE i.buyerName <> c.name AND $books
     UNION ALL SELECT c.id, 'postcode', c.postcode FROM found JOIN clients c USING (id)
     UNION ALL SELECT c.id, 'kvk', c.kvkNumber FROM found
       JOIN clients c USING (id) WHERE $books
     UNION ALL SELECT c.id, 'vat', c.vatId FROM found
       JOIN clients c USING (id) WHERE $books)
     WHERE text IS NOT NULL`,
    { ids: JSON.stringify([...missing.keys()]), books: books ? 1 : 0 },
  )
  for (const one of known) {
    if (why.has(one.id)) continue
    if (missing.get(one.id)?.some((forms) => holds(one, forms))) {
      why.set(one.id, { of: one.of, text: one.text })
    }
  }
  return why
}

const nothing = {
  name: '',
  companyName: null,
  town: '',
  postcode: '',
  phone: null,
  kvkNumber: null,
  vatId: null,
  contacts: [],
  emails: [],
}

/** As the index would keep this one thing. */
const holds = ({ of, text }: Known, forms: readonly string[]): boolean => {
  const kept = searchText({ ...nothing, ...(of === 'phone' ? { phone: text } : { name: text }) })
  return forms.some((form) => kept.includes(form))
}
