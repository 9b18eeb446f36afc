/** Subscriptions by the domain or the name of what was sold. */
import { foldText } from '../../../shared/clients/name'
import type { ReadableDatabase } from '../database/driver'

export interface FoundService {
  id: number
  clientId: number
  clientName: string
  name: string
  domain: string | null
}

/** Domains that begin so first, then those that hold it, then by what was sold; the newest first. */
export const findSubscriptions = (
  db: ReadableDatabase,
  typed: string,
  limit: number,
): FoundService[] => {
  const text = foldText(typed).trim()
  if ([...text].length < 3) return []
  return db.all<FoundService>(
    `SELECT s.id, s.clientId, c.name AS clientName, i.name, s.domain
     FROM subscriptions s
     JOIN clients c ON c.id = s.clientId
     JOIN subscriptionPrices p ON p.subscriptionId = s.id AND p.validFrom =
       (SELECT max(validFrom) FROM subscriptionPrices WHERE subscriptionId = s.id)
     JOIN catalogue i ON i.id = p.itemId
     WHERE instr(lower(coalesce(s.domain, '')), $text) > 0 OR instr(lower(i.name), $text) > 0
     ORDER BY CASE instr(lower(coalesce(s.domain, '')), $text) WHEN 1 THEN 0 WHEN 0 THEN 2 ELSE 1 END,
       s.id DESC
     LIMIT $limit`,
    { text, limit },
  )
}
