import { expect, it } from 'vitest'
import { aPerson } from '../../support/office/clients'
import { anOffice } from '../../support/office/office'
import { aLine } from './an-invoice'

it('others are answered again and again while an invoice of five hundred lines becomes a PDF', async () => {
  const office = await anOffice()
  const { id: clientId } = await office.call('clients.add', aPerson())
  const lines = Array.from({ length: 500 }, (_, at) =>
    aLine({ description: `Regel ${at} met een omschrijving die over meer dan een regel loopt` }),
  )
  const supplyFrom = '2026-03-01'
  const { id } = await office.call('invoices.addDraft', { clientId, supplyFrom, lines })
  await office.call('invoices.issue', { id })
  const work = { done: false }
  const making = office.call('invoices.makePdfs', { ids: [id] }).finally(() => (work.done = true))
  /** answers given before its document was there */
  let between = 0
  while (!work.done) {
    const { documents } = await office.call('invoices.get', { id })
    if (documents.length === 0) between += 1
    await new Promise(setImmediate)
  }
  expect(await making).toEqual({ made: 1 })
  expect(between).toBeGreaterThan(3)
})
