/**
 * Quotes (offertes): drafts that change freely, what was sent and stays as it was, what came of it, and
 * how an accepted one is billed. Money in cents, shares in basis points, dates `YYYY-MM-DD`.
 */
import { z } from 'zod'
import type { FieldProblem } from '../errors'
import { cents, civilDate, id, longText } from '../fields'
import { draftInput, type InvoiceBuyer, type InvoiceLine } from '../invoices/contract'
import type { DocumentLanguage, VatRow } from '../invoices/document'
import { parsePattern } from '../invoices/number-pattern'
import type { InvoiceState } from '../invoices/state'
import type { DocumentDiscount } from '../invoices/totals'
import {
  action,
  backOffice,
  command,
  gives,
  nothing,
  ownerOnly,
  query,
  saveToken,
} from '../operation'
import { addUp } from './instalments'

/** What stands above the lines leaves the first page room for the address and the lines. */
const mostIntroLines = 20
const text = (max: number) =>
  longText(max).transform((typed) => typed?.replace(/\r\n?/g, '\n') ?? null)

export const quoteInput = draftInput
  .pick({
    reference: true,
    attention: true,
    pricesIncludeVat: true,
    discount: true,
    lines: true,
  })
  .extend({
    clientId: id,
    /** null: the usual number of days after it is sent */
    validUntil: civilDate.nullable().default(null),
    intro: text(1500)
      .refine((typed) => typed === null || typed.split('\n').length <= mostIntroLines, {
        error: 'too-many-lines-of-text',
      })
      .default(null),
    closing: text(5000).default(null),
  })
export type QuoteInput = z.input<typeof quoteInput>
export type QuoteDraft = z.output<typeof quoteInput>

export const quoteStates = [
  'draft',
  'sent',
  'lapsed',
  'accepted',
  'billed',
  'refused',
  'withdrawn',
] as const
/** `lapsed`: sent, and past its last day; `accepted`: not billed whole yet */
export type QuoteState = (typeof quoteStates)[number]
export const quoteFilters = ['all', ...quoteStates] as const
export type QuoteFilter = (typeof quoteFilters)[number]

export const acceptedWays = ['mail', 'phone', 'paper'] as const
export type AcceptedWay = (typeof acceptedWays)[number]

export interface QuoteRow {
  id: number
  state: QuoteState
  number: string | null
  clientId: number
  clientName: string
  reference: string | null
  sentOn: string | null
  validUntil: string | null
  grossCents: number
  mailedAt: string | null
  held: boolean
}

export interface QuoteLine extends Omit<InvoiceLine, 'creditsLineId'> {
  /** it became a service, and stands on no invoice of the quote */
  asService: boolean
  subscriptionId: number | null
}

/** One of the invoices an accepted quote is billed by; the last takes the others off. */
export interface QuoteStep {
  id: number
  nth: number
  shareBasisPoints: number
  last: boolean
  /** the invoice that bills it, a draft too; null: none, or it was credited whole */
  invoice: {
    id: number
    number: string | null
    state: InvoiceState
    grossCents: number
    deductedCents: number
  } | null
  /** credited whole before */
  credited: { id: number; number: string }[]
  /** an invoice can be made now */
  may: boolean
}

export interface Quote extends Omit<QuoteRow, 'held'> {
  attention: string | null
  pricesIncludeVat: boolean
  discount: DocumentDiscount | null
  discountCents: number
  intro: string | null
  closing: string | null
  lines: QuoteLine[]
  vat: VatRow[]
  netCents: number
  vatCents: number
  createdAt: string
  /** of a draft: give it back when saving, so that nobody's work is overwritten */
  updatedAt: string
  sentAt: string | null
  language: DocumentLanguage | null
  /** as on the document; null on a draft */
  buyer: InvoiceBuyer | null
  outcome: 'accepted' | 'refused' | 'withdrawn' | null
  decidedOn: string | null
  acceptedBy: AcceptedWay | null
  plannedAt: string | null
  /** a ledger tells of an invoice of it that is not here */
  heldAt: string | null
  steps: QuoteStep[]
  /** what is billed or became a service already: the plan stands fast */
  begun: boolean
}

/** What sending would do, and what still stands in its way. */
export interface QuoteCheck {
  number: string
  validUntil: string
  problems: FieldProblem[]
}

export interface QuotesDue {
  /** last days within the week */
  lapsing: number
  /** accepted, and not billed whole yet */
  toBill: number
  held: number
  toBillCents: number
}

/** So many days before its last one a quote is told of. */
export const lapsingDays = 7

export interface QuoteSettings {
  pattern: string
  validDays: number
  /** what the next one would be called today */
  nextNumber: string
}

export const quoteSettingsInput = z.object({
  pattern: z
    .string()
    .max(60, { error: 'too-long' })
    .superRefine((pattern, context) => {
      const parsed = parsePattern(pattern)
      if (!parsed.ok) context.addIssue({ code: 'custom', message: parsed.reason })
    }),
  validDays: z.number().int().min(1, { error: 'not-a-number' }).max(365, { error: 'too-long' }),
})

