/**
 * Bank files made from a few facts, for tests and benchmarks: CAMT.053 in its versions and MT940 in
 * the dialects of Dutch banks. Amounts in signed cents; a statement closes where its entries lead
 * unless told otherwise.
 */
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mt940Text } from './mt940-dialects'
import type { Dialect } from './mt940-dialects'

export interface TransactionSpec {
  amountCents: number
  name?: string
  iban?: string
  description?: string
  structuredReference?: string
  endToEndId?: string
  mandateId?: string
  bankReference?: string
  returnReason?: string
}

export interface EntrySpec extends TransactionSpec {
  bookedOn: string
  valueOn?: string
  reversal?: boolean
  /** CAMT only: a batch with these transactions */
  transactions?: TransactionSpec[]
}

export interface StatementSpec {
  account: string
  currency?: string
  number?: string
  opening: number
  openedOn?: string
  closing?: number
  closedOn?: string
  entries: EntrySpec[]
}

export interface CamtOptions {
  version?: string
  /** namespace prefix, such as `c` */
  prefix?: string
}

/** A whole CAMT.053 file. */
export function camt053(
  statements: StatementSpec | StatementSpec[],
  options: CamtOptions = {},
): string {
  const all = [statements].flat()
  const body = all.map((one, index) => camtStatement(one, index, options)).join('')
  return camtOpening(options) + body + camtClosing(options)
}

/** A whole MT940 file, each statement a message with or without the SWIFT envelope. */
export function mt940(
  statements: StatementSpec | StatementSpec[],
  { dialect = 'ing', envelope = false }: { dialect?: Dialect; envelope?: boolean } = {},
): string {
  const messages = [statements].flat().map((statement, index) => {
    const { account, currency = 'EUR', opening, entries } = statement
    const fields = [
      `:20:KLUIS${index + 1}`,
      `:25:${account} ${currency}`,
      `:28C:${statement.number ?? index + 1}/1`,
      `:60F:${mt940Balance(opening, openedOn(statement), currency)}`,
      ...entries.map((entry) => mt940Text(entry, dialect)),
      `:62F:${mt940Balance(closingOf(statement), closedOn(statement), currency)}`,
    ].join('\r\n')
    return envelope
      ? `{1:F01INGBNL2ABXXX0000000000}{2:I940INGBNL2AXXXN}{4:\r\n${fields}\r\n-}{5:}\r\n`
      : `${fields}\r\n-\r\n`
  })
  return messages.join('')
}

/**
 * Writes a CAMT.053 file of one statement with `count` entries, in small pieces. Entry `i` (from 0)
 * is what `entry` says, else `100 + i % 9000` cents from a client numbered `i % 5000`, paying
 * invoice `2026-` + five digits of `i + 1`.
 */
export async function writeLargeCamt(
  path: string,
  count: number,
  {
    account = 'NL91ABNA0417164300',
    entry = largeEntry,
    ...options
  }: CamtOptions & { account?: string; entry?: (index: number) => EntrySpec } = {},
): Promise<{ opening: number; closing: number }> {
  const opening = 100_000
  let closing = opening
  for (let index = 0; index < count; index++) closing += entry(index).amountCents
  const file = createWriteStream(path)
  const write = async (text: string) => {
    if (!file.write(text)) await once(file, 'drain')
  }
  const [head = '', tail = ''] = camtStatement(
    { account, opening, closing, entries: [largeEntry(0)] },
    0,
    options,
  ).split(camtEntry(largeEntry(0), 0, options))
  await write(camtOpening(options) + head)
  for (let index = 0; index < count; index++) await write(camtEntry(entry(index), index, options))
  await write(tail + camtClosing(options))
  file.end()
  await once(file, 'close')
  return { opening, closing }
}

function largeEntry(index: number): EntrySpec {
  const client = String(index % 5000).padStart(7, '0')
  return {
    amountCents: 100 + (index % 9000),
    bookedOn: `2026-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 28) + 1).padStart(2, '0')}`,
    name: `Klant ${client} & Zonen B.V.`,
    iban: `NL91ABNA041${client}`,
    description: `Factuur 2026-${String(index + 1).padStart(5, '0')} hosting en domein`,
    endToEndId: `E2E-${index}`,
    bankReference: `BANKREF${String(index).padStart(12, '0')}`,
  }
}

