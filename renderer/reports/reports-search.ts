import { z } from 'zod'

const place = z.object({
  /** null: this one */
  year: z.int().min(2001).max(2999).nullable().catch(null),
})

/** Which year is looked at. */
export type ReportsSearch = z.output<typeof place>

export const readReportsSearch = (search: unknown): ReportsSearch =>
  place.parse({ year: null, ...(typeof search === 'object' ? search : {}) })
