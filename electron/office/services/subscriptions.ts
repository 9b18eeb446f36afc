/** What clients have, as rows and as they are shown. */
import { isCivilDate } from '../../../shared/dates'
import { AppError } from '../../../shared/errors'
import { periodsDue } from '../../../shared/services/periods'
import {
  lastServiceDay,
  type Billed,
  type PriceStep,
  type Subscription,
  type SubscriptionDetails,
} from '../../../shared/services/subscription'
import type { ReadableDatabase } from '../database/driver'

/** A subscription as the database keeps it, with what it is today. */
export interface SubscriptionRow extends Omit<
  Subscription,
  | 'client'
  | 'item'
  | 'nextOn'
  | 'holder'
  | 'distance'
  | 'together'
  | 'autoRenew'
  | 'unusedIsCredited'
> {
  clientId: number
  clientName: string
  itemId: number
  itemName: string
  itemKind: Subscription['item']['kind']
  together: number
  autoRenew: number
  unusedIsCredited: number
  concludedOn: string | null
  informedOn: string | null
  begunOnRequest: number | null
  fulfilledOn: string | null
  holderName: string | null
  holderEmail: string | null
  holderPhone: string | null
  holderCheckedOn: string | null
  holderCheckedByName: string | null
}

/** SQL on `billedPeriods b`: its days count as billed, all but those given back. */
export const stillBilled = '(b.creditedFrom IS NULL OR b.creditedFrom > b.fromOn)'

const billedTo = `(SELECT max(CASE WHEN b.creditedFrom IS NULL THEN b.toOn
    ELSE date(b.creditedFrom, '-1 day') END)
  FROM billedPeriods b WHERE b.subscriptionId = s.id AND ${stillBilled})`

/** SQL on `subscriptions s`: a withdrawal undid the contract, and nothing of it is owed. */
export const isBilledOn = "(s.endRule IS NULL OR s.endRule <> 'withdrawal')"

/** Takes `$today`. */
export const selectSubscriptions = `
  SELECT s.*, c.name AS clientName, p.priceCents, p.itemId, i.name AS itemName,
    i.kind AS itemKind, u.name AS holderCheckedByName, ${billedTo} AS billedTo
  FROM subscriptions s
  JOIN clients c ON c.id = s.clientId
  JOIN subscriptionPrices p ON p.subscriptionId = s.id AND p.validFrom = coalesce(
    (SELECT max(validFrom) FROM subscriptionPrices
     WHERE subscriptionId = s.id AND validFrom <= $today),
    (SELECT min(validFrom) FROM subscriptionPrices WHERE subscriptionId = s.id))
  JOIN catalogue i ON i.id = p.itemId
  LEFT JOIN users u ON u.id = s.holderCheckedBy`

export const showSubscription = (row: SubscriptionRow): Subscription => ({
  id: row.id,
  version: row.version,
  client: { id: row.clientId, name: row.clientName },
  item: { id: row.itemId, name: row.itemName, kind: row.itemKind },
  startsOn: row.startsOn,
  periodMonths: row.periodMonths,
  vatKind: row.vatKind,
  discountBasisPoints: row.discountBasisPoints,
  setupCents: row.setupCents,
  together: row.together === 1,
  domain: row.domain,
  supplier: row.supplier,
  supplierReference: row.supplierReference,
  expiresOn: row.expiresOn,
  autoRenew: row.autoRenew === 1,
  customer: row.customer,
  firstTermMonths: row.firstTermMonths,
  renewalMonths: row.renewalMonths,
  noticeMonths: row.noticeMonths,
  unusedIsCredited: row.unusedIsCredited === 1,
  distance:
    row.concludedOn === null
      ? null
      : {
          concludedOn: row.concludedOn,
          informedOn: row.informedOn,
          begunOnRequest: row.begunOnRequest === 1,
          fulfilledOn: row.fulfilledOn,
        },
  holder: {
    name: row.holderName,
    email: row.holderEmail,
    phone: row.holderPhone,
    checkedOn: row.holderCheckedOn,
    checkedBy: row.holderCheckedByName,
  },
  priceCents: row.priceCents,
  nextOn: nextOn(row),
  billedTo: row.billedTo,
  noticeOn: row.noticeOn,
  endsOn: row.endsOn,
  endRule: row.endRule,
})

