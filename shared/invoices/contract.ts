/**
 * Invoices and credit notes: drafts that change freely, issued documents that never change again,
 * and how they leave the office. Money in cents, quantities in thousandths, rates and discounts in
 * basis points, dates `YYYY-MM-DD`, moments UTC ISO.
 */
import { z } from 'zod'
import { isCivilDate } from '../dates'
import type { FieldProblem } from '../errors'
import { isCountry } from '../countries'
import { basisPoints, cents, country, id, longText, optionalText } from '../fields'
import { maxQuantity } from '../money'
import { action, backOffice, command, gives, query, saveToken } from '../operation'
import type { CreditBasis } from './credit'
import type { Address, DocumentLanguage, DocumentLine, VatRow } from './document'
import type { InvoiceState } from './state'
import type { DocumentDiscount } from './totals'
import { units } from './units'
import { earliestSupply, vatKinds } from './vat'
import { several } from './several'

/** What the PDF, the e-invoice and the screen can carry. */
export const mostLines = 10_000

const day = z.string().refine(isCivilDate, { error: 'not-a-date' })
const supplyDay = day.refine((date) => date >= earliestSupply, { error: 'supply-too-early' })
const lines = (max: number) =>
  longText(max).transform((text) => text?.replace(/\r\n?/g, '\n') ?? null)
const moment = z.string().max(40)

/** Thousandths, never zero decimals lost: 1.5 hours is 1500. */
const quantity = z
  .number()
  .int({ error: 'not-a-quantity' })
  .min(-maxQuantity, { error: 'quantity-out-of-range' })
  .max(maxQuantity, { error: 'quantity-out-of-range' })

export const draftLine = z
  .object({
    description: lines(2000).default(null),
    quantity: quantity.default(1000),
    unit: z.enum(units).nullable().default(null),
    unitPriceCents: cents,
    /** hundredths of a cent beyond, of the same sign */
    unitPriceHundredths: z.number().int().min(-99).max(99).default(0),
    discountBasisPoints: basisPoints.default(0),
    vatKind: z.enum(vatKinds),
    /** the period of a subscription that it bills; kept as long as the line stays on its draft */
    periodId: id.nullable().default(null),
    /** its days that this line is for; null: what is paid once */
    periodFrom: day.nullable().default(null),
    periodTo: day.nullable().default(null),
    /** the work it bills; kept as long as the line stays on its draft */
    workId: id.nullable().default(null),
    /** the invoice that charged this beforehand, and that it takes off; stays on its draft as it is */
    deductsId: id.nullable().default(null),
  })
  .refine((line) => line.unitPriceCents * line.unitPriceHundredths >= 0, {
    path: ['unitPriceCents'],
    error: 'not-an-amount',
  })

export const discountInput = z.union([
  z.strictObject({ basisPoints }),
  z.strictObject({ cents: cents.min(0, { error: 'negative' }) }),
])

/** Everything may still be missing: what issuing wants is a matter of `check` and `issue`. */
export const draftInput = z.object({
  clientId: id.nullable().default(null),
  /** null: the default series */
  seriesId: id.nullable().default(null),
  /** the customer's own reference */
  reference: optionalText(100).default(null),
  /** of the customer's order */
  orderNumber: optionalText(100).default(null),
  /** contact person or department */
  attention: optionalText(120).default(null),
  supplyFrom: supplyDay.nullable().default(null),
  supplyTo: supplyDay.nullable().default(null),
  /** where goods go within the EU; null: to the customer's own country */
  deliveryCountry: country.refine(isCountry, { error: 'not-a-country' }).nullable().default(null),
  pricesIncludeVat: z.boolean().default(false),
  /** the class of the retention policy; `long-invoice`: immovable property, or the EU one-stop shop */
  keptAs: z.enum(['invoice', 'long-invoice']).default('invoice'),
  discount: discountInput.nullable().default(null),
  note: lines(5000).default(null),
  lines: z.array(draftLine).max(mostLines, { error: 'too-many-lines' }).default([]),
})
export type DraftInput = z.input<typeof draftInput>
export type Draft = z.output<typeof draftInput>

