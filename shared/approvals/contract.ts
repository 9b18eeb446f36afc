/**
 * A second pair of eyes: some operations ask for another person's approval first. What is asked is in
 * ids and codes; an approval holds for that alone, once, and not for long.
 */
import { z } from 'zod'
import { id, optionalText } from '../fields'
import { backOffice, command, gives, nothing, ownerOnly, query } from '../operation'

/** Operations that can be asked for, and what `subject` names: a fiscal year, a legal order's id. */
export const approvable = ['archive.destroy', 'disclosures.handOver'] as const
export type Approvable = (typeof approvable)[number]

export interface Approval {
  id: number
  operation: Approvable
  subject: string
  requestedBy: { id: number; name: string }
  requestedAt: string
  expiresAt: string
  decidedBy: { id: number; name: string } | null
  decidedAt: string | null
  approved: boolean | null
  reason: string
  usedAt: string | null
  /** `approved` still can be used, `used` was; `expired` got no answer, or was not used, in time */
  state: 'open' | 'approved' | 'refused' | 'used' | 'expired'
}

export const approvals = {
  list: query({ input: nothing, output: gives<Approval[]>(), roles: backOffice }),
  /** Asks; an open request for the same is given back instead of a second one. */
  request: command({
    input: z.object({ operation: z.enum(approvable), subject: z.string().min(1).max(80) }),
    output: gives<Approval>(),
    roles: backOffice,
  }),
  /** Errors: not-found, own-request, approval-expired. A refusal needs its reason. */
  decide: command({
    input: z
      .object({ id, approved: z.boolean(), reason: optionalText(500) })
      .refine(({ approved, reason }) => approved || reason !== null, {
        path: ['reason'],
        error: 'required',
      }),
    output: gives<Approval>(),
    roles: ownerOnly,
  }),
  /** Whether someone else is there to approve at all. */
  needed: query({ input: nothing, output: gives<{ needed: boolean }>(), roles: backOffice }),
}
