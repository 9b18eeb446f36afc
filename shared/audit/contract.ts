/**
 * The audit log: who did what and when, in ids and codes, with the names of the fields that changed
 * and never their values. Append-only and hash-chained; erasing a person never touches it. Lines go
 * only when their own term has ended, from the beginning on, and the chain still verifies.
 */
import { z } from 'zod'
import { csvForms } from '../csv'
import { civilDate, id } from '../fields'
import { action, backOffice, gives, nothing, ownerOnly, query, saveToken } from '../operation'
import type { Term } from '../retention/policy'

export interface AuditEntry {
  id: number
  at: string
  /** null: the program itself */
  userId: number | null
  userName: string | null
  operation: string
  entity: string
  entityId: number | null
  /** of an invoice: its number; null: a draft, or something else */
  number: string | null
  clientId: number | null
  fields: string[]
  code: string
}

export interface AuditVerdict {
  /** lines read */
  lines: number
  /** the id of the first line whose hash does not follow from what stands before it */
  firstBroken: number | null
  /** the hash of the last line that was right */
  head: string
  /** the last line that was pruned; the chain is read from there. 0: nothing was */
  prunedTo: number
}

export interface AuditTerm {
  term: Term
  /** the last day before which lines may be pruned today */
  before: string
  /** lines that had their term */
  lines: number
  /** the latest pruning, and how many lines went in all of them */
  pruned: { at: string; lines: number } | null
}

const filter = {
  clientId: id.nullable().default(null),
  /** 0: what the program did by itself */
  userId: z.number().int().min(0).nullable().default(null),
  /** such as `invoices` */
  domain: z.string().max(40).nullable().default(null),
  /** first and last day of a period */
  from: civilDate.nullable().default(null),
  to: civilDate.nullable().default(null),
}

export const auditFilter = z.object(filter)
export type AuditFilter = z.output<typeof auditFilter>

export const audit = {
  /** Newest first. */
  list: query({
    input: z.object({
      ...filter,
      after: z.number().int().nullable().default(null),
      limit: z.number().int().min(1).max(200).default(100),
    }),
    output: gives<{ rows: AuditEntry[]; next: number | null }>(),
    roles: backOffice,
  }),
  /** Everyone the log may name, also who left. */
  people: query({
    input: nothing,
    output: gives<{ id: number; name: string }[]>(),
    roles: backOffice,
  }),
  /** Walks the whole chain. Errors: cancelled. */
  verify: action({ input: nothing, output: gives<AuditVerdict>(), roles: ownerOnly }),
  /**
   * The lines of a filter as CSV, oldest first, with their hashes. Errors: cancelled, disk-full,
   * folder-not-writable, file-write-failed, file-token-unknown.
   */
  exportCsv: action({
    input: z.object({
      ...filter,
      csvForm: z.enum(csvForms).default('comma'),
      file: saveToken,
    }),
    output: gives<{ lines: number }>(),
    roles: ownerOnly,
  }),
  term: query({ input: nothing, output: gives<AuditTerm>(), roles: ownerOnly }),
  /**
   * Takes off the lines from before a day. Errors: invalid-input (before: within-term), cancelled
   * (what was taken off stays off).
   */
  prune: action({
    input: z.object({ before: civilDate }),
    output: gives<{ lines: number }>(),
    once: 'answer',
    roles: ownerOnly,
    irreversible: true,
  }),
}
