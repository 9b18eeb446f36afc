/**
 * A ready e-mail as an `.eml` draft (RFC 5322, MIME) for the desktop's own mail program. Nothing is
 * sent and nothing is fetched: attachments are bytes, and the composer may open no file and no URL.
 */
import { createHash } from 'node:crypto'
import { formatIban } from '../../../shared/clients/identifiers'
import { formatDateLong } from '../../../shared/dates'
import type {
  DocumentLanguage,
  InvoiceDocument,
  PrintedDocument,
} from '../../../shared/invoices/document'
import { fillIn, type LetterValues, type Template } from '../../../shared/letters/template'
import { formatMoney } from '../../../shared/money'

export interface Mailbox {
  name: string
  address: string
}

export interface MailDraft {
  from: Mailbox
  /** null when the customer has no e-mail address: the draft is left for the sender to address */
  to: Mailbox | null
  subject: string
  text: string
  attachments: { name: string; mime: string; bytes: Uint8Array }[]
  /** the Date header; the mail program sets its own when it sends */
  date: Date
}

/** Stands in until it is taken out: two mails about one invoice must not share an identity. */
const messageId = '<draft@kluis.invalid>'

/** Loaded when asked for, and once: a run makes thousands, and looking it up takes its time. */
const load = () => import('nodemailer/lib/mail-composer')
let loaded: ReturnType<typeof load> | null = null
const composer = async () => {
  loaded ??= load()
  return (await loaded).default
}

/** The draft's bytes, the same for the same draft. Line ends are CRLF. */
export async function renderMailDraft(draft: MailDraft): Promise<Uint8Array> {
  const { from, to, subject, text, attachments, date } = draft
  const MailComposer = await composer()
  const digest = createHash('sha256').update(JSON.stringify([from, to, subject, text]))
  for (const { name, bytes } of attachments) digest.update(name).update(bytes)
  const message = await new MailComposer({
    from: mailbox(from),
    ...(to ? { to: mailbox(to) } : {}),
    subject: oneLine(subject),
    text: text.replace(/\r\n?/g, '\n'),
    attachments: attachments.map(({ name, mime, bytes }) => ({
      filename: oneLine(name).replace(/[\\/]/g, '-'),
      contentType: oneLine(mime),
      content: Buffer.from(bytes),
    })),
    // Outlook opens a message with this header as one still to be sent.
    headers: { 'X-Unsent': '1' },
    date,
    messageId,
    baseBoundary: digest.digest('hex').slice(0, 32),
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
  return withoutMessageId(message)
}

function withoutMessageId(message: Buffer): Uint8Array {
  const line = Buffer.from(`Message-ID: ${messageId}\r\n`)
  const at = message.indexOf(line)
  const end = message.indexOf('\r\n\r\n')
  if (at < 0 || at > end) return new Uint8Array(message)
  return new Uint8Array(
    Buffer.concat([message.subarray(0, at), message.subarray(at + line.length)]),
  )
}

function mailbox({ name, address }: Mailbox): Mailbox {
  return { name: oneLine(name), address: oneLine(address).replace(/[\s<>,;]/g, '') }
}

/** A header is one line: whoever gets a line end into it could add headers of his own. */
function oneLine(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
}

/** The kind of text that goes with a document. */
export function mailKind({ kind }: InvoiceDocument): 'invoice-mail' | 'credit-mail' {
  return kind === 'credit' ? 'credit-mail' : 'invoice-mail'
}

/** What the e-mail with an invoice or a credit note says. `today`: the day it is written. */
export function invoiceMail(
  document: InvoiceDocument,
  template: Template,
  today: string,
): { subject: string; text: string } {
  const { subject, text } = fillIn(template, document.language, {
    ...documentValues(document, today),
    settlement: settlement(document),
  })
  return { subject: oneLine(subject ?? ''), text: `${text}\n` }
}

/** What every text about a document can name. `today`: the day it is written. */
export function documentValues(document: PrintedDocument, today: string): LetterValues {
  const { language, seller, buyer, credits } = document
  const date = (day: string) => formatDateLong(day, language)
  return {
    agency: seller.name,
    agencyEmail: seller.email,
    agencyPhone: seller.phone,
    agencyWebsite: seller.website,
    kvkNumber: seller.kvkNumber,
    vatId: seller.vatId,
    salutation: salutation(document),
    client: buyer.name,
    clientNumber: buyer.clientNumber,
    today: date(today),
    documentNumber: document.number,
    documentDate: date(document.issuedOn),
    dueOn: date(document.dueOn),
    originalNumber: credits && `${credits.number} (${date(credits.issuedOn)})`,
    reference: document.reference,
    amount: formatMoney(document.grossCents, language),
    iban: formatIban(seller.iban),
    accountHolder: seller.accountHolder,
  }
}

function salutation({ buyer, language }: PrintedDocument): string {
  return greeting(language, buyer.attention ?? (buyer.company ? null : buyer.name))
}

/** How a letter begins; `person` null: to an organisation. */
export function greeting(language: DocumentLanguage, person: string | null): string {
  if (language === 'nl') return person === null ? 'Geachte heer, mevrouw,' : `Beste ${person},`
  return person === null ? 'Dear Sir or Madam,' : `Dear ${person},`
}

function settlement({
  kind,
  language,
  grossCents,
  dueOn,
  number,
  seller,
}: InvoiceDocument): string {
  const dutch = language === 'nl'
  if (grossCents === 0) return dutch ? 'U hoeft niets te betalen.' : 'No payment is due.'
  if (kind === 'credit' || grossCents < 0) {
    return dutch
      ? 'Wij verrekenen dit bedrag met een openstaande factuur of maken het aan u over.'
      : 'We will set this amount off against an open invoice or pay it back to you.'
  }
  const due = formatDateLong(dueOn, language)
  const account = formatIban(seller.iban)
  return dutch
    ? `Wilt u dit bedrag uiterlijk ${due} overmaken op rekening ${account} ten name van ${seller.accountHolder}, onder vermelding van ${number}?`
    : `Please transfer this amount no later than ${due} to account ${account} in the name of ${seller.accountHolder}, quoting ${number}.`
}
