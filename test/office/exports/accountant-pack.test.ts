/** What an accountant gets of a period: whole, adding up, without what is sealed, and on record. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { usualPlan } from '../../../shared/exports/ledger-plan'
import { signInAs } from '../../support/office/clients'
import {
  aClient,
  aCreditNote,
  allEntries,
  anInvoice,
  aFile,
  book,
} from '../../support/office/factories'
import {
  aLockedCopy,
  anOffice,
  codeOf,
  ownerEmail,
  ownerPassword,
  temporaryFolder,
  type TestOffice,
} from '../../support/office/office'
import { anInvoiceFor, aPersonNamed, settle } from '../../support/office/retention'
import { terminated } from '../../support/office/terminated'
import { officialProblems } from '../../support/einvoice-rules'
import { noSchemas, schemaFolder, schemaProblems } from '../../support/schemas'
import { bytesInZip } from '../../support/zip'

const now = '2026-03-16T09:00:00.000Z'
const march = { from: '2026-03-01', to: '2026-03-31' }

interface Books {
  accountant: number
  live: { id: number; number: string }
  credited: { id: number; number: string }
  gone: { id: number; number: string }
}

const aPack = async (
  { office, accountant }: { office: TestOffice; accountant: number },
  asked: object,
  options = {},
) => {
  const path = join(temporaryFolder(), 'pakket.zip')
  const made = await office.call(
    'exports.accountantPack',
    {
      ...march,
      recipientId: accountant,
      withSealed: false,
      csvForm: 'semicolon',
      language: 'nl',
      file: office.saveTo(path),
      ...asked,
    },
    options,
  )
  return { made, files: await bytesInZip(path) }
}

const rowsOf = (bytes: Buffer | undefined): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(String(bytes).replace(/^\uFEFF/, ''), {
    header: true,
    delimiter: ';',
    skipEmptyLines: true,
  }).data

const cents = (text = ''): number =>
  text === '' ? 0 : Math.round(Number(text.replace(',', '.')) * 100)

/** An office with a sale paid in part, one set off, one written off, costs, and a client who left. */
const made = async (): Promise<{ office: TestOffice; known: Books }> => {
  const office = await anOffice({ now })
  const clientId = await aClient(office)
  const live = await anInvoice(office, { clientId, cents: 121_00 })
  const credited = await anInvoice(office, { clientId, cents: 24_20 })
  const note = await aCreditNote(office, credited.id)
  const small = await anInvoice(office, { clientId, cents: 12_10 })
  await office.call('payments.writeOff', { invoiceId: small.id, amountCents: 2_10 })
  await book(
    office,
    aFile([
      { bookedOn: '2026-03-12', amountCents: 100_00, name: 'Klant', description: live.number },
      { bookedOn: '2026-03-13', amountCents: -9_95, name: 'Bank', description: 'kosten' },
      { bookedOn: '2026-03-14', amountCents: 7_00, name: 'Onbekend', description: 'zomaar' },
    ]),
  )
  const entries = await allEntries(office)
  const entryOf = (amountCents: number) =>
    entries.find((entry) => entry.amountCents === amountCents)?.id ?? 0
  await office.call('payments.match', {
    id: entryOf(100_00),
    allocations: [{ invoiceId: live.id, amountCents: 100_00 }],
  })
  await office.call('payments.setAside', { ids: [entryOf(-9_95)], reason: 'bank-costs' })
  const { id: leaver } = await aPersonNamed(office, 'Verzegeld')
  const gone = await anInvoiceFor(office, leaver, { supplyFrom: '2026-03-10', cents: 50_00 })
  settle(office, gone)
  await terminated(office, { id: leaver, on: '2026-03-16' })
  office.setClock('2026-03-18T09:00:00.000Z')
  await office.call('retention.run', { approved: true })
  const { id: accountant } = await office.call('disclosures.addRecipient', {
    name: 'Kantoor Balans',
    kind: 'processor',
    purpose: 'Boekhouding',
    basis: 'legal-obligation',
    data: ['name', 'invoices', 'payments'],
    country: 'NL',
  })
  return { office, known: { accountant, live, credited: note, gone } }
}

