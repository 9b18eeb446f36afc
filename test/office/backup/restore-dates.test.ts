/** What is sealed again after a restore keeps the last day it had, whatever the backup knows. */
import { expect, it } from 'vitest'
import { anOffice } from '../../support/office/office'
import { terminated } from '../../support/office/terminated'
import { aBankEntry } from '../../support/office/retention'
import { aBackup, anInvoiceFor, restore, start } from './books'

it('a debt paid after the backup is sealed again until the day that was reckoned then', async () => {
  const office = await anOffice({ now: start })
  const client = await office.call('clients.add', {
    kind: 'person',
    firstName: 'Xanthippe',
    lastName: 'Quispelaar',
    street: 'Zeldzaamstraat',
    houseNumber: '77',
    postcode: '3511 AB',
    town: 'Utrecht',
  })
  const invoice = await anInvoiceFor(office, client.id)
  const path = await aBackup(office)
  office.setClock('2026-04-10T09:00:00.000Z')
  await office.call('retention.saveTerm', { class: 'invoice', years: 9, days: 0 })
  const id = aBankEntry(office, { bookedOn: '2026-04-10', cents: 12_100, name: 'Q' })
  await office.call('payments.match', {
    id,
    allocations: [{ invoiceId: invoice.id, amountCents: 12_100 }],
  })
  office.setClock('2026-04-11T09:00:00.000Z')
  await terminated(office, { id: client.id, on: '2026-04-11' })
  expect(await office.call('retention.run', { approved: true })).toMatchObject({ erased: 1 })
  const sealed = async () =>
    (await office.call('archive.search', { search: '2026-0001' })).rows.map(
      ({ kind, destroyAfter, rule }) => [kind, destroyAfter, rule],
    )
  const before = await sealed()
  expect(before).toEqual([['invoice', '2035-12-31', 'fiscal-year-end']])
  expect(await restore(office, path)).toMatchObject({ erased: 1 })
  // The backup knows neither of the payment nor of the longer term.
  expect(await sealed()).toEqual(before)
})
