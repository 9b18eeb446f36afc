/**
 * The exports of payment providers: how each is recognised, what its columns are called, and what a
 * row of it means. Sources: Mollie's settlement export, Stripe's payout reconciliation and balance
 * reports (itemized), PayPal's activity download, in English and Dutch.
 */
import type {
  SettlementField,
  SettlementKind,
  SettlementMapping,
  SettlementProvider,
} from '../../../../shared/payments/settlement'
import { guessMapping, type ColumnMapping, type ColumnNames } from '../../text/columns'

/** Columns some providers have beside those a person can name. */
export type FormatField =
  SettlementField | 'status' | 'method' | 'impact' | 'paid' | 'paidCurrency' | 'related'

/** A cell of the row being read, or null: no such column, or empty. */
export type Cell = (field: FormatField) => string | null

export interface SettlementFormat {
  provider: SettlementProvider
  columns: ColumnMapping<FormatField>
  /** net = gross − fee, or gross + fee; `either`: as most rows of the file have it */
  feeSign: 'costs-positive' | 'costs-negative' | 'either'
  /** how amounts and dates are written; `either`: as the file's own rows tell */
  decimal: 'point' | 'either'
  dates: 'iso-utc' | 'either'
  /** the currency of rows that name none; null: each must */
  currency: string | null
  kindOf: (cell: Cell, grossCents: number) => SettlementKind
  /** the id that a payment and what is given back of it share */
  linkOf: (cell: Cell, kind: SettlementKind) => string | null
  /** whether a row moved money; pending, refused and merely noted ones did not */
  counts: (cell: Cell) => boolean
}

/** The format a header belongs to, or null: then a person names the columns. */
export function recogniseFormat(header: readonly string[]): SettlementFormat | null {
  return [mollie, stripe, paypal].map((known) => known(header)).find((one) => one !== null) ?? null
}

/** The columns of an unknown file, as far as their names tell. */
export function guessColumns(header: readonly string[]): SettlementMapping['columns'] {
  return guessMapping(header, usualNames)
}

export function mappedFormat({ columns, currency, kinds }: SettlementMapping): SettlementFormat {
  return {
    provider: 'generic',
    columns,
    feeSign: 'either',
    decimal: 'either',
    dates: 'either',
    currency,
    kindOf: (cell, gross) => {
      const said = cell('kind')?.toLowerCase() ?? ''
      return Object.hasOwn(kinds, said) ? (kinds[said] ?? 'other') : bySign(gross)
    },
    linkOf: (cell) => cell('reference'),
    counts: () => true,
  }
}

function mollie(header: readonly string[]): SettlementFormat | null {
  const columns = found(header, mollieNames, ['on', 'gross', 'currency', 'payout', 'reference'])
  if (columns === null) return null
  return {
    provider: 'mollie',
    columns,
    feeSign: 'costs-positive',
    decimal: 'point',
    dates: 'either',
    currency: null,
    kindOf: (cell, gross) => {
      const id = cell('reference') ?? ''
      const method = cell('method')?.toLowerCase() ?? ''
      const text = cell('description') ?? ''
      if (id.startsWith('re_') || method === 'refund') return gross > 0 ? 'reversal' : 'refund'
      if (id.startsWith('chb_') || method === 'chargeback')
        return gross > 0 ? 'reversal' : 'chargeback'
      if (/^(?:tr|cpt|ord)_/.test(id)) return bySign(gross)
      // Mollie keeps its costs in one row per invoice of its own.
      return /transaction fees|transactiekosten/i.test(text) ? 'fee' : 'other'
    },
    // What is given back does not say of which payment.
    linkOf: (cell, kind) => (kind === 'payment' ? cell('reference') : null),
    counts: (cell) => !/^(?:failed|canceled|expired)$/i.test(cell('status') ?? ''),
  }
}