function camtOpening({ version = '02', prefix }: CamtOptions): string {
  const t = tagger(prefix)
  const xmlns = prefix ? `xmlns:${prefix}` : 'xmlns'
  const root = `${t('Document')} ${xmlns}="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}"`
  const header = element(
    t,
    'GrpHdr',
    text(t, 'MsgId', 'KLUIS-TEST') + text(t, 'CreDtTm', createdAt),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}>\n<${t('BkToCstmrStmt')}>${header}\n`
}

const createdAt = '2026-03-31T18:00:00+02:00'

function camtClosing({ prefix }: CamtOptions): string {
  const t = tagger(prefix)
  return `</${t('BkToCstmrStmt')}>\n</${t('Document')}>\n`
}

function camtStatement(statement: StatementSpec, index: number, options: CamtOptions): string {
  const { account, currency = 'EUR', opening, entries, number } = statement
  const t = tagger(options.prefix)
  const balance = (code: string, cents: number, on: string) =>
    element(
      t,
      'Bal',
      element(t, 'Tp', element(t, 'CdOrPrtry', text(t, 'Cd', code))) +
        camtAmount(t, cents, currency) +
        element(t, 'Dt', text(t, 'Dt', on)),
    )
  const id = /^\d/.test(account)
    ? element(t, 'Othr', text(t, 'Id', account))
    : text(t, 'IBAN', account)
  return element(
    t,
    'Stmt',
    `${text(t, 'Id', `STMT-${index + 1}`)}${text(t, 'ElctrncSeqNb', number ?? String(index + 1))}` +
      text(t, 'CreDtTm', createdAt) +
      element(t, 'Acct', element(t, 'Id', id) + text(t, 'Ccy', currency)) +
      `${balance('OPBD', opening, openedOn(statement))}\n` +
      `${balance('CLBD', closingOf(statement), closedOn(statement))}\n` +
      entries.map((entry) => camtEntry(entry, index, options, currency)).join(''),
  )
}

function camtEntry(
  entry: EntrySpec,
  index: number,
  { version = '02', prefix }: CamtOptions,
  currency = 'EUR',
): string {
  const t = tagger(prefix)
  const { bookedOn, valueOn, reversal, transactions } = entry
  const batch = transactions ?? [{ ...entry }]
  return `${element(
    t,
    'Ntry',
    text(t, 'NtryRef', String(index + 1)) +
      camtAmount(t, entry.amountCents, currency) +
      (reversal === undefined ? '' : text(t, 'RvslInd', String(reversal))) +
      (version >= '08' ? element(t, 'Sts', text(t, 'Cd', 'BOOK')) : text(t, 'Sts', 'BOOK')) +
      element(t, 'BookgDt', text(t, 'Dt', bookedOn)) +
      (valueOn === undefined ? '' : element(t, 'ValDt', text(t, 'Dt', valueOn))) +
      (transactions ? text(t, 'AcctSvcrRef', entry.bankReference) : '') +
      element(
        t,
        'NtryDtls',
        batch.map((one) => camtTransaction(t, one, version, currency)).join(''),
      ),
  )}\n`
}

function camtTransaction(
  t: Tagger,
  transaction: TransactionSpec,
  version: string,
  currency: string,
): string {
  const { amountCents, name, iban, description, structuredReference, returnReason } = transaction
  // In a return the parties keep the roles they had in the original.
  const incoming = amountCents >= 0 !== (returnReason !== undefined)
  const role = incoming ? 'Dbtr' : 'Cdtr'
  const nm = text(t, 'Nm', name)
  const amount =
    version >= '04'
      ? camtAmount(t, amountCents, currency)
      : element(t, 'AmtDtls', element(t, 'TxAmt', money(t, amountCents, currency)))
  return element(
    t,
    'TxDtls',
    element(
      t,
      'Refs',
      text(t, 'AcctSvcrRef', transaction.bankReference) +
        text(t, 'EndToEndId', transaction.endToEndId) +
        text(t, 'MndtId', transaction.mandateId),
    ) +
      amount +
      element(
        t,
        'RltdPties',
        element(t, role, version >= '08' ? element(t, 'Pty', nm) : nm) +
          element(t, `${role}Acct`, element(t, 'Id', text(t, 'IBAN', iban))),
      ) +
      element(
        t,
        'RmtInf',
        text(t, 'Ustrd', description) +
          element(t, 'Strd', element(t, 'CdtrRefInf', text(t, 'Ref', structuredReference))),
      ) +
      element(t, 'RtrInf', element(t, 'Rsn', text(t, 'Cd', returnReason))),
  )
}

type Tagger = (name: string) => string

function tagger(prefix: string | undefined): Tagger {
  return (name) => (prefix ? `${prefix}:${name}` : name)
}

/** Nothing for an element that would be empty. */
function element(t: Tagger, name: string, content: string): string {
  return content === '' ? '' : `<${t(name)}>${content}</${t(name)}>`
}

function text(t: Tagger, name: string, value: string | undefined): string {
  return value === undefined ? '' : element(t, name, escapeXml(value))
}

function money(t: Tagger, cents: number, currency: string): string {
  return `<${t('Amt')} Ccy="${currency}">${decimal(cents, '.')}</${t('Amt')}>`
}

function camtAmount(t: Tagger, cents: number, currency: string): string {
  return money(t, cents, currency) + text(t, 'CdtDbtInd', cents < 0 ? 'DBIT' : 'CRDT')
}

function escapeXml(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function decimal(cents: number, sign: '.' | ','): string {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return `${digits.slice(0, -2)}${sign}${digits.slice(-2)}`
}

function mt940Balance(cents: number, on: string, currency: string): string {
  const day = on.slice(2).replaceAll('-', '')
  return `${cents < 0 ? 'D' : 'C'}${day}${currency}${decimal(cents, ',')}`
}

function openedOn({ openedOn, entries }: StatementSpec): string {
  return openedOn ?? entries[0]?.bookedOn ?? '2026-03-01'
}

function closedOn({ closedOn, entries }: StatementSpec): string {
  return closedOn ?? entries.at(-1)?.bookedOn ?? '2026-03-31'
}

function closingOf({ opening, closing, entries }: StatementSpec): number {
  return closing ?? entries.reduce((sum, { amountCents }) => sum + amountCents, opening)
}
