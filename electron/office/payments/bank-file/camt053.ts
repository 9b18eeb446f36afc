/**
 * CAMT.053 bank statements (ISO 20022 camt.053.001.02 to .08) from a stream of text. Total and loud:
 * every booked entry comes out or the file is refused with the line and element where it fails.
 * Nothing of the file is kept longer than the entry it belongs to.
 *
 * Hardened: any DOCTYPE is refused, so no entity but XML's own five exists; depth and the length of
 * a text are bounded.
 */
import { SaxesParser } from 'saxes'
import type { FileProblem } from '../../../../shared/errors'
import type { Balance, BankFileEvent, StatementHead } from '../../../../shared/payments/entry'
import { entriesOf, isBooked, missingElement, newEntry, newTransaction } from './camt053-entry'
import { camtElements, newStatement } from './camt053-elements'
import type { CamtReading, Element, StatementDraft } from './camt053-elements'
import { createNamespaces } from './namespaces'
import type { BankFileReader } from './reader'
import { ibanOrNull, maxTextLength, oneLine, refuse } from './values'

const deepest = 64

/** Characters without an element or text in between: a bank's longest text is a few hundred. */
const longestStretch = 1_048_576

const messageName = /^urn:iso:std:iso:20022:tech:xsd:\$?((camt\.05[234])\.001\.(\d\d))$/

/**
 * A reader that hands each event to `emit` as soon as it is known.
 * @throws AppError `file-unreadable`, from the reader
 */
export function createCamt053Reader(emit: (event: BankFileEvent) => void): BankFileReader {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const namespaces = createNamespaces()
  const path: string[] = []
  const open: (Element | null)[] = []
  let namespace = ''
  let text = ''
  let prolog = ''
  /** characters given to the parser, and where it was when it last reported anything */
  let given = 0
  let reportedAt = 0
  let reportedLine = 1
  /** the text since then */
  let unreported = ''
  let ending = false

  const fail = (reason: FileProblem['reason'], missing?: string): never => {
    const names = missing?.includes('/')
      ? missing.split('/')
      : [...path, ...(missing ? [missing] : [])]
    const element = names.slice(names.indexOf('Stmt')).join('/')
    return refuse(reason, { line: parser.line, ...(element === '' ? {} : { element }) })
  }
  const statements = createStatements(emit)
  const reading: CamtReading = {
    statement: newStatement(),
    entry: newEntry(),
    transaction: newTransaction(),
    fail,
    statementClosed: () => statements.close(reading),
    entryOpened: () => statements.open(reading),
    entryClosed: () => statements.book(reading),
  }
  const document = camtElements(reading)

  const report = () => {
    reportedAt = parser.position
    reportedLine = parser.line
  }
  // A DTD that never ends is refused as one, too.
  const inDoctype = () => namespace === '' && prolog.includes('<!DOCTYPE')
  // A bare "&" makes the parser look for a ";" over all that follows: the fault lies where it began.
  const inEntity = (message: string) =>
    message.includes('entity') || (ending && /^(?![!?])[^]*?&[^;<]*</.test(unreported))

  // These six handlers and no more: from the eighth on V8 (Node 20) keeps the parser's fields in a
  // hash table, and the whole file takes five times as long.
  parser.on('error', ({ message }) => {
    if (inEntity(message)) refuse('malformed-xml', { line: reportedLine })
    fail(!ending ? 'malformed-xml' : inDoctype() ? 'dtd-refused' : 'truncated')
  })
  parser.on('doctype', (content) => {
    refuse('dtd-refused', { line: parser.line - (content.split('\n').length - 1) })
  })
  parser.on('opentag', ({ name, attributes }) => {
    report()
    text = ''
    const { uri, local, bound } = namespaces.open(name, attributes)
    path.push(local)
    if (!bound || path.length > deepest) fail('malformed-xml')
    if (path.length === 1) {
      namespace = uri ?? ''
      emit({ type: 'file', format: 'camt053', version: versionOf(local, namespace) })
      open.push(document)
      return
    }
    const element = uri === namespace ? (open.at(-1)?.children.get(local) ?? null) : null
    open.push(element)
    element?.open?.(attributes)
  })
  const addText = (value: string) => {
    report()
    if (!open.at(-1)?.text) return
    text += value
    if (text.length > maxTextLength) fail('bad-value')
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    report()
    const element = open.pop()
    element?.text?.(text.trim())
    element?.close?.()
    text = ''
    path.pop()
    namespaces.close()
  })

  return {
    line: () => parser.line,
    write: (chunk) => {
      if (namespace === '') prolog = (prolog + chunk).slice(0, maxTextLength)
      parser.write(chunk)
      unreported = reportedAt > given ? chunk.slice(reportedAt - given) : unreported + chunk
      given += chunk.length
      if (given - reportedAt <= longestStretch) return
      refuse(inDoctype() ? 'dtd-refused' : 'malformed-xml', { line: reportedLine })
    },
    end: () => {
      ending = true
      parser.close()
      statements.end()
    },
  }
}

