/** Several invoices at once: what fits goes, and what does not is left alone and counted. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { aClient, anInvoice } from '../../support/office/factories'
import { anOffice, codeOf, temporaryFolder, type TestOffice } from '../../support/office/office'
import { bytesInZip } from '../../support/zip'

const place = (name: string) => join(temporaryFolder(), name)

const withDraft = async (office: TestOffice) => {
  const clientId = await aClient(office)
  const one = await anInvoice(office, { clientId })
  const two = await anInvoice(office, { clientId })
  const draft = await office.call('invoices.addDraft', { clientId })
  return { one, two, draft, ids: [two.id, draft.id, one.id] }
}

it('drafts of e-mails are saved together, and make what was not sent yet count as sent', async () => {
  const office = await anOffice()
  const { one, two, ids } = await withDraft(office)
  await office.call('invoices.markSent', { id: one.id, sent: true })
  const path = place('mails.zip')
  const saved = await office.call('invoices.saveMails', { ids, file: office.saveTo(path) })
  expect(saved).toEqual({ saved: 2, without: 1, refused: [], mailed: [two.id] })
  expect([...(await bytesInZip(path)).keys()]).toEqual([
    `Factuur-${one.number}.eml`,
    `Factuur-${two.number}.eml`,
  ])
  expect((await office.call('invoices.get', { id: two.id })).mailedAt).not.toBeNull()
})

it('documents are saved together as they were issued; nothing but drafts makes no file', async () => {
  const office = await anOffice()
  const { one, draft, ids } = await withDraft(office)
  const path = place('facturen.zip')
  const asked = { ids, as: 'pdf' as const, file: office.saveTo(path) }
  expect(await office.call('invoices.saveSeveral', asked)).toMatchObject({ saved: 2, without: 1 })
  const alone = place('een.pdf')
  await office.call('invoices.savePdf', { id: one.id, file: office.saveTo(alone) })
  const first = (await bytesInZip(path)).get(`Factuur-${one.number}.pdf`)
  expect(first?.equals(readFileSync(alone))).toBe(true)
  const nothing = { ids: [draft.id], as: 'nlcius' as const, file: office.saveTo(place('x.zip')) }
  expect(await codeOf(office.call('invoices.saveSeveral', nothing))).toBe('not-found')
})

it('are printed in one file, each from a page of its own on', async () => {
  const office = await anOffice()
  const { ids } = await withDraft(office)
  const path = place('printen.pdf')
  const saved = await office.call('invoices.savePrint', { ids, file: office.saveTo(path) })
  expect(saved).toEqual({ saved: 2, without: 1, refused: [] })
  const pdf = readFileSync(path, 'latin1')
  expect(pdf.startsWith('%PDF-')).toBe(true)
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(2)
})
