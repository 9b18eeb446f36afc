/**
 * Hours that were worked for a client, and bundles of hours that are paid ahead and counted down. What
 * no bundle pays is billed on a line of its own, once.
 */
import { z } from 'zod'
import type { CivilDate } from '../dates'
import { id, requiredText } from '../fields'
import { vatKinds, type VatKind } from '../invoices/vat'
import { backOffice, command, gives, query } from '../operation'
import { price } from './catalogue'
import { mostMinutes } from './hours'
import { serviceDay } from './subscription'

export const workKinds = ['hours', 'bundle'] as const
export type WorkKind = (typeof workKinds)[number]

/** Most hours in one bundle: a thousand. */
const mostBundleMinutes = 60_000

export const workInput = z
  .object({
    clientId: id,
    kind: z.enum(workKinds).default('hours'),
    /** the day it was done; of a bundle the first day it pays for */
    on: serviceDay,
    /** the last day a bundle pays for; null: no end */
    to: serviceDay.nullable().default(null),
    what: requiredText(500),
    minutes: z.int({ error: 'not-a-duration' }).min(1, { error: 'not-a-duration' }),
    /** per hour; of a bundle for all of it */
    priceCents: price,
    vatKind: z.enum(vatKinds),
  })
  .superRefine(({ kind, on, to, minutes }, context) => {
    const problem = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (minutes > (kind === 'bundle' ? mostBundleMinutes : mostMinutes))
      problem('minutes', 'not-a-duration')
    if (kind === 'bundle' && to !== null && to < on) problem('to', 'before-start')
  })
  .transform((work) => ({ ...work, to: work.kind === 'bundle' ? work.to : null }))

export interface Work {
  id: number
  version: number
  client: { id: number; name: string }
  kind: WorkKind
  on: CivilDate
  to: CivilDate | null
  what: string
  minutes: number
  priceCents: number
  vatKind: VatKind
  /** of hours: what bundles pay of it; of a bundle: what is left of it */
  bundledMinutes: number
  /** what an invoice bills now, or will; of a bundle all or nothing */
  toBillMinutes: number
  /** the same as the line of the invoice has it, in thousandths: of an hour, or of a bundle */
  toBillQuantity: number
  toBillCents: number
  /** null: not billed, or on an invoice that a restore lost */
  invoice: { id: number; number: string | null } | null
  billed: boolean
  /** billed on an invoice that a restore lost: a person says what became of it */
  held: boolean
}

/** What of a client is to be billed. */
export interface UnbilledWork {
  client: { id: number; name: string }
  count: number
  minutes: number
  /** without VAT */
  cents: number
}

export const workOperations = {
  /** Of one client: what is to be billed first, then the newest; at most 200. */
  work: query({
    input: z.object({ clientId: id }),
    output: gives<Work[]>(),
    roles: backOffice,
  }),
  /** Per client, by name. */
  unbilledWork: query({
    input: z.object({ clientId: id.nullable().default(null) }),
    output: gives<UnbilledWork[]>(),
    roles: backOffice,
  }),
  /** Errors: not-found, forbidden-content, invalid-input. */
  noteWork: command({ input: workInput, output: gives<Work>(), roles: backOffice }),
  /** Errors: not-found, changed-meanwhile, work-billed, forbidden-content, invalid-input. */
  changeWork: command({
    input: workInput.and(z.object({ id, version: z.int() })),
    output: gives<Work>(),
    roles: backOffice,
  }),
  /** Errors: not-found, changed-meanwhile, work-billed. */
  removeWork: command({
    input: z.object({ id, version: z.int() }),
    output: gives<{ removed: true }>(),
    roles: backOffice,
  }),
  /** One draft per client with all that is to be billed; null: of all clients. Gives their ids. */
  billWork: command({
    input: z.object({ clientId: id.nullable().default(null) }),
    output: gives<{ invoiceIds: number[]; cents: number }>(),
    roles: backOffice,
  }),
  /** What became of work whose invoice a restore lost. Errors: not-found. */
  settleWork: command({
    input: z.object({ id, billed: z.boolean() }),
    output: gives<Work>(),
    roles: backOffice,
  }),
}