/** The message's name, for a root element of a version we read. */
function versionOf(root: string, namespace: string): string {
  const [, name = '', message, version = ''] = messageName.exec(namespace) ?? []
  if (root !== 'Document' || name === '')
    return refuse('not-a-bank-file', { line: 1, element: root })
  const known = message === 'camt.053' && version >= '02' && version <= '14'
  return known ? name : refuse('unsupported-version', { line: 1, element: name })
}

/** Turns `Stmt` elements into statements: the pages of one statement become one. */
function createStatements(emit: (event: BankFileEvent) => void) {
  let seen = 0
  let position = 0
  let batches = 0
  /** the `Stmt` whose head was told last */
  let told: StatementDraft | null = null
  /** the last page of `unfinished` said that more pages follow */
  let unfinished: { page: StatementDraft; opening: Balance | null } | null = null
  let opening: Balance | null = null

  const finish = () => {
    if (unfinished) {
      const closing = pageBalances(unfinished.page).closing
      emit({ type: 'end', closing, opening: unfinished.opening })
    }
    unfinished = null
  }

  const openStatement = (reading: CamtReading) => {
    const { statement } = reading
    if (told === statement) return
    told = statement
    if (unfinished && isNextPage(unfinished.page, statement)) {
      opening = unfinished.opening
      unfinished = null
      return
    }
    finish()
    opening = pageBalances(statement).opening
    emit({ type: 'statement', head: headOf(reading), opening })
  }

  return {
    open: openStatement,
    book: (reading: CamtReading) => {
      const { entry, statement } = reading
      if (!isBooked(entry)) return
      const missing = missingElement(entry)
      if (missing !== null) reading.fail('missing-element', missing)
      const own = { account: accountOf(statement), owner: oneLine(statement.owner) }
      const entries = entriesOf(entry, own)
      batches += 1
      for (const one of entries) {
        position += 1
        one.position = position
        if (one.batch) one.batch.entry = batches
        emit({ type: 'entry', entry: one })
      }
    },
    close: (reading: CamtReading) => {
      openStatement(reading)
      seen += 1
      const { statement } = reading
      // Balances may stand behind the entries although the schema puts them in front.
      opening ??= pageBalances(statement).opening
      unfinished = { page: statement, opening }
      if (statement.lastPage) finish()
    },
    end: () => {
      finish()
      if (seen === 0) refuse('missing-element', { element: 'BkToCstmrStmt/Stmt' })
    },
  }
}

function isNextPage(page: StatementDraft, next: StatementDraft): boolean {
  if (page.page === null || next.page === null || next.page <= page.page) return false
  if (accountOf(page) !== accountOf(next)) return false
  const same = (key: 'id' | 'electronicNumber' | 'legalNumber') =>
    page[key] !== '' && page[key] === next[key]
  return same('id') || same('electronicNumber') || same('legalNumber')
}

/**
 * What a page opens and closes with. A page in the middle of a statement has interim balances
 * (`ITBD`) where the first has `OPBD` and the last has `CLBD`; `PRCD` is the closing balance of the
 * statement before, and so our opening one.
 */
function pageBalances(page: StatementDraft): { opening: Balance | null; closing: Balance | null } {
  const inCurrency = page.balances.filter(
    ({ currency }) => page.currency === '' || currency === page.currency,
  )
  const all = (code: string) =>
    inCurrency.filter((one) => one.code === code).map(({ balance }) => balance)
  const interim = all('ITBD')
  const opening = all('OPBD')[0] ?? all('PRCD')[0] ?? null
  const closing = all('CLBD').at(-1) ?? null
  const opens = interim.length > 1 || closing !== null || (page.page ?? 1) > 1
  const closes = interim.length > 1 || opening !== null || page.page === 1
  return {
    opening: opening ?? (opens ? (interim[0] ?? null) : null),
    closing: closing ?? (closes ? (interim.at(-1) ?? null) : null),
  }
}

function accountOf({ iban, otherAccount }: StatementDraft): string {
  return ibanOrNull(iban) ?? ibanOrNull(otherAccount) ?? oneLine(iban || otherAccount)
}

function headOf({ statement, fail }: CamtReading): StatementHead {
  const account = accountOf(statement)
  if (account === '') fail('missing-element', 'Stmt/Acct/Id')
  const { electronicNumber, legalNumber, id, balances } = statement
  const number = oneLine(electronicNumber || legalNumber)
  return {
    account,
    currency: statement.currency || (balances[0]?.currency ?? 'EUR'),
    number: number || oneLine(id),
    sequence: sequenceOf(number, statement),
  }
}

/** Some banks number by the day (year and day of the year): no sequence, so no gaps to find in it. */
function sequenceOf(number: string, { createdOn, balances }: StatementDraft): number | null {
  if (!/^\d{1,15}$/.test(number) || /^0+$/.test(number)) return null
  const days = [createdOn, ...balances.map(({ balance }) => balance.on)].filter((on) => on !== null)
  return days.some((on) => dayNumbers(on).includes(number)) ? null : Number(number)
}

function dayNumbers(on: string): string[] {
  const year = on.slice(0, 4)
  const day = (Date.parse(on) - Date.parse(`${year}-01-01`)) / 86_400_000 + 1
  const ofYear = String(day).padStart(3, '0')
  const compact = on.replaceAll('-', '')
  return [`${year}${ofYear}`, `${year.slice(2)}${ofYear}`, compact, compact.slice(2)]
}
