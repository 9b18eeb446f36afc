import { z } from 'zod'
import { quoteFilters } from '../../shared/quotes/contract'

const place = z.object({
  q: z.string().max(200).catch(''),
  filter: z.enum(quoteFilters).catch('all'),
})

/** What the list shows, as its place in the program remembers it. */
export type QuotesPlace = z.output<typeof place>

export const readQuotesPlace = (search: unknown): QuotesPlace =>
  place.parse(typeof search === 'object' && search !== null ? search : {})

const start = z.object({ clientId: z.number().int().positive().nullable().catch(null) })

/** For whom a new quote is begun. */
export const readNewQuote = (search: unknown): { clientId: number | null } =>
  start.parse(typeof search === 'object' && search !== null ? search : {})
