/**
 * The XML Auditfile Financieel, 4.0 and 3.2, piece by piece: memory does not grow with the books.
 * Sources: the Belastingdienst's schema of 4.0 (April 2025) and the auditfile group's of 3.2.
 */
import type { Address } from '../../../../shared/invoices/document'
import { element, parent } from '../../xml-text'
import type { Book, Journal, Party, Transaction, TransactionLine } from './book'
import {
  addTo,
  referencesOf,
  totalsOf,
  UntellableBook,
  type References,
  type Totals,
} from './check'

export type XafVersion = '4.0' | '3.2'

const namespaces = {
  '4.0':
    'http://www.odb.belastingdienst.nl/Belastingdienst/BCPP/1.1/structures/XmlauditfileXAF_4.0',
  '3.2': 'http://www.auditfiles.nl/XAF/3.2',
} as const satisfies Record<XafVersion, string>

/** How long texts may be, where the versions differ or names are cut. */
const lengths = {
  '4.0': { name: 255, street: 100, document: 255 },
  '3.2': { name: 999, street: 999, document: 999 },
} as const satisfies Record<XafVersion, Record<string, number>>
const partyName = 50

/** Pieces are about so long: a file of a million lines is a few thousand writes. */
const pieceLength = 65_536

/**
 * The file's text in pieces. The books are read twice: once to check and count them, once to write.
 * @throws UntellableBook before the first piece; `changed-meanwhile` when the second reading differs
 */
