/** Every domain that holds personal data of a client; a test walks the schema against this list. */
import * as accessEvents from '../access-events/personal-data'
import * as breaches from '../breaches/personal-data'
import * as clients from '../clients/personal-data'
import * as collection from '../collection/personal-data'
import * as credentials from '../credentials/personal-data'
import * as disclosures from '../disclosures/personal-data'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import * as orders from '../orders/personal-data'
import * as papers from '../papers/personal-data'
import * as payments from '../payments/personal-data'
import * as services from '../services/personal-data'
import * as privacy from '../privacy/personal-data'
import * as quotes from '../quotes/personal-data'
import * as requests from '../requests/personal-data'
import * as typing from '../typing/personal-data'
import * as holds from './personal-data'

export interface PersonalData {
  collect(db: ReadableDatabase, clientId: number): unknown
  erase(db: WritableDatabase, clientId: number, now: string): void
}

/** What finds its rows by the client's invoices or addresses: before these go or are sealed. */
export const erasedFirst: readonly PersonalData[] = [typing, quotes, services, accessEvents, holds]

/** Erased in this order, after what the law keeps was sealed. */
export const erasers: readonly PersonalData[] = [
  collection,
  payments,
  credentials,
  papers,
  disclosures,
  privacy,
  requests,
  orders,
  breaches,
  clients,
]

interface Reducer {
  reduce(db: WritableDatabase, clientId: number, now: string, extent: 'reduced' | 'name-only'): void
}

/** The same of who is reduced. */
export const reducedFirst: readonly Reducer[] = [
  { reduce: typing.erase },
  quotes,
  { reduce: services.erase },
  { reduce: accessEvents.erase },
]

/** What goes of a client of whom something is still open: all but what that needs. */
export const reducers: readonly Reducer[] = [
  { reduce: credentials.erase },
  collection,
  papers,
  { reduce: disclosures.erase },
  { reduce: requests.erase },
  { reduce: orders.erase },
  clients,
]
