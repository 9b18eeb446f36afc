import { expect, it } from 'vitest'
import { aPerson } from '../../support/office/clients'
import { anOffice } from '../../support/office/office'
import { aLine } from './an-invoice'

it('others are answered again and again while an invoice of five hundred lines becomes a PDF', async () => {
  const office = await anOffice()
  // What writes PDF files is loaded once; that is not what is looked at here.
  await import('../../../electron/office/invoices/pdf/pdf')
  const { id: clientId } = await office.call('clients.add', aPerson())
  const lines = Array.from({ length: 500 }, (_, at) =>
    aLine({ description: `Regel ${at} met een omschrijving die over meer dan een regel loopt` }),
  )
  const supplyFrom = '2026-03-01'
  const { id } = await office.call('invoices.addDraft', { clientId, supplyFrom, lines })
  const work = { done: false }
  const issuing = office.call('invoices.issue', { id }).finally(() => (work.done = true))
  /** answers given after it was issued and before its document was there */
  let between = 0
  while (!work.done) {
    const { state, documents } = await office.call('invoices.get', { id })
    if (state !== 'draft' && documents.length === 0) between += 1
    await new Promise(setImmediate)
  }
  await issuing
  expect(between).toBeGreaterThan(3)
})
