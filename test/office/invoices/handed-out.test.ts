import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { validateUbl } from '../../../electron/office/invoices/ubl/rules'
import { anOffice, codeOf, temporaryFolder, type TestOffice } from '../../support/office/office'
import { aClient, aDraft, aGermanClient, aLine, anIssued } from './an-invoice'
import { readPdf } from './pdf-reader'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const savedPdf = async (office: TestOffice, id: number): Promise<Buffer> => {
  const path = join(temporaryFolder(), 'a.pdf')
  await office.call('invoices.savePdf', { id, file: office.saveTo(path) })
  return readFileSync(path)
}

const textOf = (pdf: Uint8Array): string => readPdf(pdf).text.join('\n')

/** The parts of an e-mail: its headers unfolded, and the files it carries. */
const readMail = (message: Buffer) => {
  const text = message.toString('latin1')
  const boundary = /boundary="?([^"\r\n;]+)/.exec(text)?.[1] ?? ''
  const [head = '', ...parts] = text.split(`--${boundary}`)
  const files = parts.flatMap((part) => {
    const name = /filename="?([^"\r\n;]+)/.exec(part)?.[1]
    const body = part.slice(part.indexOf('\r\n\r\n'))
    return name === undefined ? [] : [{ name, bytes: Buffer.from(body, 'base64') }]
  })
  return { headers: head.replace(/\r\n[ \t]+/g, ' '), files }
}

const savedUbl = async (
  office: TestOffice,
  id: number,
  flavour: 'nlcius' | 'peppol',
  withPdf = false,
): Promise<string> => {
  const path = join(temporaryFolder(), 'a.xml')
  await office.call('invoices.saveUbl', { id, flavour, withPdf, file: office.saveTo(path) })
  return readFileSync(path, 'utf8')
}

/** A client whom an e-invoice can reach. */
const reachable = (office: TestOffice) => aClient(office, { kvkNumber: '87654321' })

describe('the PDF of an issued invoice', () => {
  it('holds what the law wants', async () => {
    const office = await anOffice()
    const { id } = await anIssued(office, {
      reference: 'PO 4711',
      lines: [aLine(), aLine({ description: 'Domein 🦊', vatKind: 'reduced', quantity: 2_500 })],
    })
    const text = textOf(await savedPdf(office, id))
    for (const part of [
      'Bureau Voorbeeld',
      'Keizersgracht 12',
      'NL004495445B01',
      '12345678',
      'Bakkerij De Korenaar',
      'Molenstraat 8',
      '3512 AB',
      '2026-0001',
      '16-03-2026',
      '30-03-2026',
      '10-03-2026',
      'PO 4711',
      'Hosting zakelijk',
      'Domein',
      '2,5',
      '21%',
      '9%',
      '393,50',
    ]) {
      expect(text).toContain(part)
    }
  })

  it('is kept as it was made and given again byte by byte', async () => {
    const office = await anOffice()
    const { id } = await anIssued(office)
    const first = await savedPdf(office, id)
    const again = await savedPdf(office, id)
    expect(again.equals(first)).toBe(true)
    const { documents } = await office.call('invoices.get', { id })
    expect(documents).toMatchObject([{ kind: 'pdf', sha256: sha256(first) }])
  })

  it('made anew would be the same file, whenever that is', async () => {
    const office = await anOffice()
    const { id } = await anIssued(office)
    const made = await savedPdf(office, id)
    const books = office.database()
    books.exec('DROP TRIGGER documentsStay')
    books.run('DELETE FROM invoiceDocuments WHERE invoiceId = $id', { id })
    office.setClock('2027-01-01T00:00:00.000Z')
    expect((await savedPdf(office, id)).equals(made)).toBe(true)
  })

  it('exists for issued invoices only', async () => {
    const office = await anOffice()
    const { id } = await aDraft(office)
    const path = join(temporaryFolder(), 'a.pdf')
    const file = office.saveTo(path)
    expect(await codeOf(office.call('invoices.savePdf', { id, file }))).toBe('invoice-not-issued')
    expect(existsSync(path)).toBe(false)
  })

  it('leaves nothing half written where nothing can be written', async () => {
    const office = await anOffice()
    const { id } = await anIssued(office)
    const folder = join(temporaryFolder(), 'gone')
    const file = office.saveTo(join(folder, 'a.pdf'))
    expect(await codeOf(office.call('invoices.savePdf', { id, file }))).toBe('file-write-failed')
    expect(existsSync(folder)).toBe(false)
  })

  it('carries hundreds of lines over pages', async () => {
    const office = await anOffice()
    const lines = Array.from({ length: 300 }, (_, index) =>
      aLine({ description: `Regel nummer ${index + 1}`, unitPriceCents: 100 }),
    )
    const { id } = await anIssued(office, { lines })
    const text = textOf(await savedPdf(office, id))
    expect(text).toContain('Regel nummer 1 |')
    expect(text).toContain('Regel nummer 300')
    expect(text).toContain('363,00')
  })
})

