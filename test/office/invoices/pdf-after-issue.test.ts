import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { scrubInvoice } from '../../../electron/office/invoices/personal-data'
import {
  anOffice,
  codeOf,
  emptyOffice,
  ownerEmail,
  ownerPassword,
  temporaryFolder,
  type TestOffice,
} from '../../support/office/office'
import { aDraft, anIssued } from './an-invoice'

/** Every PDF that is kept, and every line that says one was made. */
const pdfsOf = (office: TestOffice) => {
  const db = office.database()
  const kept = db.all<{ invoiceId: number; sha256: string }>(
    `SELECT invoiceId, sha256 FROM invoiceDocuments WHERE kind = 'pdf' ORDER BY invoiceId`,
  )
  const told = db.all<{ entityId: number; userId: number | null; operation: string }>(
    `SELECT entityId, userId, operation FROM audit WHERE code = 'pdf-made' ORDER BY entityId`,
  )
  db.close()
  return { kept, told }
}

const untilMade = (office: TestOffice, ids: readonly number[]): Promise<void> =>
  vi.waitFor(() => expect(pdfsOf(office).kept.map((one) => one.invoiceId)).toEqual(ids), {
    timeout: 300_000,
  })

const save = async (office: TestOffice, id: number): Promise<string> => {
  const path = join(temporaryFolder(), 'a.pdf')
  const { sha256 } = await office.call('invoices.savePdf', { id, file: office.saveTo(path) })
  expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-')
  return sha256
}

describe('the PDF of an invoice that was just issued', () => {
  it('is made by the program itself, once, and nobody waited for it', async () => {
    const office = await anOffice({ rounds: true })
    const drafts = []
    for (let count = 0; count < 12; count += 1) drafts.push((await aDraft(office)).id)
    await Promise.all(drafts.map((id) => office.call('invoices.issue', { id })))
    await untilMade(office, drafts)
    const made = pdfsOf(office)
    expect(made.told).toEqual(
      drafts.map((entityId) => ({ entityId, userId: null, operation: 'invoices.makePdfs' })),
    )
    expect(await save(office, drafts[0] ?? 0)).toBe(made.kept[0]?.sha256)
    expect(pdfsOf(office)).toEqual(made)
  })

  it('is one, however many ask for it at the same moment', async () => {
    const office = await anOffice()
    const { id } = await anIssued(office)
    const [first, second] = await Promise.all([
      save(office, id),
      save(office, id),
      office.call('invoices.makePdfs', { ids: [id] }),
      office.call('invoices.makePdfs', {}),
    ])
    const { kept, told } = pdfsOf(office)
    expect(kept).toEqual([{ invoiceId: id, sha256: first }])
    expect(second).toBe(first)
    expect(told).toHaveLength(1)
  })

  it('is made up at the next sign-in when the program stopped in between', async () => {
    const office = await anOffice()
    const { id } = await anIssued(office)
    expect(pdfsOf(office).kept).toEqual([])
    office.close()
    const again = emptyOffice({ dir: office.dir, rounds: true })
    await again.call('session.unlock', { email: ownerEmail, password: ownerPassword })
    await untilMade(again, [id])
  })

  it('is not written once the office is locked, and is made when it is asked for', async () => {
    const office = await anOffice()
    const { id } = await anIssued(office)
    const making = codeOf(office.call('invoices.makePdfs', { ids: [id] }))
    const saving = codeOf(save(office, id))
    office.office.lock('asked')
    expect([await making, await saving]).toEqual(['locked', 'locked'])
    await office.call('session.unlock', { email: ownerEmail, password: ownerPassword })
    expect(pdfsOf(office).kept).toEqual([])
    await save(office, id)
    expect(pdfsOf(office).kept).toHaveLength(1)
  })

  it('keeps nothing of who was erased while it was drawn', async () => {
    const office = await anOffice()
    const { id } = await anIssued(office)
    const saving = codeOf(save(office, id))
    const making = office.call('invoices.makePdfs', { ids: [id] })
    const db = office.database()
    db.transaction(() => scrubInvoice(db, id, '2026-03-16T09:00:01.000Z'))
    db.close()
    expect(await saving).toBe('invoice-sealed')
    expect(await making).toEqual({ made: 0 })
    expect(pdfsOf(office)).toEqual({ kept: [], told: [] })
  })
})
