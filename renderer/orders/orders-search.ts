import { z } from 'zod'

const place = z.object({ closed: z.boolean().catch(false) })

/** Which requests are shown, as their place in the program remembers it. */
export type OrdersSearch = z.output<typeof place>

export const readOrdersSearch = (search: unknown): OrdersSearch =>
  place.parse({ closed: false, ...(typeof search === 'object' ? search : {}) })
