/** How an accepted quote is billed: lines that become services, and the invoices of the rest. */
import type { z } from 'zod'
import { AppError, type FieldProblem } from '../../../shared/errors'
import { formatDateLong } from '../../../shared/dates'
import { draftInput, type Draft } from '../../../shared/invoices/contract'
import type { DocumentLanguage, VatRow } from '../../../shared/invoices/document'
import { computeTotals, type Totals } from '../../../shared/invoices/totals'
import { formatPercentage } from '../../../shared/money'
import type { quotes as contract } from '../../../shared/quotes/contract'
import { partOf, type LeftOfRate } from '../../../shared/quotes/instalments'
import { subscriptionInput } from '../../../shared/services/subscription'
import type { CommandContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { inBasis, standingVat } from '../invoices/deductions'
import { addDraft, discountOf } from '../invoices/drafts'
import { partyOf } from '../invoices/issue/buyer'
import { requireItem } from '../services/catalogue'
import { addSubscription } from '../services/sell'
import { asInvoiceLine } from './drafts'
import { lineRows, requireAccepted, type QuoteLineRecord, type SentRecord } from './rows'
import { hasBegun, stepsOf } from './steps'

type Plan = z.output<typeof contract.plan.input>

const refused = (...problems: FieldProblem[]) => new AppError('invalid-input', { problems })

/** Errors: not-found, quote-not-accepted, quote-billed, quote-held, and those of services.add. */
export const planQuote = (context: CommandContext, { id, services, shares }: Plan): void => {
  const { db, now, audit } = context
  const quote = requireAccepted(db, id)
  if (hasBegun(db, id)) throw new AppError('quote-billed', {})
  const lines = lineRows(db, id)
  const chosen = new Set(services.map(({ lineId }) => lineId))
  if (
    chosen.size < services.length ||
    services.some(({ lineId }) => !lines.some((line) => line.id === lineId))
  )
    throw refused({ path: 'services', code: 'not-a-line' })
  if ((shares.length === 0) !== (chosen.size === lines.length))
    throw refused({ path: 'shares', code: 'shares-not-whole' })
  services.forEach((service, at) => {
    const line = lines.find((one) => one.id === service.lineId)
    if (line) makeService(context, quote, line, service, `services.${at}`)
  })
  db.run('DELETE FROM quoteSteps WHERE quoteId = $id', { id })
  shares.forEach((share, at) =>
    db.insert(
      `INSERT INTO quoteSteps (quoteId, nth, shareBasisPoints) VALUES ($id, $nth, $share)`,
      { id, nth: at + 1, share },
    ),
  )
  db.run('UPDATE quotes SET plannedAt = $now WHERE id = $id', { id, now })
  audit({ entity: 'quote', id, clientId: quote.clientId, code: 'planned' })
}

const makeService = (
  context: CommandContext,
  quote: SentRecord,
  line: QuoteLineRecord,
  { itemId, startsOn, priceCents }: Plan['services'][number],
  path: string,
): void => {
  const { db } = context
  const item = requireItem(db, itemId)
  const customer = partyOf(db, quote.clientId).company ? 'business' : 'consumer'
  const parsed = subscriptionInput.safeParse({
    clientId: quote.clientId,
    itemId,
    startsOn,
    periodMonths: item.periodMonths,
    priceCents,
    setupCents: 0,
    vatKind: line.vatKind,
    customer,
    noticeMonths: item.noticeMonths,
    // A client who agreed by mail or telephone; of the right to withdraw nothing is known yet.
    distance:
      customer === 'consumer' && quote.acceptedBy !== 'paper' && quote.decidedOn !== null
        ? {
            concludedOn: quote.decidedOn,
            informedOn: null,
            begunOnRequest: false,
            fulfilledOn: null,
          }
        : null,
  })
  if (!parsed.success) throw refused({ path: `${path}.itemId`, code: 'not-sold-per-period' })
  const subscriptionId = addSubscription(context, parsed.data)
  db.run('UPDATE quoteLines SET asService = 1, subscriptionId = $subscriptionId WHERE id = $id', {
    id: line.id,
    subscriptionId,
  })
}

/** What is billed by invoices: the lines that became no service, at the rates they were offered at. */
interface ToBill {
  lines: QuoteLineRecord[]
  discount: Draft['discount']
  totals: Totals
}

const toBill = (db: ReadableDatabase, quote: SentRecord): ToBill => {
  const lines = lineRows(db, quote.id).filter(({ asService }) => asService === 0)
  const discount = discountOf(quote)
  const pricesIncludeVat = quote.pricesIncludeVat === 1
  return { lines, discount, totals: computeTotals({ lines, discount, pricesIncludeVat }) }
}

/**
 * A draft invoice of one step. Errors: not-found, quote-not-accepted, quote-billed, quote-step-waits,
 * quote-held, and those of an invoice's draft.
 */
export const billStep = (context: CommandContext, stepId: number): number => {
  const { db, today, audit } = context
  const found = db.get<{ quoteId: number }>('SELECT quoteId FROM quoteSteps WHERE id = $stepId', {
    stepId,
  })
  if (!found) throw new AppError('not-found', { entity: 'quoteStep', id: stepId })
  const quote = requireAccepted(db, found.quoteId)
  const steps = stepsOf(db, quote.id, today)
  const step = steps.find(({ id }) => id === stepId)
  if (!step || step.invoice !== null) throw new AppError('quote-billed', {})
  if (!step.may) {
    if (!step.last) throw new AppError('quote-billed', {})
    const open = steps.find(
      ({ nth, invoice, credited }) =>
        nth < step.nth && (invoice === null ? credited.length === 0 : invoice.number === null),
    )
    throw new AppError('quote-step-waits', { nth: open?.nth ?? 1 })
  }
  const others = steps.flatMap(({ id, invoice }) =>
    invoice === null || id === stepId ? [] : [invoice],
  )
  const charged = others.map((invoice) => ({
    ...invoice,
    vat: invoice.number === null ? draftVat(db, invoice.id) : standingVat(db, invoice.id),
  }))
  const content = step.last
    ? lastContent(db, quote, charged)
    : partContent(db, quote, step.shareBasisPoints, charged)
  const draft = draftInput.parse({
    clientId: quote.clientId,
    reference: quote.reference,
    attention: quote.attention,
    supplyFrom: today,
    pricesIncludeVat: quote.pricesIncludeVat === 1,
    ...content,
  })
  const invoiceId = addDraft(context, { ...draft, overrule: null })
  db.run('UPDATE invoices SET quoteStepId = $stepId WHERE id = $invoiceId', { stepId, invoiceId })
  audit({ entity: 'quote', id: quote.id, clientId: quote.clientId, code: 'billed' })
  return invoiceId
}

interface Charged {
  id: number
  vat: readonly VatRow[]
}

const draftVat = (db: ReadableDatabase, invoiceId: number): VatRow[] =>
  db.all<VatRow>(
    'SELECT kind, rate, netCents, vatCents FROM invoiceVat WHERE invoiceId = $invoiceId',
    { invoiceId },
  )

type LineInput = NonNullable<z.input<typeof draftInput>['lines']>[number]
interface NewContent {
  lines: LineInput[]
  discount: Draft['discount']
}

/** A share of what is billed, a line for each rate. */
const partContent = (
  db: ReadableDatabase,
  quote: SentRecord,
  shareBasisPoints: number,
  charged: readonly Charged[],
): NewContent => {
  const { totals } = toBill(db, quote)
  const pricesIncludeVat = quote.pricesIncludeVat === 1
  const left = totals.vat.map((row): LeftOfRate => {
    const same = charged.flatMap(({ vat }) =>
      vat.filter(({ kind, rate }) => kind === row.kind && rate === row.rate),
    )
    const off = (of: (one: VatRow) => number) =>
      of(row) - same.reduce((sum, one) => sum + of(one), 0)
    return {
      kind: row.kind,
      rate: row.rate,
      wholeCents: inBasis(row, pricesIncludeVat),
      cents: off((one) => inBasis(one, pricesIncludeVat)),
      vatCents: off(({ vatCents }) => vatCents),
    }
  })
  const parts = partOf(left, { shareBasisPoints, pricesIncludeVat })
  if (parts.length === 0) throw refused({ path: 'shares', code: 'nothing-to-bill' })
  const words = partWords[quote.language]
  const description = words.part(
    formatPercentage(shareBasisPoints, quote.language),
    quote.number,
    formatDateLong(quote.sentOn, quote.language),
  )
  return {
    discount: null,
    lines: parts.map(({ kind, cents }) => ({
      description,
      quantity: 1000,
      unitPriceCents: cents,
      vatKind: kind,
    })),
  }
}

/** All that was offered, less what stands of the invoices before it. */
const lastContent = (
  db: ReadableDatabase,
  quote: SentRecord,
  charged: readonly Charged[],
): NewContent => {
  const { lines, discount, totals } = toBill(db, quote)
  const pricesIncludeVat = quote.pricesIncludeVat === 1
  const words = partWords[quote.language]
  const off = charged.flatMap(({ id, vat }) => {
    const { number, issuedOn } = numberOf(db, id)
    const description = words.off(number, formatDateLong(issuedOn, quote.language))
    return vat.map((row): LineInput => {
      const cents = inBasis(row, pricesIncludeVat)
      return { ...oneTime(description, -cents), vatKind: row.kind, deductsId: id }
    })
  })
  const offered = lines.map(asInvoiceLine)
  if (off.length === 0) return { lines: offered, discount }
  // Spread over what is left the discount would fall otherwise than it was offered.
  const discounts = totals.discounts
    .filter(({ cents }) => cents !== 0)
    .map(({ kind, cents }): LineInput => ({ ...oneTime(words.discount, -cents), vatKind: kind }))
  return { lines: [...offered, ...discounts, ...off], discount: null }
}

/** One time an amount; the sign stands with the quantity (EN 16931 BR-27: no negative price). */
const oneTime = (description: string, cents: number) => ({
  description,
  quantity: Math.sign(cents) * 1000,
  unitPriceCents: Math.abs(cents),
})

const numberOf = (db: ReadableDatabase, id: number): { number: string; issuedOn: string } =>
  db.get<{ number: string; issuedOn: string }>(
    'SELECT number, issuedOn FROM invoices WHERE id = $id AND issuedAt IS NOT NULL',
    { id },
  ) ?? { number: '', issuedOn: '' }

const partWords = {
  nl: {
    part: (share: string, number: string, on: string) =>
      `Voorschot van ${share} op offerte ${number} van ${on}`,
    off: (number: string, on: string) => `Af: voorschotfactuur ${number} van ${on}`,
    discount: 'Korting',
  },
  en: {
    part: (share: string, number: string, on: string) =>
      `Down payment of ${share} on quote ${number} of ${on}`,
    off: (number: string, on: string) => `Less: down payment invoice ${number} of ${on}`,
    discount: 'Discount',
  },
} satisfies Record<DocumentLanguage, unknown>