/** What a number is that looks like a BSN and is none; chosen, so that nobody types it again. */
export const overruleReasons = [
  'order-number',
  'client-number',
  'product-number',
  'other-number',
] as const
export type OverruleReason = (typeof overruleReasons)[number]

/** An owner's word that what was taken for a BSN is none; anybody else's changes nothing. */
const overrule = z.enum(overruleReasons).nullable().default(null)

/** A part of an invoice line to take back: a quantity of it, or an amount in its price basis. */
export const creditLine = z.union([
  z.strictObject({ lineId: id, quantity }),
  z.strictObject({ lineId: id, amountCents: cents }),
])

const creditInput = z.object({
  /** null: everything that is left */
  lines: z.array(creditLine).max(mostLines, { error: 'too-many-lines' }).nullable().default(null),
  /** null: the series of the invoice, or the default one when that is closed */
  seriesId: id.nullable().default(null),
  reference: optionalText(100).default(null),
  note: lines(5000).default(null),
})

export const invoiceFilters = [
  'all',
  'draft',
  'open',
  'unsent',
  'sent',
  'part',
  'overdue',
  'paid',
  'credited',
] as const
export type InvoiceFilter = (typeof invoiceFilters)[number]

export const invoiceSorts = ['date', 'due', 'number', 'client', 'amount', 'open'] as const
export type InvoiceSort = (typeof invoiceSorts)[number]

export const listInput = z.object({
  /**
   * `open` is everything not settled yet, partly paid and overdue included; `unsent` what of it nobody
   * sent, `sent` the rest of it
   */
  filter: z.enum(invoiceFilters).default('all'),
  clientId: id.nullable().default(null),
  /** the year of the invoice date; leaves drafts out */
  year: z.number().int().min(1900).max(2199).nullable().default(null),
  seriesId: id.nullable().default(null),
  /** part of a client's name or of the reference, or the beginning or the digits of a number */
  search: z.string().max(200, { error: 'too-long' }).default(''),
  sort: z.enum(invoiceSorts).default('date'),
  descending: z.boolean().default(true),
  after: z.string().max(400).nullable().default(null),
  limit: z.number().int().min(1).max(200).default(50),
})

export interface InvoiceRow {
  id: number
  kind: 'invoice' | 'credit'
  state: InvoiceState
  number: string | null
  clientId: number | null
  /** as on the document; of a draft the client's name now; null without a client, or when sealed */
  clientName: string | null
  reference: string | null
  issuedOn: string | null
  dueOn: string | null
  updatedAt: string
  /** positive for invoices and credit notes alike */
  grossCents: number
  /** signed like the document */
  openCents: number
  mailedAt: string | null
}

/** A number that is only counted so far: at `countedTo` there may be more. */
export interface InvoiceCounts {
  draft: number
  open: number
  part: number
  overdue: number
  /** sums; null when there are more than were counted */
  openCents: number | null
  overdueCents: number | null
  /** years in which invoices were issued; null when none was */
  years: { first: number; last: number } | null
}
export const countedTo = 1000

export interface InvoiceLine extends Omit<DocumentLine, 'description'> {
  id: number
  /** null when empty, or when sealed */
  description: string | null
  creditsLineId: number | null
  /** the period of a subscription that it bills, and its days that are this line's */
  periodId: number | null
  periodFrom: string | null
  periodTo: string | null
  /** the work that it bills */
  workId: number | null
  /** the invoice that it takes off */
  deductsId: number | null
}

export interface InvoiceBuyer {
  name: string
  attention: string | null
  company: boolean
  address: Address
  kvkNumber: string | null
  oin: string | null
  vatId: string | null
  email: string | null
}

export interface InvoiceSeller {
  name: string
  address: Address
  kvkNumber: string
  vatId: string | null
  iban: string
  bic: string | null
  accountHolder: string
  email: string
  phone: string | null
  website: string | null
}

/** What settled (part of) an invoice, signed like it. */
export interface Settlement {
  id: number
  kind: 'payment' | 'refund' | 'return' | 'credit' | 'write-off'
  amountCents: number
  /** booking date of the bank entry; else the day it was recorded */
  on: string
  entryId: number | null
  /** the credit note, or the invoice it credits */
  counter: { id: number; number: string } | null
}

