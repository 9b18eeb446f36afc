/**
 * What the agency sells. Prices in cents without VAT, per period where there is one; an item that was
 * retired is sold no more, and what was sold of it goes on.
 */
import { z } from 'zod'
import { cents, id, optionalText, requiredText } from '../fields'
import { backOffice, command, gives, nothing, query } from '../operation'
import { units, type Unit } from '../invoices/units'
import { vatKinds, type VatKind } from '../invoices/vat'
import { readDomainName } from './domain-name'
import { readInvoiceText } from './invoice-text'
import { isPeriodLength } from './periods'

/** `hourly` and `one-off` are billed when they are done, all others per period in advance. */
export const itemKinds = [
  'hosting',
  'domain',
  'certificate',
  'maintenance',
  'hourly',
  'one-off',
] as const
export type ItemKind = (typeof itemKinds)[number]

export const isRecurring = (kind: ItemKind): boolean => kind !== 'hourly' && kind !== 'one-off'

/** Longest notice that is noted down: a year. */
export const mostNoticeMonths = 12

export const price = cents.min(0, { error: 'negative' })

/** The text of an invoice line; what nobody fills in is refused where it is typed. */
export const invoiceText = requiredText(500).superRefine((text, context) => {
  const reading = readInvoiceText(text)
  if (reading.ok) return
  const { problem } = reading
  context.addIssue({
    code: 'custom',
    message: problem.code === 'stray-brace' ? 'brace-alone' : problem.code,
    params: problem.code === 'unknown-placeholder' ? { placeholder: problem.name } : {},
  })
})

/** `nl`, `.NL`, `co.uk`: kept as `nl`; also in letters beyond ASCII. */
const topLevel = optionalText(100).transform((text, context) => {
  if (text === null) return null
  const reading = readDomainName(`x.${text.replace(/^\./, '')}`)
  if (reading.ok) return reading.domain.slice(2)
  context.addIssue({ code: 'custom', message: 'not-a-top-level' })
  return z.NEVER
})

export const itemInput = z
  .object({
    kind: z.enum(itemKinds),
    name: requiredText(120),
    /** null: what is sold says it */
    unit: z.enum(units).nullable().default(null),
    priceCents: price,
    /** once, on the first invoice */
    setupCents: price.default(0),
    vatKind: z.enum(vatKinds),
    /** null: not billed per period */
    periodMonths: z.int().refine(isPeriodLength, { error: 'not-a-period' }).nullable(),
    noticeMonths: z.int().min(0).max(mostNoticeMonths, { error: 'notice-too-long' }).default(1),
    /** of a domain: the top-level domain it is the price of */
    topLevel: topLevel.default(null),
    invoiceText,
  })
  .superRefine(({ kind, periodMonths }, context) => {
    if (isRecurring(kind) && periodMonths === null)
      context.addIssue({ code: 'custom', path: ['periodMonths'], message: 'required' })
  })
  .transform((item) => ({
    ...item,
    // What belongs to another kind, and was typed before the kind was changed, is none of it.
    periodMonths: isRecurring(item.kind) ? item.periodMonths : null,
    topLevel: item.kind === 'domain' ? item.topLevel : null,
  }))
export const itemChange = itemInput.and(z.object({ id, version: z.int() }))
export type ItemInput = z.input<typeof itemInput>

export interface Item {
  id: number
  /** goes up with each change */
  version: number
  kind: ItemKind
  name: string
  unit: Unit | null
  priceCents: number
  setupCents: number
  vatKind: VatKind
  /** a quarter is 3, a year 12; null: not billed per period */
  periodMonths: number | null
  noticeMonths: number
  topLevel: string | null
  invoiceText: string
  retiredAt: string | null
}

export const catalogue = {
  /** What is sold first, by kind and name. */
  items: query({ input: nothing, output: gives<Item[]>(), roles: backOffice }),
  /** Errors: forbidden-content, invalid-input (another item has this name: `taken`). */
  addItem: command({ input: itemInput, output: gives<Item>(), roles: backOffice }),
  /**
   * What was sold keeps its own price. Errors: not-found, changed-meanwhile (since the version that was
   * looked at), forbidden-content, invalid-input (another item has this name: `taken`).
   */
  changeItem: command({
    input: itemChange,
    output: gives<Item>(),
    roles: backOffice,
  }),
  /** Sold no more, or again. Errors: not-found. */
  retireItem: command({
    input: z.object({ id, retired: z.boolean() }),
    output: gives<Item>(),
    roles: backOffice,
  }),
}
