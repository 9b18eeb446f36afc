import { describe, expect, it } from 'vitest'
import { defaultTexts } from '../../../shared/letters/default-texts'
import type { InvoiceDocument } from '../../../shared/invoices/document'
import {
  invoiceMail,
  mailKind,
  renderMailDraft,
  type MailDraft,
} from '../../../electron/office/invoices/mail'
import { aBuyer, aCreditNote, aDocument, aLine } from './documents'

const draft = (overrides: Partial<MailDraft> = {}): MailDraft => ({
  from: { name: 'Studio Noorderlicht', address: 'administratie@noorderlicht.example' },
  to: { name: 'De Korenaar', address: 'info@korenaar.example' },
  subject: 'Factuur 2026-0042',
  text: 'Beste klant,\n\nBijgaand de factuur.\n',
  attachments: [
    { name: 'Factuur 2026-0042.pdf', mime: 'application/pdf', bytes: new Uint8Array([1, 2, 3]) },
  ],
  date: new Date('2026-11-22T10:00:00Z'),
  ...overrides,
})

async function read(overrides: Partial<MailDraft> = {}) {
  const message = Buffer.from(await renderMailDraft(draft(overrides))).toString('utf8')
  const end = message.indexOf('\r\n\r\n')
  const headers = message
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  return { message, headers, body: message.slice(end + 4) }
}

const decoded = (header: string) =>
  header.replace(/=\?UTF-8\?([QB])\?(.*?)\?=\s*/g, (_all, coding: string, text: string) =>
    coding === 'B'
      ? Buffer.from(text, 'base64').toString()
      : Buffer.from(
          text
            .replaceAll('_', ' ')
            .replace(/=(\w\w)/g, (_hex, hex: string) => String.fromCharCode(parseInt(hex, 16))),
          'latin1',
        ).toString(),
  )

describe('the draft', () => {
  it('opens as a message still to be sent, with the file attached', async () => {
    const { headers, body, message } = await read()
    expect(headers).toContain('X-Unsent: 1')
    expect(headers).toContain('From: Studio Noorderlicht <administratie@noorderlicht.example>')
    expect(headers).toContain('To: De Korenaar <info@korenaar.example>')
    expect(headers).toContain('Subject: Factuur 2026-0042')
    expect(headers).toContain('Date: Sun, 22 Nov 2026 10:00:00 +0000')
    expect(body).toContain('Beste klant,\r\n\r\nBijgaand de factuur.')
    expect(body).toContain('Content-Type: application/pdf')
    expect(body).toContain('AQID')
    expect(message.replaceAll('\r\n', '')).not.toContain('\n')
  })

  it('has no identity of its own yet: that comes when it is sent', async () => {
    expect((await read()).message).not.toMatch(/Message-ID/i)
  })

  it('is the same bytes for the same draft, and others for another', async () => {
    const bytes = async (overrides: Partial<MailDraft> = {}) =>
      Buffer.from(await renderMailDraft(draft(overrides))).toString('base64')
    expect(await bytes()).toBe(await bytes())
    expect(await bytes({ subject: 'Anders' })).not.toBe(await bytes())
  })

  it('can be left without an addressee', async () => {
    const { headers } = await read({ to: null })
    expect(headers.some((header) => header.startsWith('To:'))).toBe(false)
  })

  it('holds names and subjects in any script', async () => {
    const { headers } = await read({
      to: { name: 'شركة "الأمل", 北京 🚀', address: 'info@bücher.example' },
      subject: 'Factuur für Γιώργος 🚀',
    })
    const to = decoded(headers.find((header) => header.startsWith('To:')) ?? '')
    expect(to).toContain('شركة "الأمل", 北京 🚀')
    expect(to).toContain('<info@xn--bcher-kva.example>')
    expect(decoded(headers.find((header) => header.startsWith('Subject:')) ?? '')).toContain(
      'Γιώργος 🚀',
    )
  })

  it.each([
    ['the subject', { subject: 'Factuur\r\nBcc: spy@evil.example' }],
    ['a name', { to: { name: 'Naam\r\nBcc: spy@evil.example', address: 'a@b.example' } }],
    ['an address', { to: { name: 'Naam', address: 'a@b.example>\r\nBcc: spy@evil.example' } }],
    ['two addresses in one', { to: { name: 'Naam', address: 'a@b.example, spy@evil.example' } }],
    [
      'a file name',
      {
        attachments: [
          {
            name: 'a.pdf"\r\nBcc: spy@evil.example',
            mime: 'application/pdf\r\nBcc: spy@evil.example',
            bytes: new Uint8Array(),
          },
        ],
      },
    ],
    [
      'the sender',
      {
        from: {
          name: 'x\u2028Bcc: spy@evil.example',
          address: 'a@b.example\nBcc:spy@evil.example',
        },
      },
    ],
  ])('takes no header smuggled in through %s', async (_name, overrides) => {
    const { headers, message } = await read(overrides)
    expect(message).not.toMatch(/^Bcc/im)
    expect(headers.map((header) => header.split(':')[0]).sort()).toEqual(
      ['Content-Type', 'Date', 'From', 'MIME-Version', 'Subject', 'To', 'X-Unsent'].sort(),
    )
    const to = headers.find((header) => header.startsWith('To:')) ?? ''
    expect(to).not.toContain('<spy@evil.example>')
  })

  it('gives an attachment a name without folders', async () => {
    const { body } = await read({
      attachments: [{ name: '../../etc/passwd', mime: 'text/xml', bytes: new Uint8Array([65]) }],
    })
    expect(body).not.toContain('/etc')
  })
})

const mailOf = (document: InvoiceDocument) =>
  invoiceMail(document, defaultTexts[mailKind(document)][document.language], '2026-11-22')

describe('what the e-mail says', () => {
  it('asks a Dutch customer to pay', () => {
    const { subject, text } = mailOf(aDocument())
    expect(subject).toBe('Factuur 2026-0042 van Studio Noorderlicht B.V.')
    expect(text).toContain('Beste mevrouw J. van der Meer,')
    expect(text.replaceAll('\u00a0', ' ')).toContain('voor een bedrag van € 608,03')
    expect(text).toContain('uiterlijk 6 december 2026')
    expect(text).toContain('NL91 ABNA 0417 1643 00')
    expect(text).toMatch(/Met vriendelijke groet,\n\nStudio Noorderlicht B\.V\./)
  })

  it('tells an English customer about a credit note', () => {
    const { subject, text } = mailOf(
      aCreditNote({ language: 'en', buyer: aBuyer({ attention: null }) }),
    )
    expect(subject).toBe('Credit note 2026-0043 from Studio Noorderlicht B.V.')
    expect(text).toContain('Dear Sir or Madam,')
    expect(text).toContain('credit note 2026-0043 of 22 November 2026 to invoice 2026-0042')
    expect(text).not.toMatch(/transfer|factuur/i)
  })

  it('greets a person by name', () => {
    const buyer = aBuyer({ company: false, name: 'Sanne de Vries', attention: null })
    expect(mailOf(aDocument({ buyer })).text).toMatch(/^Beste Sanne de Vries,/)
  })

  it.each([
    ['nothing is due', aLine({ unitPriceCents: 0 }), 'U hoeft niets te betalen.'],
    ['money goes back', aLine({ quantity: -1000 }), 'maken het aan u over'],
  ])('asks for nothing when %s', (_name, line, sentence) => {
    const { text } = mailOf(aDocument({ lines: [line] }))
    expect(text).toContain(sentence)
    expect(text).not.toContain('overmaken op rekening')
  })
})
