import { draftInput, type DraftInput, type Invoice } from '../../../shared/invoices/contract'
import type { Unit } from '../../../shared/invoices/units'
import { rateOn, type VatKind } from '../../../shared/invoices/vat'
import {
  totalsWithinRange,
  type DocumentDiscount,
  type Totals,
} from '../../../shared/invoices/totals'
import { useForm } from '../../ui/form/form'

/** What is typed about an invoice; an empty field is null or ''. */
export interface InvoiceValues {
  clientId: number | null
  /** '': the default series */
  seriesId: string
  reference: string
  orderNumber: string
  attention: string
  supplyFrom: string | null
  supplyTo: string | null
  /** '': the client's own country */
  deliveryCountry: string
  prices: 'excl' | 'incl'
  keptAs: Invoice['keptAs']
  discountKind: 'none' | 'share' | 'amount'
  discountShare: number | null
  discountAmount: number | null
  note: string
  lines: LineValues[]
  /** the version this was typed over */
  updatedAt: string
}

export interface LineValues {
  description: string
  quantity: number | null
  /** '': none */
  unit: Unit | ''
  unitPriceCents: number | null
  unitPriceHundredths: number
  discountBasisPoints: number | null
  vatKind: VatKind
  /** what of a subscription it bills, and for which days */
  periodId: number | null
  periodFrom: string | null
  periodTo: string | null
  /** the work it bills */
  workId: number | null
  /** the invoice it takes off */
  deductsId: number | null
}

export const newLine = (vatKind: VatKind): LineValues => ({
  description: '',
  quantity: 1000,
  unit: '',
  unitPriceCents: null,
  unitPriceHundredths: 0,
  discountBasisPoints: null,
  vatKind,
  periodId: null,
  periodFrom: null,
  periodTo: null,
  workId: null,
  deductsId: null,
})

export const newInvoice = (start: {
  clientId: number | null
  today: string
  vatKind: VatKind
}): InvoiceValues => ({
  clientId: start.clientId,
  seriesId: '',
  reference: '',
  orderNumber: '',
  attention: '',
  supplyFrom: start.today,
  supplyTo: null,
  deliveryCountry: '',
  prices: 'excl',
  keptAs: 'invoice',
  discountKind: 'none',
  discountShare: null,
  discountAmount: null,
  note: '',
  lines: [newLine(start.vatKind)],
  updatedAt: '',
})

export const valuesOf = (draft: Invoice): InvoiceValues => {
  const { discount } = draft
  return {
    clientId: draft.clientId,
    seriesId: String(draft.series.id),
    reference: draft.reference ?? '',
    orderNumber: draft.orderNumber ?? '',
    attention: draft.attention ?? '',
    supplyFrom: draft.supplyFrom,
    supplyTo: draft.supplyTo,
    deliveryCountry: draft.deliveryCountry ?? '',
    prices: draft.pricesIncludeVat ? 'incl' : 'excl',
    keptAs: draft.keptAs,
    discountKind: discount === null ? 'none' : 'cents' in discount ? 'amount' : 'share',
    discountShare: discount !== null && 'basisPoints' in discount ? discount.basisPoints : null,
    discountAmount: discount !== null && 'cents' in discount ? discount.cents : null,
    note: draft.note ?? '',
    lines: draft.lines.map((line) => ({
      description: line.description ?? '',
      quantity: line.quantity,
      unit: line.unit ?? '',
      unitPriceCents: line.unitPriceCents,
      unitPriceHundredths: line.unitPriceHundredths,
      discountBasisPoints: line.discountBasisPoints === 0 ? null : line.discountBasisPoints,
      vatKind: line.vatKind,
      periodId: line.periodId,
      periodFrom: line.periodFrom,
      periodTo: line.periodTo,
      workId: line.workId,
      deductsId: line.deductsId,
    })),
    updatedAt: draft.updatedAt,
  }
}