function stripe(header: readonly string[]): SettlementFormat | null {
  const columns =
    found(header, stripeNames, ['on', 'gross', 'fee', 'net', 'currency', 'reference', 'kind']) ??
    null
  if (columns === null || columns.kind === undefined) return null
  return {
    provider: 'stripe',
    columns,
    feeSign: 'costs-positive',
    decimal: 'point',
    dates: 'iso-utc',
    currency: null,
    kindOf: (cell, gross) => {
      const said = cell('kind')?.toLowerCase() ?? ''
      return Object.hasOwn(stripeKinds, said)
        ? (stripeKinds[said] ?? 'other')
        : stripeKind(said, gross)
    },
    linkOf: (cell) => cell('related'),
    counts: () => true,
  }
}

function paypal(header: readonly string[]): SettlementFormat | null {
  const columns = found(header, paypalNames, ['on', 'gross', 'fee', 'net', 'currency', 'reference'])
  if (columns === null) return null
  return {
    provider: 'paypal',
    columns,
    feeSign: 'costs-negative',
    decimal: 'either',
    dates: 'either',
    currency: null,
    kindOf: (cell, gross) => {
      const said = cell('kind') ?? ''
      const known = paypalKinds.find(([pattern]) => pattern.test(said))
      return known === undefined ? bySign(gross) : known[1]
    },
    linkOf: (cell, kind) => cell(kind === 'payment' ? 'reference' : 'related'),
    counts: (cell) =>
      !/^(?:memo|memo-?bericht)$/i.test(cell('impact') ?? '') &&
      !paypalUnfinished.test(cell('status') ?? ''),
  }
}

/** The columns when the header has all that are needed. */
function found(
  header: readonly string[],
  names: ColumnNames<FormatField>,
  needed: readonly FormatField[],
): ColumnMapping<FormatField> | null {
  const columns: ColumnMapping<FormatField> = {}
  // Exactly so named: a file of another program must not pass for one of these.
  for (const [field, titles] of Object.entries(names) as [FormatField, readonly string[]][]) {
    const title = header.find((one) => titles.some((name) => bare(name) === bare(one)))
    if (title !== undefined) columns[field] = title
  }
  return needed.every((field) => columns[field] !== undefined) ? columns : null
}

function bare(title: string): string {
  return title.trim().toLowerCase()
}

function bySign(grossCents: number): SettlementKind {
  return grossCents > 0 ? 'payment' : 'other'
}

const noNames = { status: [], method: [], impact: [], paid: [], paidCurrency: [], related: [] }

const mollieNames: ColumnNames<FormatField> = {
  ...noNames,
  on: ['Date', 'Datum'],
  kind: [],
  method: ['Payment method', 'Betaalmethode'],
  status: ['Status'],
  // What the balance got; the payment itself may be in another currency.
  gross: ['Settlement amount', 'Uitbetaald bedrag', 'Uitbetalingsbedrag'],
  currency: ['Settlement currency', 'Uitbetaalde valuta', 'Uitbetalingsvaluta'],
  paid: ['Amount', 'Bedrag'],
  paidCurrency: ['Currency', 'Valuta'],
  fee: [],
  net: [],
  reference: ['ID'],
  payout: ['Settlement reference', 'Uitbetalingsreferentie'],
  description: ['Description', 'Beschrijving', 'Omschrijving'],
  payerName: ['Consumer name', 'Naam klant', 'Naam consument'],
}

const stripeNames: ColumnNames<FormatField> = {
  ...noNames,
  on: ['created_utc', 'Created (UTC)', 'created'],
  kind: ['reporting_category', 'Type'],
  gross: ['gross', 'Amount'],
  fee: ['fee', 'Fee'],
  net: ['net', 'Net'],
  currency: ['currency', 'Currency'],
  reference: ['balance_transaction_id', 'id'],
  related: ['charge_id', 'payment_intent_id'],
  payout: ['automatic_payout_id', 'Transfer'],
  description: ['description', 'Description'],
  payerName: ['customer_name'],
  paid: ['customer_facing_amount', 'Customer Facing Amount'],
  paidCurrency: ['customer_facing_currency', 'Customer Facing Currency'],
}