export const documentKinds = ['pdf', 'nlcius', 'peppol', 'nlcius-pdf', 'peppol-pdf'] as const
export type DocumentKind = (typeof documentKinds)[number]

export interface Invoice {
  id: number
  kind: 'invoice' | 'credit'
  state: InvoiceState
  number: string | null
  series: { id: number; name: string }
  clientId: number | null
  clientName: string | null
  reference: string | null
  orderNumber: string | null
  attention: string | null
  supplyFrom: string | null
  supplyTo: string | null
  deliveryCountry: string | null
  pricesIncludeVat: boolean
  /** the class of the retention policy it is kept by */
  keptAs: Draft['keptAs']
  discount: DocumentDiscount | null
  /** what the document discount takes off, in the price basis of the lines */
  discountCents: number
  note: string | null
  lines: InvoiceLine[]
  vat: VatRow[]
  netCents: number
  vatCents: number
  grossCents: number
  createdAt: string
  /** of a draft: give it back when saving, so that nobody's work is overwritten */
  updatedAt: string
  issuedAt: string | null
  issuedOn: string | null
  dueOn: string | null
  language: DocumentLanguage | null
  /** the parties as on the document; null on a draft, the buyer also when sealed */
  seller: InvoiceSeller | null
  buyer: InvoiceBuyer | null
  paidCents: number
  openCents: number
  creditedCents: number
  /** when its e-mail was made, or somebody marked it as sent; null: not sent */
  mailedAt: string | null
  sealedAt: string | null
  /** on a credit note: the invoice it credits */
  credits: { id: number; number: string; issuedOn: string } | null
  /** drafts too */
  creditNotes: {
    id: number
    number: string | null
    issuedOn: string | null
    grossCents: number
  }[]
  settlements: Settlement[]
  documents: { kind: DocumentKind; sha256: string; createdAt: string }[]
}

/** What issuing would do, and what still stands in its way. */
export interface Check {
  /** the number it would get now; null when its series can give none */
  number: string | null
  issuedOn: string
  dueOn: string | null
  /** what it comes to at the rates of that day */
  grossCents: number
  /** VAT of the client's country as typed, in basis points; null: nobody typed one */
  countryRate: number | null
  /** what must be put right before issuing (factuureisen) */
  problems: FieldProblem[]
  /** what deserves a look but does not stop issuing */
  warnings: FieldProblem[]
}

export interface Issued {
  id: number
  number: string
  issuedOn: string
  dueOn: string
  grossCents: number
}

const flavour = z.enum(['nlcius', 'peppol'])

