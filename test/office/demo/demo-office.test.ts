import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openDesk } from '../../../electron/desk/desk'
import { noHands } from '../../../electron/desk/no-hands'
import { makeDemoOffice } from '../../../electron/office/demo/demo-office'
import { emptyOffice, temporaryFolder } from '../../support/office/office'

it('the demo office has a year in it, opens for who looks at it, and asks nothing about its dates', async () => {
  const dir = temporaryFolder()
  const now = '2026-11-27T10:00:00.000Z'
  const own = openDesk({ dir: join(dir, 'desk'), hands: noHands })
  const who = await makeDemoOffice(dir, own.desk, new Date(now))
  own.close()
  const office = emptyOffice({ dir, now })
  await office.call('session.unlock', who)
  expect(await office.call('retention.clockQuestion', {})).toBeNull()
  const { rows } = await office.call('clients.list', {})
  expect(rows.length).toBeGreaterThan(20)
  const invoices = await office.call('invoices.list', { filter: 'all' })
  expect(invoices.rows.length).toBeGreaterThan(20)
  expect((await office.call('audit.verify', {})).firstBroken).toBeNull()
})