const paypalNames: ColumnNames<FormatField> = {
  ...noNames,
  on: ['Date', 'Datum'],
  kind: ['Type', 'Description', 'Omschrijving'],
  status: ['Status'],
  impact: ['Balance Impact', 'Effect op saldo'],
  gross: ['Gross', 'Bruto'],
  fee: ['Fee', 'Kosten'],
  net: ['Net', 'Netto'],
  currency: ['Currency', 'Valuta'],
  reference: ['Transaction ID', 'Transactiereferentie'],
  related: ['Reference Txn ID', 'Ref.-id transactie'],
  payout: [],
  description: ['Invoice Number', 'Factuurnummer', 'Invoice ID', 'Factuurreferentie'],
  payerName: ['Name', 'Naam'],
}

/** What people's own spreadsheets and other providers call them. */
const usualNames: ColumnNames<SettlementField> = {
  on: ['date', 'datum', 'created', 'booking date', 'transaction date', 'transactiedatum'],
  kind: ['type', 'soort', 'kind', 'category', 'transaction type'],
  currency: ['currency', 'valuta', 'munt'],
  gross: ['gross', 'bruto', 'gross amount', 'brutobedrag', 'amount', 'bedrag'],
  fee: ['fee', 'fees', 'kosten', 'costs', 'commission', 'transactiekosten'],
  net: ['net', 'netto', 'net amount', 'nettobedrag'],
  reference: ['transaction id', 'transactie-id', 'id', 'reference', 'kenmerk', 'referentie'],
  payout: ['payout', 'payout id', 'uitbetaling', 'settlement', 'settlement id', 'batch'],
  description: ['description', 'omschrijving', 'beschrijving', 'invoice', 'factuur', 'order'],
  payerName: ['name', 'naam', 'customer', 'klant', 'customer name'],
}

const stripeKinds: Readonly<Record<string, SettlementKind>> = {
  charge: 'payment',
  payment: 'payment',
  charge_failure: 'refund',
  refund: 'refund',
  payment_refund: 'refund',
  partial_capture_reversal: 'refund',
  refund_failure: 'reversal',
  payment_failure_refund: 'refund',
  dispute: 'chargeback',
  dispute_reversal: 'reversal',
  fee: 'fee',
  stripe_fee: 'fee',
  network_cost: 'fee',
  tax: 'fee',
  payout: 'payout',
  payout_reversal: 'payout',
  payout_cancel: 'payout',
  payout_failure: 'payout',
  payout_minimum_balance_hold: 'other',
}

/** Of the older export, where a dispute is an adjustment. */
function stripeKind(said: string, grossCents: number): SettlementKind {
  if (said === 'adjustment') return grossCents < 0 ? 'chargeback' : 'reversal'
  return 'other'
}

/** In order: the first that fits. */
const paypalKinds: readonly [RegExp, SettlementKind][] = [
  [/(?:chargeback|dispute) fee/i, 'fee'],
  [/chargeback|dispute|geschil|betwist/i, 'chargeback'],
  [/refund|terugbetaling/i, 'refund'],
  [/reversal|annulering|terugboeking/i, 'reversal'],
  [/conversion|valutaomrekening|valutaconversie|omrekening/i, 'conversion'],
  [/withdraw|transfer to bank|opname|overboeking naar (?:uw )?bank/i, 'payout'],
  [/hold|reserve|vastgehouden|reservering|blokkering/i, 'other'],
  [/\bfees?\b|\bkosten\b/i, 'fee'],
]

const paypalUnfinished =
  /^(?:pending|denied|failed|cancell?ed|voided|unclaimed|removed|in behandeling|geweigerd|mislukt|geannuleerd|niet geclaimd)$/i
