/** All that the office holds of a client outside the archive, domain by domain. */
import type { ReadableDatabase } from '../../database/driver'
import * as accessEvents from '../../access-events/personal-data'
import * as breaches from '../../breaches/personal-data'
import * as clients from '../../clients/personal-data'
import * as collection from '../../collection/personal-data'
import * as credentials from '../../credentials/personal-data'
import * as disclosures from '../../disclosures/personal-data'
import * as invoices from '../../invoices/personal-data'
import * as orders from '../../orders/personal-data'
import * as papers from '../../papers/personal-data'
import * as payments from '../../payments/personal-data'
import * as privacy from '../../privacy/personal-data'
import * as quotes from '../../quotes/personal-data'
import * as requests from '../../requests/personal-data'
import * as holds from '../../retention/personal-data'
import * as services from '../../services/personal-data'
import * as typing from '../../typing/personal-data'

/** A test holds this against the list by which people are erased. */
export const collected = {
  client: clients,
  services,
  quotes,
  invoices,
  payments,
  collection,
  logins: credentials,
  papers,
  disclosures,
  access: accessEvents,
  requests: privacy,
  asked: requests,
  orders,
  breaches,
  holds,
  unsaved: typing,
}

export const dataOf = (db: ReadableDatabase, clientId: number) => ({
  client: clients.collect(db, clientId),
  services: services.collect(db, clientId).subscriptions,
  work: services.collect(db, clientId).work,
  quotes: quotes.collect(db, clientId),
  invoices: invoices.collect(db, clientId),
  payments: payments.collect(db, clientId),
  collection: collection.collect(db, clientId),
  logins: credentials.collect(db, clientId),
  papers: papers.collect(db, clientId),
  disclosures: disclosures.collect(db, clientId),
  access: accessEvents.collect(db, clientId),
  requests: privacy.collect(db, clientId),
  asked: requests.collect(db, clientId),
  orders: orders.collect(db, clientId),
  breaches: breaches.collect(db, clientId),
  // An order can forbid to tell of itself: whoever asks hears of it when it is lifted.
  holds: holds
    .collect(db, clientId)
    .filter(({ kind, liftedAt }) => kind !== 'legal-order' || liftedAt !== null),
  unsaved: typing.collect(db, clientId).map(({ form, value }) => ({ form, value: parsed(value) })),
})

/** As it was typed: line ends and quotes are no longer written out. */
const parsed = (value: string): unknown => {
  try {
    return JSON.parse(value) as unknown
  } catch {
    return value
  }
}

export type AccessData = ReturnType<typeof dataOf>
