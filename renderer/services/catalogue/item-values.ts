import {
  itemInput,
  type Item,
  type ItemInput,
  type ItemKind,
} from '../../../shared/services/catalogue'
import { isRecurring } from '../../../shared/services/catalogue'
import { periodLengths, type PeriodMonths } from '../../../shared/services/periods'
import type { VatKind } from '../../../shared/invoices/vat'
import type { Unit } from '../../../shared/invoices/units'

/** What is typed about an item; choices are text. */
export interface ItemValues {
  version: number
  kind: ItemKind
  name: string
  /** '': none */
  unit: Unit | ''
  priceCents: number | null
  setupCents: number | null
  vatKind: VatKind
  period: `${PeriodMonths}`
  noticeMonths: number | null
  topLevel: string
  invoiceText: string
}

export const periodChoices = periodLengths.map((months) => `${months}` as const)

export const newItem = (vatKind: VatKind): ItemValues => ({
  version: 0,
  kind: 'hosting',
  name: '',
  unit: '',
  priceCents: null,
  setupCents: null,
  vatKind,
  period: '12',
  noticeMonths: 1,
  topLevel: '',
  invoiceText: '',
})

export const valuesOf = (item: Item): ItemValues => ({
  version: item.version,
  kind: item.kind,
  name: item.name,
  unit: item.unit ?? '',
  priceCents: item.priceCents,
  setupCents: item.setupCents === 0 ? null : item.setupCents,
  vatKind: item.vatKind,
  period: periodChoices.find((one) => Number(one) === item.periodMonths) ?? '12',
  noticeMonths: item.noticeMonths,
  topLevel: item.topLevel ?? '',
  invoiceText: item.invoiceText,
})

export const inputOf = (values: ItemValues): Partial<ItemInput> => ({
  kind: values.kind,
  name: values.name,
  unit: values.unit === '' ? null : values.unit,
  ...(values.priceCents === null ? {} : { priceCents: values.priceCents }),
  setupCents: values.setupCents ?? 0,
  vatKind: values.vatKind,
  periodMonths: isRecurring(values.kind) ? Number(values.period) : null,
  noticeMonths: values.noticeMonths ?? 0,
  topLevel: values.topLevel,
  invoiceText: values.invoiceText,
})

export const schema = itemInput

/** What a kind is sold by, and how its line mostly reads; filled in while nothing else was typed. */
export const usual = (kind: ItemKind, name: string): Pick<ItemValues, 'unit' | 'invoiceText'> => {
  const end =
    kind === 'hourly' || kind === 'one-off'
      ? ''
      : kind === 'maintenance'
        ? ', {periode}'
        : ' {domein}, {periode}'
  return { unit: kind === 'hourly' ? 'hour' : '', invoiceText: name === '' ? '' : name + end }
}
