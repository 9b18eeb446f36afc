import type { VatKind } from '../../../shared/invoices/vat'
import type { Item } from '../../../shared/services/catalogue'
import type { Customer, Subscription } from '../../../shared/services/subscription'
import { shownDomainName } from '../../../shared/services/domain-name'
import { periodChoices, type ItemValues } from '../catalogue/item-values'

/** What is typed about what a client has; choices are text. */
export interface SubscriptionValues {
  version: number
  item: string
  startsOn: string | null
  billedTo: string | null
  period: ItemValues['period']
  priceCents: number | null
  discountBasisPoints: number | null
  setupCents: number | null
  vatKind: VatKind
  together: boolean
  domain: string
  supplier: string
  supplierReference: string
  expiresOn: string | null
  autoRenew: boolean
  customer: Customer
  firstTermMonths: number | null
  renewalMonths: number | null
  noticeMonths: number | null
  unusedIsCredited: boolean
  atDistance: boolean
  concludedOn: string | null
  informedOn: string | null
  begunOnRequest: boolean
  fulfilledOn: string | null
}

export const newSubscription = (customer: Customer, today: string): SubscriptionValues => ({
  version: 0,
  item: '',
  startsOn: today,
  billedTo: null,
  period: '12',
  priceCents: null,
  discountBasisPoints: null,
  setupCents: null,
  vatKind: 'standard',
  together: true,
  domain: '',
  supplier: '',
  supplierReference: '',
  expiresOn: null,
  autoRenew: true,
  customer,
  firstTermMonths: 12,
  renewalMonths: customer === 'business' ? 12 : 0,
  noticeMonths: 1,
  unusedIsCredited: false,
  atDistance: customer === 'consumer',
  concludedOn: today,
  informedOn: today,
  begunOnRequest: false,
  fulfilledOn: null,
})

/** What the catalogue says of it; the rest stays as it was typed. */
export const withItem = (values: SubscriptionValues, item: Item): SubscriptionValues => ({
  ...values,
  item: String(item.id),
  period: periodChoices.find((one) => Number(one) === item.periodMonths) ?? '12',
  priceCents: item.priceCents,
  setupCents: item.setupCents === 0 ? null : item.setupCents,
  vatKind: item.vatKind,
  noticeMonths: item.noticeMonths,
})

/** As a registrar has it. */
export interface KnownDomain {
  domain: string
  expiresOn: string | null
  reference: string | null
}

/** A new one for a domain name: of the catalogue what is sold for names that end so. */
export const withDomain = (
  values: SubscriptionValues,
  known: KnownDomain | undefined,
  items: readonly Item[],
): SubscriptionValues => {
  if (!known) return values
  const { domain, expiresOn, reference } = known
  const item = items
    .filter(({ kind, retiredAt, topLevel }) => {
      const fits = topLevel !== null && domain.endsWith(`.${topLevel}`)
      return kind === 'domain' && retiredAt === null && fits
    })
    .sort((a, b) => (b.topLevel?.length ?? 0) - (a.topLevel?.length ?? 0))[0]
  const named = {
    ...values,
    domain: shownDomainName(domain),
    expiresOn,
    supplierReference: reference ?? '',
  }
  return item ? withItem(named, item) : named
}

export const valuesOf = (one: Subscription): SubscriptionValues => ({
  version: one.version,
  item: String(one.item.id),
  startsOn: one.startsOn,
  billedTo: null,
  period: periodChoices.find((choice) => Number(choice) === one.periodMonths) ?? '12',
  priceCents: one.priceCents,
  discountBasisPoints: one.discountBasisPoints === 0 ? null : one.discountBasisPoints,
  setupCents: one.setupCents === 0 ? null : one.setupCents,
  vatKind: one.vatKind,
  together: one.together,
  domain: one.domain === null ? '' : shownDomainName(one.domain),
  supplier: one.supplier ?? '',
  supplierReference: one.supplierReference ?? '',
  expiresOn: one.expiresOn,
  autoRenew: one.autoRenew,
  customer: one.customer,
  firstTermMonths: one.firstTermMonths,
  renewalMonths: one.renewalMonths,
  noticeMonths: one.noticeMonths,
  unusedIsCredited: one.unusedIsCredited,
  atDistance: one.distance !== null,
  concludedOn: one.distance?.concludedOn ?? null,
  informedOn: one.distance?.informedOn ?? null,
  begunOnRequest: one.distance?.begunOnRequest ?? false,
  fulfilledOn: one.distance?.fulfilledOn ?? null,
})

export const inputOf = (values: SubscriptionValues) => ({
  itemId: values.item === '' ? null : Number(values.item),
  startsOn: values.startsOn,
  billedTo: values.billedTo,
  periodMonths: Number(values.period),
  priceCents: values.priceCents,
  discountBasisPoints: values.discountBasisPoints ?? 0,
  setupCents: values.setupCents ?? 0,
  vatKind: values.vatKind,
  together: values.together,
  domain: values.domain,
  supplier: values.supplier,
  supplierReference: values.supplierReference,
  expiresOn: values.expiresOn,
  autoRenew: values.autoRenew,
  customer: values.customer,
  firstTermMonths: values.firstTermMonths ?? 0,
  renewalMonths: values.renewalMonths ?? 0,
  noticeMonths: values.noticeMonths ?? 0,
  unusedIsCredited: values.unusedIsCredited,
  distance:
    values.customer === 'consumer' && values.atDistance
      ? {
          concludedOn: values.concludedOn,
          informedOn: values.informedOn,
          begunOnRequest: values.begunOnRequest,
          fulfilledOn: values.fulfilledOn,
        }
      : null,
})

/** Where a problem of the office belongs in the form. */
export const toPath = (path: string): string => {
  if (path === 'itemId' || path === 'clientId') return 'item'
  return path === 'periodMonths' ? 'period' : path.replace(/^distance\./, '')
}
