/**
 * The audit log: who did what and when, in ids and codes, with the names of the fields that changed
 * and never their values. Append-only and hash-chained; erasing a person never touches it.
 */
import { z } from 'zod'
import { id } from '../fields'
import { backOffice, gives, nothing, ownerOnly, query } from '../operation'

export interface AuditEntry {
  id: number
  at: string
  /** null: the program itself */
  userId: number | null
  userName: string | null
  operation: string
  entity: string
  entityId: number | null
  clientId: number | null
  fields: string[]
  code: string
}

export interface AuditVerdict {
  lines: number
  /** the id of the first line whose hash does not follow from what stands before it */
  firstBroken: number | null
  head: string
}

export const audit = {
  list: query({
    input: z.object({
      clientId: id.nullable(),
      userId: id.nullable(),
      /** a domain, such as `invoices` */
      domain: z.string().max(40).nullable(),
      after: z.number().int().nullable(),
      limit: z.number().int().min(1).max(200),
    }),
    output: gives<{ rows: AuditEntry[]; next: number | null }>(),
    roles: backOffice,
  }),
  verify: query({ input: nothing, output: gives<AuditVerdict>(), roles: ownerOnly }),
}
