import { z } from 'zod'
import { id } from '../../shared/fields'

const place = z.object({
  client: id.nullable().catch(null),
  recipient: id.nullable().catch(null),
})

/** What of the log is shown, as its place in the program remembers it. */
export type DisclosuresSearch = z.output<typeof place>

export const readDisclosuresSearch = (search: unknown): DisclosuresSearch =>
  place.parse({ client: null, recipient: null, ...(typeof search === 'object' ? search : {}) })