describe('the e-invoice', () => {
  it('keeps the official rules in both usages, with the PDF inside when asked', async () => {
    const office = await anOffice()
    const { id } = await anIssued(office, {
      clientId: await reachable(office),
      discount: { basisPoints: 250 },
      lines: [aLine(), aLine({ vatKind: 'reduced', discountBasisPoints: 1_000 })],
    })
    for (const flavour of ['nlcius', 'peppol'] as const) {
      const xml = await savedUbl(office, id, flavour)
      expect(validateUbl(xml)).toEqual([])
      expect(xml).toContain(flavour === 'nlcius' ? 'nen.nl:nlcius' : 'poacc:billing:3.0')
      expect(await savedUbl(office, id, flavour)).toBe(xml)
      const whole = await savedUbl(office, id, flavour, true)
      expect(validateUbl(whole)).toEqual([])
      expect(whole).toContain((await savedPdf(office, id)).toString('base64').slice(0, 60))
    }
    const { documents } = await office.call('invoices.get', { id })
    expect(documents.map(({ kind }) => kind)).toEqual([
      'nlcius',
      'pdf',
      'nlcius-pdf',
      'peppol',
      'peppol-pdf',
    ])
  })

  it('of a credit note names the invoice it credits', async () => {
    const office = await anOffice()
    const { id } = await anIssued(office, { clientId: await reachable(office) })
    const note = await office.call('invoices.credit', { id })
    await office.call('invoices.issue', { id: note.id })
    const xml = await savedUbl(office, note.id, 'nlcius')
    expect(xml).toContain('<CreditNote')
    expect(xml).toContain('2026-0001')
    expect(validateUbl(xml)).toEqual([])
  })

  it('of reverse-charged services abroad holds the words and the btw-id', async () => {
    const office = await anOffice()
    const { id } = await anIssued(office, {
      clientId: await aGermanClient(office),
      lines: [aLine({ vatKind: 'reverse-eu' })],
    })
    const xml = await savedUbl(office, id, 'peppol')
    expect(validateUbl(xml)).toEqual([])
    expect(xml).toContain('DE123456789')
    expect(xml).toContain('VATEX-EU-AE')
    expect(textOf(await savedPdf(office, id))).toMatch(/btw verlegd/i)
  })

  it('that breaks a rule is not made, and the rule is named', async () => {
    const office = await anOffice()
    const clientId = await aClient(office, { street: '', houseNumber: '', postcode: '', town: '' })
    const lines = [aLine({ unitPriceCents: 5_000 })]
    const { id } = await anIssued(office, { clientId, lines })
    const path = join(temporaryFolder(), 'a.xml')
    const answer = await office.office.call('invoices.saveUbl', {
      id,
      flavour: 'nlcius',
      file: office.saveTo(path),
    })
    expect(answer).toMatchObject({ code: 'ubl-invalid' })
    expect(JSON.stringify(answer)).toContain('BR-NL-4')
    expect(existsSync(path)).toBe(false)
    expect((await office.call('invoices.get', { id })).documents).toEqual([])
  })
})

describe('the e-mail with an invoice', () => {
  it('opens in the mail program with the documents attached', async () => {
    const opened: Buffer[] = []
    const office = await anOffice({
      desk: {
        openFile: (path) => {
          opened.push(readFileSync(path))
          return Promise.resolve(true)
        },
      },
    })
    const { id } = await anIssued(office, { clientId: await reachable(office) })
    await office.call('invoices.mail', { id, ubl: 'nlcius' })
    const { headers, files } = readMail(opened[0] ?? Buffer.alloc(0))
    expect(headers).toMatch(/^Subject: Factuur 2026-0001/m)
    expect(headers).toContain('<administratie@korenaar.example>')
    expect(files.map(({ name }) => name)).toEqual([
      'Factuur-2026-0001.pdf',
      'Factuur-2026-0001.xml',
    ])
    expect(files[0]?.bytes.equals(await savedPdf(office, id))).toBe(true)
    expect(files[1]?.bytes.toString()).toBe(await savedUbl(office, id, 'nlcius'))
    expect((await office.call('invoices.get', { id })).mailedAt).toBe('2026-03-16T09:00:00.000Z')
  })

  it('is a state that can be set by hand, and what is open and not sent is a list', async () => {
    const office = await anOffice()
    const { id } = await anIssued(office)
    const other = await anIssued(office)
    await aDraft(office)
    const unsent = async () =>
      (await office.call('invoices.list', { filter: 'unsent' })).rows.map((row) => row.id)
    expect(await unsent()).toEqual([other.id, id])
    const marked = await office.call('invoices.markSent', { id, sent: true })
    expect(marked.mailedAt).toBe('2026-03-16T09:00:00.000Z')
    expect(await unsent()).toEqual([other.id])
    expect((await office.call('invoices.markSent', { id, sent: false })).mailedAt).toBe(null)
    expect(await unsent()).toEqual([other.id, id])
    const draft = await aDraft(office)
    const early = office.call('invoices.markSent', { id: draft.id, sent: true })
    expect(await codeOf(early)).toBe('invoice-not-issued')
  })

  it('without a mail program leaves no file and no trace, and can be saved instead', async () => {
    const office = await anOffice()
    const { id } = await anIssued(office)
    expect(await codeOf(office.call('invoices.mail', { id }))).toBe('no-mail-program')
    const handed = readdirSync(join(office.dir, 'desk', 'handover'), {
      recursive: true,
      withFileTypes: true,
    })
    expect(handed.filter((one) => one.isFile())).toEqual([])
    expect((await office.call('invoices.get', { id })).mailedAt).toBe(null)
    const path = join(temporaryFolder(), 'a.eml')
    await office.call('invoices.saveMail', { id, file: office.saveTo(path) })
    expect(readMail(readFileSync(path)).files).toHaveLength(1)
  })
})
