import { z } from 'zod'

const place = z.object({ decided: z.boolean().catch(false) })

/** Which requests are shown, as their place in the program remembers it. */
export type RequestsSearch = z.output<typeof place>

export const readRequestsSearch = (search: unknown): RequestsSearch =>
  place.parse({ decided: false, ...(typeof search === 'object' ? search : {}) })
