import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { settle } from '../../support/office/retention'
import {
  anOffice,
  codeOf,
  ownerEmail,
  ownerPassword,
  type TestOffice,
} from '../../support/office/office'
import { terminated } from '../../support/office/terminated'
import { filesInZip } from '../../support/zip'

const start = '2026-03-16T09:00:00.000Z'

/** An office whose only client left, with one sealed invoice of 2026. */
const withSealedInvoice = async () => {
  const office = await anOffice({ now: start })
  const client = await office.call('clients.add', {
    kind: 'company',
    companyName: 'Zeilmakerij Tuigage',
    kvkNumber: '12345678',
    street: 'Havenkade',
    houseNumber: '3',
    postcode: '8011 AB',
    town: 'Zwolle',
  })
  const draft = await office.call('invoices.addDraft', {
    clientId: client.id,
    supplyFrom: '2026-03-10',
    lines: [
      { description: 'Zeildoek', quantity: 1000, unitPriceCents: 50_000, vatKind: 'standard' },
    ],
  })
  const invoice = await office.call('invoices.issue', { id: draft.id })
  settle(office, invoice)
  // Both were handed out, the e-invoice first.
  const xmlAsSent = join(office.dir, 'sent.xml')
  await office.call('invoices.saveUbl', {
    id: invoice.id,
    flavour: 'nlcius',
    file: office.saveTo(xmlAsSent),
  })
  const asSent = join(office.dir, 'sent.pdf')
  await office.call('invoices.savePdf', { id: invoice.id, file: office.saveTo(asSent) })
  await terminated(office, { id: client.id, on: '2026-03-16' })
  await office.call('retention.run', { approved: true })
  return { office, invoice, asSent, xmlAsSent }
}

const asStaff = async (office: TestOffice) => {
  const { startPassword } = await office.call('users.add', {
    name: 'Sam',
    email: 'sam@voorbeeld.nl',
    role: 'staff',
  })
  await office.call('session.lock', {})
  await office.call('session.unlock', { email: 'sam@voorbeeld.nl', password: startPassword ?? '' })
  await office.call('session.changePassword', { current: null, password: 'het wachtwoord van sam' })
}

