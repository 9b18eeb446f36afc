import { expect, it } from 'vitest'
import { anOffice, type TestOffice } from '../../support/office/office'
import { anInvoiceFor, aPersonNamed, settle } from '../../support/office/retention'
import { terminated } from '../../support/office/terminated'
import { aBackup, restore } from '../backup/books'

const start = '2026-03-16T09:00:00.000Z'
const approve = (office: TestOffice) => office.call('retention.run', { approved: true })

const reasons = (office: TestOffice): string[] => {
  const db = office.database()
  const rows = db.all<{ reason: string }>('SELECT reason FROM holds')
  db.close()
  return rows.map(({ reason }) => reason)
}

const onOneInvoice = async () => {
  const office = await anOffice({ now: start })
  const { id } = await aPersonNamed(office, 'Quispelaar')
  const invoice = await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' })
  settle(office, invoice)
  const hold = await office.call('retention.addHold', {
    kind: 'dispute',
    covers: { invoiceId: invoice.id },
    reason: 'Geschil met Quispelaar',
    reviewOn: '2026-12-01',
  })
  return { office, id, hold }
}

it('why an invoice was once on hold goes when that invoice is sealed, before its client goes', async () => {
  const { office, id, hold } = await onOneInvoice()
  await office.call('retention.liftHold', { id: hold.id })
  const open = await anInvoiceFor(office, id, { supplyFrom: '2026-03-11' })
  await terminated(office, { id, on: '2026-03-16' })
  expect(reasons(office)).toEqual(['Geschil met Quispelaar'])
  expect(await approve(office)).toMatchObject({ reduced: 1 })
  expect(reasons(office)).toEqual([''])
  settle(office, open)
  expect(await approve(office)).toMatchObject({ erased: 1 })
})

it('why an invoice was on hold does not come back with a backup of before its client went', async () => {
  const { office, id, hold } = await onOneInvoice()
  const path = await aBackup(office)
  await office.call('retention.liftHold', { id: hold.id })
  await terminated(office, { id, on: '2026-03-16' })
  expect(await approve(office)).toMatchObject({ erased: 1 })
  await restore(office, path)
  expect(reasons(office)).toEqual([''])
})
