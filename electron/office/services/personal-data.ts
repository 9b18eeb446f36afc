/** What this domain holds of a client: what the client has and had of the agency. */
import type { SubscriptionDetails } from '../../../shared/services/subscription'
import type { Work } from '../../../shared/services/work'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import { allWork } from './hours/work'
import { detailsOf } from './subscriptions'

export interface ServicesData {
  subscriptions: SubscriptionDetails[]
  /** hours and bundles, in the order of their days */
  work: Work[]
}

/** Oldest first. `today` decides which of its prices a subscription is shown with. */
export const collect = (db: ReadableDatabase, clientId: number): ServicesData => ({
  subscriptions: db
    .all<{ id: number }>('SELECT id FROM subscriptions WHERE clientId = $clientId ORDER BY id', {
      clientId,
    })
    .map(({ id }) => detailsOf(db, id, '9999-12-31')),
  work: allWork(db, clientId),
})

/** All of it: what tax law keeps of it stands on the invoices. */
export const erase = (db: WritableDatabase, clientId: number): void => {
  const own = 'SELECT id FROM subscriptions WHERE clientId = $clientId'
  db.run(`DELETE FROM billedPeriods WHERE subscriptionId IN (${own})`, { clientId })
  db.run(`DELETE FROM subscriptionPrices WHERE subscriptionId IN (${own})`, { clientId })
  db.run(`DELETE FROM registrarAsides WHERE subscriptionId IN (${own})`, { clientId })
  db.run('DELETE FROM work WHERE clientId = $clientId', { clientId })
  db.run('DELETE FROM subscriptions WHERE clientId = $clientId', { clientId })
}