const nextOn = ({ billedTo, endsOn, ...rhythm }: SubscriptionRow): string | null => {
  if (rhythm.endRule === 'withdrawal') return null
  const { periods } = periodsDue(rhythm, { billedTo, endsOn, until: lastServiceDay, most: 1 })
  const from = periods[0]?.from
  return from !== undefined && isCivilDate(from) ? from : null
}

/** Errors: not-found. */
export const subscriptionRow = (
  db: ReadableDatabase,
  id: number,
  today: string,
): SubscriptionRow => {
  const row = db.get<SubscriptionRow>(`${selectSubscriptions} WHERE s.id = $id`, { id, today })
  if (!row) throw new AppError('not-found', { entity: 'subscription', id })
  return row
}

interface Asked {
  clientId: number | null
  state: 'running' | 'ended' | 'all'
  search: string
  skip: number
  limit: number
}

/** By client, then by what it is. */
export const listSubscriptions = (
  db: ReadableDatabase,
  { search, ...asked }: Asked,
  today: string,
): { rows: Subscription[]; more: boolean } => {
  const like = `%${search.trim().replace(/[\\%_]/g, '\\$&')}%`
  const rows = db.all<SubscriptionRow>(
    `${selectSubscriptions}
     WHERE c.erasedAt IS NULL AND ($clientId IS NULL OR s.clientId = $clientId)
       AND ($state = 'all' OR ($state = 'running') = (s.endsOn IS NULL OR s.endsOn >= $today))
       AND ($like = '%%' OR s.domain LIKE $like ESCAPE '\\' OR c.name LIKE $like ESCAPE '\\'
         OR i.name LIKE $like ESCAPE '\\')
     ORDER BY c.sortName, c.id, s.endsOn IS NOT NULL, i.name COLLATE NOCASE, s.id
     LIMIT $limit + 1 OFFSET $skip`,
    { ...asked, like, today },
  )
  return { rows: rows.slice(0, asked.limit).map(showSubscription), more: rows.length > asked.limit }
}

export const pricesOf = (db: ReadableDatabase, id: number): PriceStep[] =>
  db.all<PriceStep>(
    `SELECT p.validFrom, p.priceCents, p.itemId, i.name AS itemName
     FROM subscriptionPrices p JOIN catalogue i ON i.id = p.itemId
     WHERE p.subscriptionId = $id ORDER BY p.validFrom`,
    { id },
  )

/** Errors: not-found. */
export const detailsOf = (
  db: ReadableDatabase,
  id: number,
  today: string,
): SubscriptionDetails => ({
  ...showSubscription(subscriptionRow(db, id, today)),
  prices: pricesOf(db, id),
  periods: db
    .all<
      Omit<Billed, 'from' | 'to' | 'invoice'> & {
        fromOn: string
        toOn: string
        invoiceId: number | null
        number: string | null
      }
    >(
      `SELECT b.id, b.fromOn, b.toOn, b.creditedFrom, b.invoiceId, n.number
       FROM billedPeriods b LEFT JOIN invoices n ON n.id = b.invoiceId
       WHERE b.subscriptionId = $id ORDER BY b.fromOn DESC, b.id DESC`,
      { id },
    )
    .map(({ id: periodId, fromOn, toOn, creditedFrom, invoiceId, number }) => ({
      id: periodId,
      from: fromOn,
      to: toOn,
      creditedFrom,
      invoice: invoiceId === null ? null : { id: invoiceId, number },
    })),
})