export async function* writeXaf(book: Book, version: XafVersion): AsyncGenerator<string> {
  const references = referencesOf(book)
  const totals: Totals = { lines: 0, debitCents: 0n, creditCents: 0n }
  for (const journal of book.journals) {
    const one = await totalsOf(journal, references)
    totals.lines += one.lines
    totals.debitCents += one.debitCents
    totals.creditCents += one.creditCents
  }
  let piece = ''
  for await (const part of partsOf(book, version, references, totals)) {
    piece += part
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  yield piece
}

async function* partsOf(
  book: Book,
  version: XafVersion,
  references: References,
  totals: Totals,
): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<auditfile xmlns="${namespaces[version]}">`
  yield headerOf(book, version)
  yield `<company>${companyOf(book, version)}`
  yield* partiesOf(book, version)
  yield ledgerOf(book, version)
  yield vatCodesOf(book)
  yield periodsOf(book)
  yield openingOf(book, version)
  yield `<transactions>${totalElements(totals)}`
  const written: Totals = { lines: 0, debitCents: 0n, creditCents: 0n }
  for (const journal of book.journals) {
    yield `<journal>${journalHead(journal)}`
    for await (const transaction of journal.transactions()) {
      addTo(written, transaction)
      yield transactionOf(transaction, version, references)
    }
    yield '</journal>'
  }
  if (written.lines !== totals.lines || written.debitCents !== totals.debitCents)
    throw new UntellableBook('changed-meanwhile')
  yield '</transactions></company></auditfile>\n'
}

function headerOf({ header, ...book }: Book, version: XafVersion): string {
  const rgs = book.accounts.some(({ rgsCode }) => rgsCode !== null)
  return parent(
    'header',
    element('fiscalYear', header.fiscalYear),
    element('startDate', header.from),
    element('endDate', header.to),
    element('curCode', 'EUR'),
    element('dateCreated', header.createdOn),
    element('softwareDesc', 'Kluis', 50),
    element('softwareVersion', header.softwareVersion, 20),
    version === '4.0' && rgs ? element('RGSVersion', 'RGS 3.3', 20) : '',
  )
}

function companyOf({ company }: Book, version: XafVersion): string {
  const { name, kvkNumber, country, taxNumber, address } = company
  return [
    version === '4.0'
      ? element('Commercenr', kvkNumber, 100)
      : element('companyIdent', kvkNumber, 35),
    element('companyName', name, lengths[version].name),
    element('taxRegistrationCountry', countryOf(country, version) ?? 'NL'),
    element('taxRegIdent', taxNumber, 30) || '<taxRegIdent/>',
    addressOf(address, version),
  ].join('')
}

function* partiesOf({ parties }: Book, version: XafVersion): Generator<string> {
  let begun = false
  for (const party of parties) {
    if (!begun) yield '<customersSuppliers>'
    begun = true
    yield partyOf(party, version)
  }
  if (begun) yield '</customersSuppliers>'
}

function partyOf(party: Party, version: XafVersion): string {
  const { id, name, email, kvkNumber, vatId, address } = party
  return parent(
    'customerSupplier',
    element('custSupID', id),
    element('custSupName', name, partyName),
    element('eMail', email),
    element('commerceNr', kvkNumber, 100),
    vatId === null || address === null
      ? ''
      : element('taxRegistrationCountry', countryOf(address.country, version)),
    element('taxRegIdent', vatId, 30),
    element('custSupTp', 'C'),
    address === null ? '' : addressOf(address, version),
  )
}

function addressOf(address: Address, version: XafVersion): string {
  const [, number = '', extension = ''] = /^(\d*)\s*(.*)$/s.exec(address.houseNumber.trim()) ?? []
  return parent(
    'streetAddress',
    element('streetname', address.street, lengths[version].street),
    element('number', number, 15),
    element('numberExtension', extension, 999),
    element('city', address.town, 50),
    element('postalCode', address.postcode, 10),
    element('country', countryOf(address.country, version)),
  )
}

/** 3.2 has a closed list, from before Kosovo had a code. */
function countryOf(country: string, version: XafVersion): string | null {
  return version === '3.2' && country === 'XK' ? null : country
}

function ledgerOf({ accounts }: Book, version: XafVersion): string {
  const rgs = version === '4.0' ? 'RGScode' : 'leadReference'
  const rows = accounts.map(({ id, name, type, rgsCode }) =>
    parent(
      'ledgerAccount',
      element('accID', id),
      element('accDesc', name, 255) || '<accDesc>-</accDesc>',
      element('accTp', type),
      element(rgs, rgsCode, 255),
    ),
  )
  return parent('generalLedger', ...rows)
}

function vatCodesOf({ vatCodes }: Book): string {
  const rows = vatCodes.map(({ id, name, accountId }) =>
    parent(
      'vatCode',
      element('vatID', id),
      element('vatDesc', name, 100) || '<vatDesc>-</vatDesc>',
      element('vatToPayAccID', accountId),
    ),
  )
  return parent('vatCodes', ...rows)
}

function periodsOf({ periods }: Book): string {
  const rows = periods.map(({ number, from, to }) =>
    parent(
      'period',
      element('periodNumber', number),
      element('startDatePeriod', from),
      element('endDatePeriod', to),
    ),
  )
  return parent('periods', ...rows)
}

function openingOf({ opening, header }: Book, version: XafVersion): string {
  if (opening.length === 0) return ''
  const totals: Totals = { lines: 0, debitCents: 0n, creditCents: 0n }
  const rows = opening.map(({ accountId, cents }, index) => {
    totals.lines++
    if (cents < 0) totals.creditCents -= BigInt(cents)
    else totals.debitCents += BigInt(cents)
    return parent(
      'obLine',
      element('nr', index + 1),
      element('accID', accountId),
      amountElements(cents, 'amnt', 'amntTp'),
    )
  })
  return parent(
    'openingBalance',
    version === '3.2' ? element('opBalDate', header.from) : '',
    totalElements(totals),
    ...rows,
  )
}

function totalElements({ lines, debitCents, creditCents }: Totals): string {
  return (
    element('linesCount', lines) +
    element('totalDebit', decimal(debitCents)) +
    element('totalCredit', decimal(creditCents))
  )
}

function journalHead({ id, name, type, offsetAccountId }: Journal): string {
  return (
    element('jrnID', id) +
    (element('desc', name) || '<desc/>') +
    element('jrnTp', type) +
    element('offsetAccID', offsetAccountId)
  )
}

function transactionOf(
  { number, description, on, lines }: Transaction,
  version: XafVersion,
  references: References,
): string {
  return parent(
    'transaction',
    element('nr', number),
    element('desc', description),
    element('periodNumber', references.periodOf(on)),
    element('trDt', on),
    ...lines.map((line, index) => lineOf(line, index + 1, version)),
  )
}

function lineOf(line: TransactionLine, number: number, version: XafVersion): string {
  const { vat } = line
  return parent(
    'trLine',
    element('nr', number),
    element('accID', line.accountId),
    element('docRef', line.documentRef, lengths[version].document),
    element('effDate', line.effectiveOn),
    element('desc', line.description),
    amountElements(line.cents, 'amnt', 'amntTp'),
    element('custSupID', line.partyId),
    element('invRef', line.invoiceRef, lengths[version].document),
    vat === null
      ? ''
      : parent(
          'vat',
          element('vatID', vat.codeId),
          element('vatPerc', decimal(BigInt(vat.basisPoints))),
          amountElements(vat.cents, 'vatAmnt', 'vatAmntTp', line.cents < 0 ? 'C' : 'D'),
        ),
  )
}

/** An amount without a sign and its side; `ofNone` is the side of nothing. */
function amountElements(
  cents: number,
  amount: string,
  side: string,
  ofNone: 'C' | 'D' = 'D',
): string {
  const size = BigInt(cents < 0 ? -cents : cents)
  return (
    element(amount, decimal(size)) + element(side, cents === 0 ? ofNone : cents < 0 ? 'C' : 'D')
  )
}

function decimal(hundredths: bigint): string {
  const digits = String(hundredths).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