const anOfficeWithBooks = async () => {
  const { office, known } = await aLockedCopy('books for an accountant', made, {
    now: '2026-03-18T09:00:00.000Z',
  })
  await office.call('session.unlock', { email: ownerEmail, password: ownerPassword })
  return { office, ...known }
}

describe('the package for the accountant', () => {
  it('holds every document, and names by number alone what is sealed', async () => {
    const books = await anOfficeWithBooks()
    const { office, live, credited, gone, accountant } = books
    const { made, files } = await aPack(books, {})
    expect(made).toEqual({ invoices: 4, payments: 3, missing: 1 })
    for (const { number } of [live, credited]) {
      expect(String(files.get(`facturen/pdf/${number}.pdf`)).slice(0, 5)).toBe('%PDF-')
      expect(String(files.get(`facturen/ubl/${number}.xml`))).toContain(
        `<cbc:ID>${number}</cbc:ID>`,
      )
    }
    expect(rowsOf(files.get('ontbreekt.csv'))).toEqual([
      {
        Factuur: gone.number,
        Datum: '2026-03-16',
        Ontbreekt: 'pdf en e-factuur',
        Reden: 'in het archief verzegeld',
      },
    ])
    const names = [...files.values()].filter((bytes) => bytes.includes('Verzegeld'))
    expect(names).toEqual([])
    // Who got it, what of how many, exactly.
    const [logged] = (await office.call('disclosures.list', {})).rows
    expect(logged).toMatchObject({
      way: 'accountant-pack',
      recipient: { id: accountant },
      clients: 1,
      data: ['name', 'address', 'email', 'kvk-number', 'vat-id', 'invoices', 'payments'].filter(
        (kind) => logged?.data.some((one) => one === kind),
      ),
    })
    expect(logged?.data).toEqual(
      expect.arrayContaining(['name', 'address', 'invoices', 'payments']),
    )
    expect(logged?.data).not.toContain('phone')
  })

  it('opens the archive for an owner who asks for it', async () => {
    const books = await anOfficeWithBooks()
    const { office, gone } = books
    const { made, files } = await aPack(books, { withSealed: true })
    expect(made).toMatchObject({ invoices: 5, missing: 0 })
    expect(files.has('ontbreekt.csv')).toBe(false)
    const ubl = String(files.get(`facturen/ubl/${gone.number}.xml`))
    expect(ubl).toContain('Verzegeld')
    // A consumer has no number of the Dutch rules: what they get keeps the European ones.
    expect(officialProblems(ubl)).toEqual([])
    const [logged] = (await office.call('disclosures.list', {})).rows
    expect(logged).toMatchObject({ clients: 2, client: null })
  })

  it('adds up, and both audit files are what the schemas want', async () => {
    const { files } = await aPack(await anOfficeWithBooks(), {})
    const journal = rowsOf(files.get('journaal.csv'))
    const sum = (rows: typeof journal) =>
      rows.reduce((total, row) => total + cents(row['Debet']) - cents(row['Credit']), 0)
    expect(sum(journal)).toBe(0)
    const on = (role: keyof typeof usualPlan) =>
      sum(journal.filter((row) => row['Rekening'] === usualPlan[role].id))
    expect(on('bank')).toBe(100_00 - 9_95 + 7_00)
    expect(on('payment-fees')).toBe(9_95)
    expect(on('unplaced')).toBe(-7_00)
    expect(on('write-off')).toBe(2_10 + 60_50)
    const debtors = rowsOf(files.get('debiteuren.csv'))
    const total = debtors.at(-1)
    expect(total?.['Klant']).toBe('Totaal')
    expect(cents(total?.['Open'])).toBe(21_00 + 10_00)
    expect(on('debtors')).toBe(cents(total?.['Open']))
    expect(rowsOf(files.get('betalingen.csv')).map((row) => row['Bedrag'])).toEqual([
      '100,00',
      '-9,95',
      '7,00',
    ])
    expect(schemaFolder, noSchemas).not.toBeNull()
    for (const version of ['4.0', '3.2']) {
      const xml = String(files.get(`auditfile/xaf-${version}-2026.xaf`))
      expect(xml.match(/<nr>2026-\d+<\/nr>/g)).toHaveLength(5)
      const [, debit] = /<totalDebit>(.*?)<\/totalDebit>/.exec(xml) ?? []
      const [, credit] = /<totalCredit>(.*?)<\/totalCredit>/.exec(xml) ?? []
      expect(debit).toBe(credit)
      expect(schemaProblems(`XmlAuditfileFinancieel${version}.xsd`, xml)).toEqual([])
    }
  })

  it('tells VAT and ICP per period, and a year of the office in a file of its own', async () => {
    const { files } = await aPack(await anOfficeWithBooks(), {
      from: '2025-11-01',
      to: '2026-03-31',
      language: 'en',
    })
    expect([...files.keys()].filter((name) => !/^invoices/.test(name)).sort()).toEqual([
      'audit-file/xaf-3.2-2025.xaf',
      'audit-file/xaf-3.2-2026.xaf',
      'audit-file/xaf-4.0-2025.xaf',
      'audit-file/xaf-4.0-2026.xaf',
      'debtors.csv',
      'journal.csv',
      'missing.csv',
      'payments.csv',
      'readme.txt',
      'vat/icp-2025-q4.csv',
      'vat/icp-2026-q1.csv',
      'vat/vat-2025-q4.csv',
      'vat/vat-2025-q4.pdf',
      'vat/vat-2026-q1.csv',
      'vat/vat-2026-q1.pdf',
    ])
  })

  it('is told on the accounts the office chose, which are kept only when they can be used', async () => {
    const books = await anOfficeWithBooks()
    const { office } = books
    const seen = await office.call('exports.ledgerPlan', {})
    const plan = { ...seen, debtors: { id: '1311', name: 'Debiteuren eigen', rgsCode: null } }
    expect(await office.call('exports.saveLedgerPlan', { plan, seen })).toEqual(plan)
    // Another owner saved meanwhile.
    expect(await codeOf(office.call('exports.saveLedgerPlan', { plan: seen, seen }))).toBe(
      'changed-meanwhile',
    )
    const mixed = { ...plan, bank: { ...plan.bank, id: plan['write-off'].id } }
    const refused = office.call('exports.saveLedgerPlan', { plan: mixed, seen: plan })
    expect(await codeOf(refused)).toBe('invalid-input')
    const { files } = await aPack(books, {})
    expect(String(files.get('auditfile/xaf-4.0-2026.xaf'))).toContain('<accID>1311</accID>')
    expect(String(files.get('auditfile/xaf-4.0-2026.xaf'))).not.toContain('<accID>1300</accID>')
    await office.call('exports.saveLedgerPlan', { plan: seen, seen: plan })
  })

  it('leaves nothing when it is stopped, and nothing for who may not have it', async () => {
    const books = await anOfficeWithBooks()
    const { office, accountant } = books
    const folder = temporaryFolder()
    const file = () => office.saveTo(join(folder, 'pakket.zip'))
    const stop = new AbortController()
    const stopped = aPack(
      books,
      { file: file() },
      {
        signal: stop.signal,
        progress: ({ done }: { done: number }) => done === 2 && stop.abort(),
      },
    )
    expect(await codeOf(stopped)).toBe('cancelled')
    const backwards = aPack(books, { from: '2026-03-31', to: '2026-03-01', file: file() })
    expect(await codeOf(backwards)).toBe('invalid-input')
    const before = (await office.call('disclosures.list', {})).rows.length
    await office.call('disclosures.endRecipient', { id: accountant, ended: true })
    expect(await codeOf(aPack(books, { file: file() }))).toBe('recipient-ended')
    await signInAs(office, 'staff')
    expect(await codeOf(aPack(books, { file: file() }))).toBe('forbidden')
    expect((await office.call('disclosures.list', {})).rows).toHaveLength(before)
    expect(readdirSync(folder)).toEqual([])
    expect(existsSync(join(folder, 'pakket.zip'))).toBe(false)
  })
})