export const invoices = {
  ...several,
  list: query({
    input: listInput,
    output: gives<{ rows: InvoiceRow[]; next: string | null }>(),
    roles: backOffice,
  }),
  counts: query({
    input: z.strictObject({}),
    output: gives<InvoiceCounts>(),
    roles: backOffice,
  }),
  /** Errors: not-found. */
  get: query({ input: z.object({ id }), output: gives<Invoice>(), roles: backOffice }),
  /** Errors: not-found, forbidden-content, invalid-input (an amount beyond bounds). */
  addDraft: command({
    input: draftInput.extend({ overrule }),
    output: gives<Invoice>(),
    roles: backOffice,
  }),
  /** Errors: as addDraft; changed-meanwhile, invoice-issued. A credit note: see changeCredit. */
  changeDraft: command({
    input: draftInput.extend({ id, updatedAt: moment, overrule }),
    output: gives<Invoice>(),
    roles: backOffice,
  }),
  /** Errors: not-found, invoice-issued, billed-again, credited-further. */
  discardDraft: command({
    input: z.object({ id }),
    output: gives<{ discarded: true }>(),
    roles: backOffice,
  }),
  /** A new draft with the same content. Errors: not-found. */
  copy: command({ input: z.object({ id }), output: gives<Invoice>(), roles: backOffice }),
  /**
   * Looks at a stored draft (`id`), or at what is being typed (`draft`, which then wins), without
   * writing anything. `on`: invoice date, null for today. Errors: not-found, invoice-issued.
   */
  check: query({
    input: z.object({
      id: id.nullable().default(null),
      draft: draftInput.nullable().default(null),
      on: day.nullable().default(null),
    }),
    output: gives<Check>(),
    roles: backOffice,
  }),
  /**
   * Gives the draft its number and locks it; its PDF is made right after, by the program itself. `on`:
   * invoice date, null for today; `updatedAt`: what the person saw. Errors: not-found,
   * invoice-issued, invoice-incomplete, number-taken, changed-meanwhile, credit-exceeds.
   */
  issue: command({
    input: z.object({
      id,
      on: day.nullable().default(null),
      updatedAt: moment.nullable().default(null),
      /** somebody looked at a date that is far from the days worked so far */
      sure: z.boolean().default(false),
      /** somebody said that a consumer in another member state is taxed here */
      taxedHere: z.boolean().default(false),
      /** the amount the person saw; null: not looked at */
      grossCents: z.int().nullable().default(null),
    }),
    output: gives<Issued>(),
    roles: backOffice,
    irreversible: true,
  }),
  /**
   * Charges the lines of a draft that are taxed here with the VAT of the consumer's country instead.
   * Errors: not-found, invoice-issued, changed-meanwhile.
   */
  chargeCountryVat: command({
    input: z.object({ id, updatedAt: moment }),
    output: gives<Invoice>(),
    roles: backOffice,
  }),
  /**
   * Makes and keeps the PDFs that are not there yet: of these invoices, null for the latest. The
   * program asks for it after issuing; what was not made then is made when it is needed.
   */
  makePdfs: action({
    input: z.object({ ids: z.array(id).max(1000).nullable().default(null) }),
    output: gives<{ made: number }>(),
    roles: backOffice,
  }),
  /** What is left to credit. Errors: not-found, invoice-not-issued, credit-of-credit. */
  creditable: query({ input: z.object({ id }), output: gives<CreditBasis>(), roles: backOffice }),
  /**
   * A draft credit note of an issued invoice. Errors: not-found, invoice-not-issued,
   * credit-of-credit, credit-exceeds, invoice-sealed, forbidden-content.
   */
  credit: command({
    input: creditInput.extend({ id }),
    output: gives<Invoice>(),
    roles: backOffice,
  }),
  /** Chooses anew what a draft credit note takes back. Errors: as credit; changed-meanwhile. */
  changeCredit: command({
    input: creditInput.extend({ id, updatedAt: moment }),
    output: gives<Invoice>(),
    roles: backOffice,
  }),
  /** Writes the PDF as issued. Errors: not-found, invoice-not-issued, invoice-sealed, disk-full, … */
  savePdf: action({
    input: z.object({ id, file: saveToken }),
    output: gives<{ saved: true; sha256: string }>(),
    roles: backOffice,
  }),
  /** Writes the e-invoice. Errors: as savePdf; ubl-invalid names the rules it would not pass. */
  saveUbl: action({
    input: z.object({ id, flavour, withPdf: z.boolean().default(false), file: saveToken }),
    output: gives<{ saved: true; sha256: string }>(),
    roles: backOffice,
  }),
  /**
   * Opens a ready e-mail with the PDF, and the e-invoice when wanted, in the desktop's mail program.
   * Errors: as saveUbl; no-mail-program.
   */
  mail: action({
    input: z.object({ id, ubl: flavour.nullable().default(null) }),
    output: gives<{ opened: true }>(),
    roles: backOffice,
  }),
  /**
   * Says that it was sent on another way than by the e-mail made here, or that it was not sent after
   * all. Errors: not-found, invoice-not-issued.
   */
  markSent: command({
    input: z.object({ id, sent: z.boolean() }),
    output: gives<Invoice>(),
    roles: backOffice,
  }),
  /** The same e-mail as a file, for a desktop without a mail program. */
  saveMail: action({
    input: z.object({ id, ubl: flavour.nullable().default(null), file: saveToken }),
    output: gives<{ saved: true }>(),
    roles: backOffice,
  }),
}