const moment = z.string().max(40)
const one = z.object({ id })

export const quotes = {
  list: query({
    input: z.object({
      filter: z.enum(quoteFilters).default('all'),
      clientId: id.nullable().default(null),
      /** part of a client's name, of the reference or of the number */
      search: z.string().max(200, { error: 'too-long' }).default(''),
      after: z.string().max(40).nullable().default(null),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: gives<{ rows: QuoteRow[]; next: string | null }>(),
    roles: backOffice,
  }),
  due: query({ input: nothing, output: gives<QuotesDue>(), roles: backOffice }),
  /** Errors: not-found. */
  get: query({ input: one, output: gives<Quote>(), roles: backOffice }),
  /** The quote that an invoice bills a part of; null for any other. */
  ofInvoice: query({
    input: z.object({ invoiceId: id }),
    output: gives<{ id: number; number: string } | null>(),
    roles: backOffice,
  }),
  /** Errors: not-found (the client), forbidden-content, invalid-input. */
  add: command({ input: quoteInput, output: gives<Quote>(), roles: backOffice }),
  /** Errors: as add; changed-meanwhile, quote-sent. */
  change: command({
    input: quoteInput.extend({ id, updatedAt: moment }),
    output: gives<Quote>(),
    roles: backOffice,
  }),
  /** Errors: not-found, quote-sent. */
  discard: command({ input: one, output: gives<{ discarded: true }>(), roles: backOffice }),
  /** A new draft with the same content. Errors: not-found. */
  copy: command({ input: one, output: gives<Quote>(), roles: backOffice }),
  /** Errors: not-found, quote-sent. */
  check: query({ input: one, output: gives<QuoteCheck>(), roles: backOffice }),
  /**
   * Gives it its number and locks it. `updatedAt`: what the person saw. Errors: not-found, quote-sent,
   * changed-meanwhile, quote-incomplete, number-taken.
   */
  send: command({
    input: one.extend({ updatedAt: moment }),
    output: gives<Quote>(),
    roles: backOffice,
  }),
  /** Writes the PDF as sent. Errors: not-found, quote-not-sent, disk-full, … */
  savePdf: action({
    input: one.extend({ file: saveToken }),
    output: gives<{ saved: true }>(),
    roles: backOffice,
  }),
  /** Opens a ready e-mail with the PDF. Errors: as savePdf; no-mail-program. */
  mail: action({ input: one, output: gives<{ opened: true }>(), roles: backOffice }),
  /** The same e-mail as a file. */
  saveMail: action({
    input: one.extend({ file: saveToken }),
    output: gives<{ saved: true }>(),
    roles: backOffice,
  }),
  /**
   * The client agreed. `late`: somebody said that it counts although it was past its last day. Errors:
   * not-found, quote-not-sent, quote-decided, quote-lapsed, invalid-input.
   */
  accept: command({
    input: one.extend({
      on: civilDate,
      by: z.enum(acceptedWays),
      late: z.boolean().default(false),
    }),
    output: gives<Quote>(),
    roles: backOffice,
  }),
  /** Errors: not-found, quote-not-sent, quote-decided, invalid-input. */
  close: command({
    input: one.extend({ outcome: z.enum(['refused', 'withdrawn']), on: civilDate }),
    output: gives<Quote>(),
    roles: backOffice,
  }),
  /** Takes back what came of it. Errors: not-found, quote-not-sent, quote-billed, quote-held. */
  reopen: command({ input: one, output: gives<Quote>(), roles: backOffice }),
  /**
   * Settles how an accepted one is billed: some lines become services at once, the rest goes on as many
   * invoices as there are shares. Errors: not-found, quote-not-accepted, quote-billed, quote-held, and
   * those of services.add.
   */
  plan: command({
    input: one.extend({
      services: z
        .array(z.object({ lineId: id, itemId: id, startsOn: civilDate, priceCents: cents }))
        .max(100)
        .default([]),
      /** basis points of each invoice; none when every line becomes a service */
      shares: z
        .array(z.number().int().min(1).max(10_000))
        .max(12)
        .refine((shares) => shares.length === 0 || addUp(shares), { error: 'shares-not-whole' }),
    }),
    output: gives<Quote>(),
    roles: backOffice,
  }),
  /**
   * A draft invoice of one step. Errors: not-found, quote-not-accepted, quote-billed (it has one),
   * quote-step-waits, quote-held, and those of invoices.addDraft.
   */
  bill: command({
    input: z.object({ stepId: id }),
    output: gives<{ invoiceId: number }>(),
    roles: backOffice,
  }),
  /** Somebody looked what was billed of it before a backup was put back. Errors: not-found. */
  settleHeld: command({ input: one, output: gives<Quote>(), roles: backOffice }),
  settings: query({ input: nothing, output: gives<QuoteSettings>(), roles: backOffice }),
  setSettings: command({
    input: quoteSettingsInput,
    output: gives<QuoteSettings>(),
    roles: ownerOnly,
  }),
}