describe('the sealed archive', () => {
  it('opens for the owner, with the PDF exactly as it was sent', async () => {
    const { office, invoice, asSent, xmlAsSent } = await withSealedInvoice()
    const { rows } = await office.call('archive.search', { search: 'zeilmakerij 605,00' })
    expect(rows).toMatchObject([
      { number: invoice.number, name: 'Zeilmakerij Tuigage', cents: 60_500 },
    ])
    const path = join(office.dir, 'sealed.pdf')
    await office.call('archive.saveDocument', {
      id: rows[0]?.id ?? 0,
      kind: 'pdf',
      file: office.saveTo(path),
    })
    expect(readFileSync(path).equals(readFileSync(asSent))).toBe(true)
    // Every document that was handed out, byte for byte.
    const whole = join(office.dir, 'sealed.json')
    await office.call('archive.saveDocument', {
      id: rows[0]?.id ?? 0,
      kind: 'json',
      file: office.saveTo(whole),
    })
    const { documents } = JSON.parse(readFileSync(whole, 'utf8')) as {
      documents: { kind: string; bytes: string }[]
    }
    expect(new Map(documents.map(({ kind, bytes }) => [kind, bytes]))).toEqual(
      new Map([
        ['nlcius', readFileSync(xmlAsSent).toString('base64')],
        ['pdf', readFileSync(asSent).toString('base64')],
      ]),
    )
    const ubl = join(office.dir, 'sealed.xml')
    await office.call('archive.saveDocument', {
      id: rows[0]?.id ?? 0,
      kind: 'ubl',
      file: office.saveTo(ubl),
    })
    expect(readFileSync(ubl, 'utf8')).toContain('Zeilmakerij Tuigage')
  })

  it('does not open for staff, whose key cannot', async () => {
    const { office } = await withSealedInvoice()
    await asStaff(office)
    expect(await codeOf(office.call('archive.search', {}))).toBe('forbidden')
    expect(await codeOf(office.call('archive.check', {}))).toBe('forbidden')
  })

  it('notices a sealed item that was tampered with, and then destroys nothing', async () => {
    const { office } = await withSealedInvoice()
    const db = office.database()
    db.exec('DROP TRIGGER archiveIsOnlyDestroyed')
    db.run(`UPDATE archive SET sealed = $sealed WHERE id = 1`, { sealed: new Uint8Array(200) })
    db.close()
    office.setClock('2034-01-15T09:00:00.000Z')
    expect((await office.call('archive.check', {})).broken).toEqual([1])
    const destroy = office.call('archive.destroyDue', {
      file: office.saveTo(join(office.dir, 'proof.zip')),
      language: 'nl',
      dateConfirmed: '2034-01-15',
    })
    expect(await codeOf(destroy)).toBe('archive-damaged')
  })

  it('is gone through in January: what reached its term is destroyed, with a proof pack', async () => {
    const { office, invoice } = await withSealedInvoice()
    // The last day that it is kept.
    office.setClock('2033-12-31T09:00:00.000Z')
    await office.call('backup.confirmClock', {})
    expect((await office.call('archive.check', {})).due).toEqual([])
    expect((await office.call('retention.due', {})).archiveItems).toBe(0)
    const early = join(office.dir, 'early.zip')
    expect(
      await office.call('archive.destroyDue', { file: office.saveTo(early), language: 'nl' }),
    ).toEqual({ destroyed: 0 })
    office.setClock('2034-01-01T09:00:00.000Z')
    expect((await office.call('retention.due', {})).archiveItems).toBe(1)
    office.setClock('2034-01-02T09:00:00.000Z')
    expect((await office.call('archive.reminder', {})).due).toBe(true)
    const check = await office.call('archive.check', {})
    expect(check).toMatchObject({
      broken: [],
      due: [{ fiscalYear: 2026, items: 1, rule: 'fiscal-year-end' }],
    })
    // Looking is not yet doing.
    expect((await office.call('archive.reminder', {})).due).toBe(true)
    const path = join(office.dir, 'proof.zip')
    expect(
      await office.call('archive.destroyDue', {
        file: office.saveTo(path),
        language: 'nl',
        dateConfirmed: '2034-01-02',
      }),
    ).toEqual({ destroyed: 1 })
    const proof = await filesInZip(path)
    expect([...proof.keys()].sort()).toEqual([
      'contents.blake2b',
      'destroyed.sha256',
      'report.json',
      'report.pdf',
    ])
    const report: unknown = JSON.parse(proof.get('report.json') ?? '{}')
    expect(report).toMatchObject({ destroyed: [{ kind: 'invoice', sourceId: invoice.id }] })
    expect(proof.get('report.json')).not.toContain('Zeilmakerij')
    expect((await office.call('archive.search', {})).rows).toEqual([])
    expect((await office.call('archive.years', {}))[0]).toMatchObject({ items: 1, destroyed: 1 })
    expect((await office.call('archive.check', {})).broken).toEqual([])
    expect((await office.call('invoices.get', { id: invoice.id })).grossCents).toBe(60_500)
    expect((await office.call('archive.reminder', {})).due).toBe(false)
    office.setClock('2034-12-31T22:59:00.000Z')
    expect((await office.call('archive.reminder', {})).due).toBe(false)
    office.setClock('2034-12-31T23:01:00.000Z')
    expect((await office.call('archive.reminder', {})).due).toBe(true)
  })

  it('asks whether the date is right after a jump of the clock, before anything is destroyed', async () => {
    const { office } = await withSealedInvoice()
    office.setClock('2034-01-02T09:00:00.000Z')
    expect((await office.call('archive.check', {})).clockJumped).toBe(true)
    const destroy = (dateConfirmed: string | null) =>
      office.call('archive.destroyDue', {
        file: office.saveTo(join(office.dir, 'proof.zip')),
        language: 'nl',
        dateConfirmed,
      })
    expect(await codeOf(destroy(null))).toBe('date-unconfirmed')
    expect(await codeOf(destroy('2034-01-01'))).toBe('date-unconfirmed')
    expect((await office.call('archive.years', {}))[0]).toMatchObject({ destroyed: 0 })
    await office.call('backup.confirmClock', {})
    expect((await office.call('archive.check', {})).clockJumped).toBe(false)
    expect(await destroy(null)).toEqual({ destroyed: 1 })
  })

  it('keeps what a hold on the fiscal year covers', async () => {
    const { office } = await withSealedInvoice()
    office.setClock('2034-01-02T09:00:00.000Z')
    await office.call('retention.addHold', {
      kind: 'tax-audit',
      covers: { fiscalYear: 2026 },
      reason: 'Boekenonderzoek',
      reviewOn: '2034-06-01',
    })
    const path = join(office.dir, 'proof.zip')
    expect(
      await office.call('archive.destroyDue', {
        file: office.saveTo(path),
        language: 'en',
        dateConfirmed: '2034-01-02',
      }),
    ).toEqual({ destroyed: 0 })
    expect((await office.call('archive.check', {})).held).toEqual([{ fiscalYear: 2026, items: 1 }])
  })

  it('is destroyed only after a second owner approved, where there is one', async () => {
    const { office } = await withSealedInvoice()
    const { startPassword } = await office.call('users.add', {
      name: 'Tweede Eigenaar',
      email: 'tweede@voorbeeld.nl',
      role: 'owner',
    })
    office.setClock('2034-01-02T09:00:00.000Z')
    const path = join(office.dir, 'proof.zip')
    const destroy = () =>
      office.call('archive.destroyDue', {
        file: office.saveTo(path),
        language: 'nl',
        dateConfirmed: '2034-01-02',
      })
    expect(await codeOf(destroy())).toBe('approval-needed')
    const request = await office.call('approvals.request', {
      operation: 'archive.destroy',
      subject: '2034',
    })
    const own = office.call('approvals.decide', { id: request.id, approved: true, reason: null })
    expect(await codeOf(own)).toBe('own-request')
    await office.call('session.lock', {})
    await office.call('session.unlock', {
      email: 'tweede@voorbeeld.nl',
      password: startPassword ?? '',
    })
    await office.call('session.changePassword', {
      current: null,
      password: 'een tweede wachtwoord',
    })
    await office.call('approvals.decide', { id: request.id, approved: true, reason: null })
    await office.call('session.lock', {})
    await office.call('session.unlock', { email: ownerEmail, password: ownerPassword })
    expect(await destroy()).toEqual({ destroyed: 1 })
  })

  it('is exported for a tax inspection with PDFs, UBL and an overview, sealed and live', async () => {
    const { office, invoice } = await withSealedInvoice()
    mkdirSync(join(office.dir, 'out'))
    const path = join(office.dir, 'out', 'inspection.zip')
    const [inspector] = await office.call('disclosures.recipients', {})
    const years = { from: 2026, to: 2026, recipientId: inspector?.id ?? 0 }
    expect(
      await office.call('archive.exportYears', { ...years, file: office.saveTo(path) }),
    ).toEqual({ invoices: 1, payments: 0 })
    // Handing it over is on record; who was erased is a number in it.
    expect((await office.call('disclosures.list', {})).rows).toMatchObject([
      {
        way: 'inspection-export',
        clients: 1,
        client: null,
        basis: 'legal-obligation',
        data: ['name', 'address', 'kvk-number', 'invoices'],
      },
    ])
    expect(statSync(path).size).toBeGreaterThan(1000)
    // Years with nothing in them tell nobody anything; who gets nothing any more is handed nothing.
    const nothing = join(office.dir, 'out', 'nothing.zip')
    const empty = { ...years, from: 2020, to: 2020 }
    await office.call('archive.exportYears', { ...empty, file: office.saveTo(nothing) })
    expect((await office.call('disclosures.list', {})).rows).toHaveLength(1)
    await office.call('disclosures.endRecipient', { id: years.recipientId, ended: true })
    const refused = join(office.dir, 'out', 'refused.zip')
    const asked = office.call('archive.exportYears', { ...years, file: office.saveTo(refused) })
    expect(await codeOf(asked)).toBe('recipient-ended')
    expect(existsSync(refused)).toBe(false)
    const files = await filesInZip(path)
    expect([...files.keys()].sort()).toEqual([
      `2026/pdf/${invoice.number}.pdf`,
      `2026/ubl/${invoice.number}.xml`,
      'invoices.csv',
      'payments.csv',
    ])
    expect(files.get('invoices.csv')).toContain('605.00')
  })
})
