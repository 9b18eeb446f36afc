import { expect, it } from 'vitest'
import { aSubscription } from '../../support/office/services'
import { killMany, requireKiller } from './kill'
import { aPlainOffice, folderOf, today } from './offices'
import { openAgain } from './whole'

/** More than one transaction holds. */
const clients = 25

it('a recurring run that is killed has billed whole clients, and the next one bills the others once', async (context) => {
  requireKiller(context)
  const office = await aPlainOffice(clients)
  for (let clientId = 1; clientId <= clients; clientId += 1)
    await aSubscription(office, { clientId, customer: 'consumer' })
  const before = await folderOf(office)

  await killMany({
    kind: 'billing',
    outcomes: ['none', 'some', 'all'],
    before,
    now: today,
    seed: 20260325,
    look: async (dir, moment) => {
      const again = await openAgain(dir, today)
      const billedThen = (await again.call('invoices.counts', {})).open
      const { invoices } = await again.call('services.run', { issue: true })
      expect([moment, billedThen + invoices]).toEqual([moment, clients])
      const db = again.database()
      const twice = db.all(
        'SELECT subscriptionId FROM billedPeriods GROUP BY subscriptionId HAVING count(*) <> 1',
      )
      const numbers = db.get<{ n: number; last: number }>(
        'SELECT count(*) AS n, max(sequence) AS last FROM invoices WHERE issuedAt IS NOT NULL',
      )
      db.close()
      expect([moment, twice]).toEqual([moment, []])
      expect([moment, numbers]).toEqual([moment, { n: clients, last: clients }])
      const { firstBroken } = await again.call('audit.verify', {})
      expect([moment, firstBroken]).toEqual([moment, null])
      again.close()
      return billedThen === clients ? 'all' : billedThen === 0 ? 'none' : 'some'
    },
  })
})
