import { z } from 'zod'
import { civilDate, id } from '../../shared/fields'

const place = z.object({
  client: id.nullable().catch(null),
  user: z.number().int().min(0).nullable().catch(null),
  domain: z.string().max(40).nullable().catch(null),
  from: civilDate.nullable().catch(null),
  to: civilDate.nullable().catch(null),
})

/** What of the log is shown, as its place in the program remembers it. */
export type AuditSearch = z.output<typeof place>

export const readAuditSearch = (search: unknown): AuditSearch =>
  place.parse({
    client: null,
    user: null,
    domain: null,
    from: null,
    to: null,
    ...(typeof search === 'object' ? search : {}),
  })

/** The same as the operation's filter. */
export const filterOf = ({ client, user, ...rest }: AuditSearch) => ({
  clientId: client,
  userId: user,
  ...rest,
})
