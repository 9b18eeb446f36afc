/**
 * The recurring run: what is to be billed until a day, looked at first, then as drafts or as issued
 * invoices. Each period is billed once, whatever is pressed twice or stopped halfway.
 */
import { z } from 'zod'
import type { CivilDate } from '../dates'
import { civilDate, id } from '../fields'
import { action, backOffice, command, gives, nothing, query } from '../operation'

/**
 * Why a client's periods are not billed: the client has left, the invoice lacks something, or only a
 * person can say whether another country's VAT is due: then it waits as a draft.
 */
export type NotBilled = 'client-left' | 'invoice-incomplete' | 'asks-country-vat'

export interface DueLine {
  subscriptionId: number
  itemName: string
  domain: string | null
  from: CivilDate
  to: CivilDate
  /** without VAT, less discount, set-up fee included */
  cents: number
}

/** What becomes one invoice. */
export interface DueInvoice {
  client: { id: number; name: string }
  lines: DueLine[]
  cents: number
  /** null: it is billed */
  why: NotBilled | null
}

export interface DuePreview {
  until: CivilDate
  /** the first of them */
  invoices: DueInvoice[]
  /** of those that are billed: invoices, periods, cents without VAT */
  count: number
  periods: number
  cents: number
  /** how many are not */
  left: number
}

export interface HeldPeriod {
  id: number
  client: { id: number; name: string }
  subscriptionId: number
  itemName: string
  domain: string | null
  from: CivilDate
  to: CivilDate
}

export interface RunResult {
  invoices: number
  cents: number
  /** what is not billed comes again in the next run; what asks for VAT stands as a draft */
  left: { client: { id: number; name: string }; why: NotBilled }[]
}

export const runs = {
  /** Errors: invalid-input (further ahead than three months: `too-far-ahead`). */
  due: query({
    input: z.object({
      /** periods that begin on this day or before; null: today */
      until: civilDate.nullable().default(null),
      clientId: id.nullable().default(null),
      limit: z.int().min(0).max(500).default(200),
    }),
    output: gives<DuePreview>(),
    roles: backOffice,
  }),
  /** Errors: as due; cancelled, clock-ahead. */
  run: action({
    input: z.object({
      until: civilDate.nullable().default(null),
      clientId: id.nullable().default(null),
      /** else they stay drafts */
      issue: z.boolean(),
    }),
    output: gives<RunResult>(),
    roles: backOffice,
    once: 'answer',
    irreversible: true,
  }),
  /** Billed on invoices that a restore lost. */
  held: query({ input: nothing, output: gives<HeldPeriod[]>(), roles: backOffice }),
  /** Errors: not-found. */
  settleHeld: command({
    input: z.object({ id, billed: z.boolean() }),
    output: gives<HeldPeriod[]>(),
    roles: backOffice,
  }),
}
