/** What is to be billed: per client the periods that have begun, with what each costs. */
import type { Draft } from '../../../shared/invoices/contract'
import { lineAmount } from '../../../shared/invoices/totals'
import type { Language } from '../../../shared/language'
import { shownDomainName } from '../../../shared/services/domain-name'
import { fillInvoiceText } from '../../../shared/services/invoice-text'
import { periodsDue, type DuePeriod } from '../../../shared/services/periods'
import { priceParts } from '../../../shared/services/pro-rata'
import type { DueInvoice, DueLine } from '../../../shared/services/run'
import type { ReadableDatabase } from '../database/driver'
import { isBilledOn, selectSubscriptions, type SubscriptionRow } from './subscriptions'

interface Row extends SubscriptionRow {
  language: Language
  terminatedOn: string | null
}

/** What becomes one invoice, with the lines of each of its periods. */
export interface ToBill extends DueInvoice {
  lineDrafts: Draft['lines'][]
}

export interface Asked {
  until: string
  /** null: all */
  clientId: number | null
}

/** Apart for one client, so that an index finds its own. */
const dueRows = (clientId: number | null): string => `FROM (${selectSubscriptions}
       WHERE s.startsOn <= $until AND ${isBilledOn} AND c.erasedAt IS NULL AND c.reducedAt IS NULL
         ${clientId === null ? '' : 'AND s.clientId = $clientId'}) d
     JOIN clients c ON c.id = d.clientId
     WHERE d.billedTo IS NULL OR d.billedTo < min(coalesce(d.endsOn, $until), $until)`

/** Whose periods are to be billed, in the order of the clients. */
export const dueClients = (db: ReadableDatabase, asked: Asked, today: string): number[] =>
  db
    .all<{ id: number }>(
      `SELECT c.id ${dueRows(asked.clientId)} GROUP BY c.id ORDER BY c.sortName, c.id`,
      {
        ...asked,
        today,
      },
    )
    .map(({ id }) => id)

/** In the order of the clients; a client's periods together, but for what has an invoice of its own. */
export const dueInvoices = (
  db: ReadableDatabase,
  { until, clientId }: Asked,
  today: string,
): ToBill[] => {
  const rows = db.all<Row>(
    `SELECT d.*, c.language, c.terminatedOn ${dueRows(clientId)}
     ORDER BY c.sortName, d.clientId, d.id`,
    { until, clientId, today },
  )
  const prices = pricesFor(db, clientId)
  const found = new Map<string, ToBill>()
  for (const row of rows) {
    const { billedTo, endsOn } = row
    for (const period of periodsDue(row, { billedTo, endsOn, until }).periods) {
      const billed = billOf(db, row, period, prices.get(row.id) ?? [])
      if (!billed) continue
      const left = row.terminatedOn !== null && row.terminatedOn < period.from
      const key = `${row.clientId} ${row.together === 1 ? 0 : row.id} ${left ? 1 : 0}`
      const bill = found.get(key) ?? {
        client: { id: row.clientId, name: row.clientName },
        lines: [],
        lineDrafts: [],
        cents: 0,
        why: left ? ('client-left' as const) : null,
      }
      bill.lines.push(billed.line)
      bill.lineDrafts.push(billed.drafts)
      bill.cents += billed.line.cents
      found.set(key, bill)
    }
  }
  return [...found.values()]
}

interface Step {
  validFrom: string
  priceCents: number
  name: string
  invoiceText: string
}

const pricesFor = (db: ReadableDatabase, clientId: number | null): Map<number, Step[]> => {
  const steps = db.all<Step & { subscriptionId: number }>(
    clientId === null
      ? `SELECT p.subscriptionId, p.validFrom, p.priceCents, i.name, i.invoiceText
         FROM subscriptionPrices p JOIN catalogue i ON i.id = p.itemId
         ORDER BY p.subscriptionId, p.validFrom`
      : `SELECT p.subscriptionId, p.validFrom, p.priceCents, i.name, i.invoiceText
         FROM subscriptions s JOIN subscriptionPrices p ON p.subscriptionId = s.id
         JOIN catalogue i ON i.id = p.itemId
         WHERE s.clientId = $clientId ORDER BY p.subscriptionId, p.validFrom`,
    { clientId },
  )
  const by = new Map<number, Step[]>()
  for (const step of steps) {
    const all = by.get(step.subscriptionId)
    if (all) all.push(step)
    else by.set(step.subscriptionId, [step])
  }
  return by
}

const setupWords = { nl: 'eenmalige kosten', en: 'setup fee' } as const

/** Whether the set-up was billed, and not given back: days billed anew at a new price need none. */
const isSetUp = (db: ReadableDatabase, subscriptionId: number): boolean =>
  db.get(
    `SELECT 1 FROM billedPeriods b
     JOIN invoiceLines l ON l.periodId = b.id AND l.invoiceId = b.invoiceId
     WHERE b.subscriptionId = $subscriptionId AND l.periodFrom IS NULL
       AND NOT EXISTS (SELECT 1 FROM invoiceLines c WHERE c.creditsLineId = l.id)`,
    { subscriptionId },
  ) !== undefined

/** The lines of one period: one per price, and the set-up fee with the first period. */
const billOf = (
  db: ReadableDatabase,
  row: Row,
  period: DuePeriod,
  prices: readonly Step[],
): { line: DueLine; drafts: Draft['lines'] } | null => {
  const { id, language, vatKind, discountBasisPoints, setupCents } = row
  const parts = priceParts(prices, period.whole, period)
  if (!parts) return null
  const shown = row.domain === null ? null : shownDomainName(row.domain)
  const stepOn = (day: string) => prices.findLast(({ validFrom }) => validFrom <= day)
  const line = (
    description: string,
    unitPriceCents: number,
    discount: number,
    days: { periodFrom: string | null; periodTo: string | null },
  ) => ({
    description,
    quantity: 1000,
    unit: null,
    unitPriceCents,
    unitPriceHundredths: 0,
    discountBasisPoints: discount,
    vatKind,
    periodId: null,
    ...days,
    workId: null,
    deductsId: null,
  })
  const drafts = parts.map((part) => {
    const text = stepOn(part.from)?.invoiceText ?? row.itemName
    const filled = fillInvoiceText(text, { period: part, domain: shown }, language)
    const days = { periodFrom: part.from, periodTo: part.to }
    return line(filled, part.cents, discountBasisPoints, days)
  })
  const itemName = stepOn(period.from)?.name ?? row.itemName
  if (setupCents > 0 && period.from === row.startsOn && !isSetUp(db, id)) {
    const once = { periodFrom: null, periodTo: null }
    drafts.push(line(`${itemName}: ${setupWords[language]}`, setupCents, 0, once))
  }
  const cents = drafts.reduce((sum, one) => sum + lineAmount({ ...one, vatRate: 0 }), 0)
  const { from, to } = period
  return { line: { subscriptionId: id, itemName, domain: row.domain, from, to, cents }, drafts }
}
