/**
 * MT940 statements (SWIFT) as Dutch banks write them, from a stream of text. Total and loud like
 * `camt053.ts`: a line that fits nowhere refuses the file, with its number.
 */
import { addDays } from '../../../../shared/dates'
import type { FileProblem } from '../../../../shared/errors'
import type { Balance, BankFileEvent, StatementEntry } from '../../../../shared/payments/entry'
import { createFieldReader, type Field } from './mt940-fields'
import { readAccount, readBalance, readNumber, readStatementLine } from './mt940-line'
import type { StatementLine } from './mt940-line'
import { readText } from './mt940-text'
import type { BankFileReader } from './reader'
import { readShortDate, refuse } from './values'

/**
 * - `outside`: between messages
 * - `head`: after `:20:`, before the opening balance
 * - `entries`: after the opening balance
 * - `trailer`: after the closing balance come available balances and a summary, which are no entries
 */
type State = 'outside' | 'head' | 'entries' | 'trailer'

interface Statement {
  account: string
  currency: string
  number: string
  opening: Balance
}

/**
 * A reader that hands each event to `emit` as soon as it is known.
 * @throws AppError `file-unreadable`, from the reader
 */
export function createMt940Reader(emit: (event: BankFileEvent) => void): BankFileReader {
  let state: State = 'outside'
  let abnAmro = false
  let account = ''
  let number = ''
  let seen = 0
  let pending: { line: number; fields: StatementLine; texts: string[] } | null = null
  let statement: Statement | null = null
  /** closed with `:62M:`: its next page follows */
  let unfinished: { statement: Statement; closing: Balance } | null = null

  const fail = (reason: FileProblem['reason'], line: number, tag: string): never =>
    refuse(reason, { line, element: tag.startsWith('MT') ? tag : `:${tag}:` })

  const mustBeClosed = (line: number) => {
    if (state === 'head' || state === 'entries') fail('missing-element', line, '62F')
  }

  const beginMessage = (line: number) => {
    mustBeClosed(line)
    state = 'head'
    account = ''
    number = ''
  }

  const takeField = ({ tag, lines, line }: Field) => {
    const text = lines.join('').trim()
    switch (tag) {
      case '20':
        beginMessage(line)
        abnAmro ||= text.startsWith('ABN AMRO')
        return
      case '25':
      case '25P':
        if (state === 'entries') fail('bad-line', line, tag)
        // Some files leave `:20:` out.
        if (state !== 'head') beginMessage(line)
        account = text
        return
      case '28':
      case '28C':
        number = readNumber(text).number
        return
      case '60F':
      case '60M':
        return openPage(text, tag, line)
      case '61':
        return takeEntry(lines, line)
      case '86':
        if (state === 'entries') pending?.texts.push(...lines)
        return
      case '62F':
      case '62M':
        return closePage(text, tag, line)
      case '34F':
      case '13D':
        // Only the interim report has these: its entries come again in the statement.
        return fail('unsupported-version', line, 'MT942')
      default:
        if (state === 'outside') fail('bad-line', line, tag)
    }
  }

  const openPage = (text: string, tag: string, line: number) => {
    if (state !== 'head') fail('bad-line', line, tag)
    if (account === '') fail('missing-element', line, '25')
    const { balance, currency } = balanceAt(text, tag, line)
    const next = { account: readAccount(account, currency), currency, number, opening: balance }
    state = 'entries'
    if (unfinished && tag === '60M' && isNextPage(unfinished, next)) {
      statement = unfinished.statement
      unfinished = null
      return
    }
    if (unfinished) endUnfinished()
    statement = next
    const continued = tag === '60M'
    const byDay = (abnAmro || next.account.includes('ABNA')) && isDayNumber(number)
    const byDate = isDateOf(number, balance.on)
    const counted = /^\d{1,9}$/.test(number) && Number(number) > 0 && !byDay && !byDate
    const sequence = counted ? Number(number) : null
    const head = { account: next.account, currency, number, sequence }
    emit({ type: 'statement', head, opening: balance, ...(continued ? { continued } : {}) })
  }

  const takeEntry = (lines: string[], line: number) => {
    if (state === 'head') fail('missing-element', line, '60F')
    if (state !== 'entries') fail('bad-line', line, '61')
    book()
    const fields = readStatementLine(lines)
    if (fields === 'amount-out-of-range') return fail(fields, line, '61')
    pending = { line, fields: fields ?? fail('bad-line', line, '61'), texts: [] }
  }

  const book = () => {
    if (pending && statement) emit({ type: 'entry', entry: entryOf(pending, statement) })
    pending = null
  }

  const closePage = (text: string, tag: string, line: number) => {
    if (state === 'head') fail('missing-element', line, '60F')
    if (state !== 'entries' || !statement) return fail('bad-line', line, tag)
    book()
    const { balance, currency } = balanceAt(text, tag, line)
    if (currency !== statement.currency) fail('bad-line', line, tag)
    state = 'trailer'
    seen += 1
    if (tag === '62M') unfinished = { statement, closing: balance }
    else emit({ type: 'end', closing: balance, opening: statement.opening })
  }

  /** Its next page is not in this file: what there is adds up or does not, and the gap is told. */
  const endUnfinished = () => {
    if (unfinished) {
      const { statement: page, closing } = unfinished
      emit({ type: 'end', closing, opening: page.opening, continues: true })
    }
    unfinished = null
  }

  const balanceAt = (text: string, tag: string, line: number) => {
    const found = readBalance(text)
    if (found === 'amount-out-of-range') return fail(found, line, tag)
    return found ?? fail('bad-line', line, tag)
  }

  emit({ type: 'file', format: 'mt940', version: 'MT940' })
  const fields = createFieldReader({
    field: takeField,
    separator: (line) => {
      mustBeClosed(line)
      state = 'outside'
    },
    header: (text) => {
      abnAmro ||= text.startsWith('ABNANL2A')
    },
  })

  return {
    ...fields,
    end: () => {
      fields.end()
      const lines = fields.line() - 1
      if (state === 'head' || state === 'entries') fail('truncated', lines, '62F')
      endUnfinished()
      if (seen === 0) fail('truncated', lines, '20')
    },
  }
}

