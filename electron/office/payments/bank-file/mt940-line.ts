/**
 * The lines of MT940 that have a grammar: statement line `:61:`, balances `:60:` and `:62:`, account
 * `:25:`. Each reader gives null for a line outside its grammar. Source: SWIFT Standards MT, category
 * 9, MT940, and what Dutch banks write where they differ from it.
 */
import { isCivilDate } from '../../../../shared/dates'
import type { Balance } from '../../../../shared/payments/entry'
import { ibanOrNull, oneLine, readCents, readShortDate, referenceOrNull, signed } from './values'

export interface StatementLine {
  valueOn: string
  bookedOn: string
  amountCents: number
  reversal: boolean
  /** what stands before `//`: the payer's reference, or with some banks the other account */
  reference: string
  /** the bank's reference, after `//` */
  bankReference: string | null
  /** the second line (34x): other account or name with some banks */
  supplement: string
}

export type OutOfRange = 'amount-out-of-range'

// Value date, entry date, mark, third letter of the currency, amount, transaction type, the rest.
const lineForm = /^(\d{6})(\d{4})?(R?[CD])([A-Z])?(\d+(?:,\d*)?) ?([A-Z][A-Z\d ]{3})(.*)$/

/**
 * `:61:` with its continuation lines. `RC` (a credit undone) takes money, `RD` gives it back.
 * Without an entry date the entry is booked on its value date.
 */
export function readStatementLine(lines: readonly string[]): StatementLine | OutOfRange | null {
  const [first = '', ...more] = lines
  const match = lineForm.exec(first.trimEnd())
  const [, value = '', entry, mark, , amount = '', , rest = ''] = match ?? []
  const valueOn = readShortDate(value)
  const bookedOn = valueOn && entry ? nearestDay(entry, valueOn) : valueOn
  const cents = readCents(amount, ',')
  if (cents === 'amount-out-of-range') return cents
  if (!match || !valueOn || !bookedOn || cents === 'bad-value') return null
  const { supplement, carried } = supplementOf(more)
  return {
    valueOn,
    bookedOn,
    amountCents: signed(cents, mark === 'C' || mark === 'RD' ? 1 : -1),
    reversal: mark?.startsWith('R') ?? false,
    ...referencesOf(rest + carried, supplement),
  }
}

/** The year is not written: of the years around the value date's, the one that lies nearest. */
function nearestDay(monthAndDay: string, valueOn: string): string | null {
  const year = Number(valueOn.slice(0, 4))
  const candidates = [year, year - 1, year + 1]
    .map((one) => `${one}-${monthAndDay.slice(0, 2)}-${monthAndDay.slice(2)}`)
    .filter(isCivilDate)
  const distance = (date: string) => Math.abs(Date.parse(date) - Date.parse(valueOn))
  candidates.sort((a, b) => distance(a) - distance(b))
  return candidates[0] ?? null
}

/** ING's `/TRCD/` line; what stands in front of it is the end of a reference cut by the line. */
function supplementOf(lines: readonly string[]): { supplement: string; carried: string } {
  const joined = lines.map((line) => line.trim()).join('')
  const code = joined.indexOf('/TRCD/')
  return code < 0
    ? { supplement: lines.map(oneLine).join(' ').trim(), carried: '' }
    : { supplement: '', carried: joined.slice(0, code) }
}

function referencesOf(rest: string, supplement: string) {
  const [reference = '', ...bank] = rest.split('//')
  const bankReference = referenceOrNull(bank.join('//'))
  // Rabobank's older form: the account in sixteen places, then the holder's name.
  const account = /^(P?\d{7,16}) {1,}(\S.*)$/.exec(reference.trim())
  if (bank.length > 0 || !account) {
    return { reference: reference.trim(), bankReference, supplement }
  }
  const [, number = '', name = ''] = account
  return { reference: number, bankReference, supplement: supplement || oneLine(name) }
}

/** `:60F:C240131EUR1234,56`, and where the message's end is glued to it: `:62F:…56-`, `…56-}` */
export function readBalance(
  text: string,
): { balance: Balance; currency: string } | OutOfRange | null {
  const match = /^([CD])(\d{6})([A-Z]{3})(\d+(?:,\d*)?)(?:-\}?)?$/.exec(text.trim())
  const [, mark, date = '', currency = '', amount = ''] = match ?? []
  const on = readShortDate(date)
  const cents = readCents(amount, ',')
  if (cents === 'amount-out-of-range') return cents
  if (!match || !on || cents === 'bad-value') return null
  return { balance: { cents: signed(cents, mark === 'C' ? 1 : -1), on }, currency }
}

/**
 * The account of `:25:` without what banks write around it: `TRIODOSBANK/0666666666`,
 * `NL77INGB0574908765EUR`, `NL34RABO0142623393 EUR`, `12.34.56.789`.
 */
export function readAccount(text: string, currency: string): string {
  const bare = oneLine(text).replace(/^[A-Z]{4,}[A-Z\d ]*\//i, '')
  const withoutCurrency =
    bare.endsWith(currency) && bare.length > 6 ? bare.slice(0, -currency.length).trim() : bare
  return ibanOrNull(withoutCurrency) ?? withoutCurrency.replace(/[.\s]/g, '')
}

/** Statement number and page of `:28C:160/1`. */
export function readNumber(text: string): { number: string; page: string } {
  const [number = '', page = ''] = text.replace(/\s/g, '').split('/')
  return { number, page }
}