/** An empty figure is none of it: a draft may be incomplete, issuing is what asks for more. */
export const inputOf = (values: InvoiceValues): DraftInput => ({
  clientId: values.clientId,
  seriesId: values.seriesId === '' ? null : Number(values.seriesId),
  reference: values.reference,
  orderNumber: values.orderNumber,
  attention: values.attention,
  supplyFrom: values.supplyFrom,
  supplyTo: values.supplyTo,
  deliveryCountry: values.deliveryCountry === '' ? null : values.deliveryCountry,
  pricesIncludeVat: values.prices === 'incl',
  keptAs: values.keptAs,
  discount: discountOf(values),
  note: values.note,
  lines: withoutBlankEnd(values.lines).map((line) => ({
    description: line.description,
    quantity: line.quantity ?? 0,
    unit: line.unit === '' ? null : line.unit,
    unitPriceCents: line.unitPriceCents ?? 0,
    unitPriceHundredths: line.unitPriceHundredths,
    discountBasisPoints: line.discountBasisPoints ?? 0,
    vatKind: line.vatKind,
    periodId: line.periodId,
    periodFrom: line.periodFrom,
    periodTo: line.periodTo,
    workId: line.workId,
    deductsId: line.deductsId,
  })),
})

/** Lines at the end in which nothing was typed yet are no lines of the invoice. */
export const withoutBlankEnd = (lines: readonly LineValues[]): readonly LineValues[] =>
  lines.slice(0, lines.findLastIndex((line) => !isBlank(line)) + 1)

export const isBlank = (line: LineValues): boolean =>
  line.description.trim() === '' &&
  line.unitPriceCents === null &&
  line.discountBasisPoints === null

const discountOf = (values: InvoiceValues): DocumentDiscount | null => {
  if (values.discountKind === 'share') return { basisPoints: values.discountShare ?? 0 }
  return values.discountKind === 'amount' ? { cents: values.discountAmount ?? 0 } : null
}

/** The day whose VAT rates count; today while no day of supply was typed. */
export const rateDay = (values: InvoiceValues, today: string): string => {
  const { supplyFrom, supplyTo } = values
  if (supplyFrom !== null && supplyTo !== null && supplyTo < supplyFrom) return supplyFrom
  return supplyTo ?? supplyFrom ?? today
}

/**
 * The rate in force, or null where none is known. `countryRate`: what was typed for the client's
 * country.
 */
export const knownRate = (
  kind: VatKind,
  day: string,
  countryRate: number | null,
): number | null => {
  if (kind === 'consumer-eu') return countryRate
  try {
    return rateOn(kind, day)
  } catch {
    return null
  }
}

/** What it adds up to while one types; null when an amount is too large. */
export const totalsOf = (
  values: InvoiceValues,
  today: string,
  countryRate: number | null,
): Totals | null => {
  const day = rateDay(values, today)
  const { lines = [], discount = null, pricesIncludeVat = false } = inputOf(values)
  return totalsWithinRange({
    lines: lines.map((line) => ({
      quantity: line.quantity ?? 0,
      unitPriceCents: line.unitPriceCents,
      unitPriceHundredths: line.unitPriceHundredths,
      discountBasisPoints: line.discountBasisPoints ?? 0,
      vatKind: line.vatKind,
      vatRate: knownRate(line.vatKind, day, countryRate) ?? 0,
    })),
    discount,
    pricesIncludeVat,
  })
}

/** Where a problem of the office belongs in the form. */
const toPath = (path: string): string => {
  if (path === 'discount.basisPoints') return 'discountShare'
  if (path.startsWith('discount')) return 'discountAmount'
  return path
}

export const useInvoiceForm = (id: number | null, initial: InvoiceValues) =>
  useForm({
    form: id === null ? 'invoices/new' : `invoices/${id}`,
    clientId: initial.clientId,
    initial,
    schema: draftInput,
    toInput: inputOf,
    toPath,
  })
export type InvoiceForm = ReturnType<typeof useInvoiceForm>