/** ABN AMRO numbers by the day of the year and a number on that day: no sequence to find gaps in. */
function isDayNumber(number: string): boolean {
  const day = Number(number.slice(0, 3))
  return /^\d{5}$/.test(number) && day >= 1 && day <= 366
}

/** Some number by the day a statement ends, YYMMDD: a month at most after it opened. */
function isDateOf(number: string, opened: string): boolean {
  const day = /^\d{6}$/.test(number) ? readShortDate(number) : null
  return day !== null && day >= opened && day <= addDays(opened, 31)
}

/** Pages carry the same number; a bank that numbers its pages on lets the balances chain. */
function isNextPage(
  { statement, closing }: { statement: Statement; closing: Balance },
  next: Statement,
): boolean {
  if (statement.account !== next.account || statement.currency !== next.currency) return false
  return statement.number === next.number || closing.cents === next.opening.cents
}

function entryOf(
  { line, fields, texts }: { line: number; fields: StatementLine; texts: string[] },
  { account, currency }: Statement,
): StatementEntry {
  const { reference, supplement, bankReference, bookedOn, valueOn, amountCents } = fields
  const text = readText(texts, { account, reference, supplement })
  return {
    bookedOn,
    valueOn,
    amountCents,
    currency,
    counterpartyName: text.counterpartyName,
    counterpartyIban: text.counterpartyIban,
    description: text.description,
    structuredReference: text.structuredReference,
    endToEndId: text.endToEndId,
    mandateId: text.mandateId,
    bankReference,
    reversal: fields.reversal || text.returnReason !== null,
    returnReason: text.returnReason,
    position: line,
  }
}
