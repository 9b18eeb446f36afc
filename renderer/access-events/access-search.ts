import { z } from 'zod'
import { accessViews } from '../../shared/access-events/contract'
import { accessKinds } from '../../shared/access-events/event'
import { civilDate, id } from '../../shared/fields'

const place = z.object({
  view: z.enum(accessViews).catch('all'),
  client: id.nullable().catch(null),
  kind: z.enum(accessKinds).nullable().catch(null),
  ip: z.string().max(60).nullable().catch(null),
  from: civilDate.nullable().catch(null),
  to: civilDate.nullable().catch(null),
})

/** Which events are shown, as their place in the program remembers it. */
export type AccessSearch = z.output<typeof place>

export const everything: AccessSearch = {
  view: 'all',
  client: null,
  kind: null,
  ip: null,
  from: null,
  to: null,
}

export const readAccessSearch = (search: unknown): AccessSearch =>
  place.parse({ ...everything, ...(typeof search === 'object' ? search : {}) })
