/** A client's portal file with all invoices in it, made, encrypted, opened again and written. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { aCompany } from '../support/office/clients'
import type { Bench } from './bench'
import type { BenchOffice } from './office'

const invoices = 200
const most = 5

export const portalRow = async (office: BenchOffice, row: Bench['row']): Promise<void> => {
  const { call } = office
  const { id: clientId, emails } = await call('clients.add', aCompany())
  const line = { description: 'Hosting', unitPriceCents: 10_000, vatKind: 'standard' as const }
  for (let nth = 0; nth < invoices; nth += 1) {
    const draft = await call('invoices.addDraft', {
      clientId,
      supplyFrom: '2026-03-01',
      lines: [line],
    })
    await call('invoices.issue', { id: draft.id, sure: true })
  }
  const path = join(office.dir, 'portal.html')
  const make = async () =>
    call('requests.makePortalFile', {
      clientId,
      emailId: emails[0]?.id ?? 0,
      language: 'nl',
      months: 3,
      file: office.office.files.give(path, 'save'),
    })
  // PDFs are made once, when an invoice is issued: those that are not there yet are none of this.
  await make()
  const begin = performance.now()
  await make()
  const seconds = (performance.now() - begin) / 1000
  const size = statSync(path).size / 1024 / 1024
  row({
    name: `portal file with ${invoices} invoices (${size.toFixed(1)} MB)`,
    value: Math.round(seconds * 100) / 100,
    unit: 's',
    mark: `≤ ${most}`,
    ok: seconds <= most,
  })
}
