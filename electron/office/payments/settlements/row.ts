/** One row of a settlement file, and who it is. */
import { createHash } from 'node:crypto'
import { AppError } from '../../../../shared/errors'
import type { SettlementRow } from '../../../../shared/payments/settlement'
import { createEqualsCounter } from '../equals'
import { oneLine } from '../bank-file/values'
import type { Cell, FormatField, SettlementFormat } from './formats'
import { readAmount, readDay, readUtcDay, type Style } from './values'

/** What fits in a list and in a search; exports put whole baskets in a description. */
const longestText = 500

/**
 * Makes the rows of one file, in its order. A row is known by the provider's own id; where it has
 * none, by all it says and its place among its equals of that day, as entries of a bank are.
 */
export function createRowMaker(format: SettlementFormat, style: Style) {
  const { provider } = format
  const count = createEqualsCounter()
  return (cell: Cell, line: number): { row: SettlementRow; differenceCents: number } => {
    const wrong = (field: FormatField): never => {
      const element = format.columns[field]
      throw new AppError('file-unreadable', {
        reason: 'bad-value',
        line,
        ...(element === undefined ? {} : { element }),
      })
    }
    const amount = (field: FormatField): number | null => {
      const text = cell(field)
      return text === null ? null : (readAmount(text, style.decimal) ?? wrong(field))
    }
    const day = cell('on') ?? wrong('on')
    const on =
      (format.dates === 'iso-utc' ? readUtcDay(day) : readDay(day, style.order)) ?? wrong('on')
    const grossCents = amount('gross') ?? wrong('gross')
    const currency = currencyOf(cell('currency') ?? format.currency) ?? wrong('currency')
    const said = amount('fee')
    const told = amount('net')
    // Without a column for costs, what is missing between gross and net is costs.
    const feeCents =
      said === null
        ? told === null
          ? 0
          : grossCents - told
        : style.costsNegative
          ? negated(said)
          : said
    const netCents = grossCents - feeCents
    const kind = format.kindOf(cell, grossCents)
    const ownFee = kind === 'fee' && feeCents === 0 && grossCents !== 0
    const base = {
      line,
      kind,
      on,
      currency,
      // A row of costs alone brings in nothing and costs that much.
      grossCents: ownFee ? 0 : grossCents,
      feeCents: ownFee ? negated(grossCents) : feeCents,
      netCents,
      reference: text(cell('reference')),
      link: text(format.linkOf(cell, kind)),
      payout: text(cell('payout')),
      description: text(cell('description')) ?? '',
      payerName: text(cell('payerName')),
      paid: paidOf(amount('paid'), currencyOf(cell('paidCurrency')), currency),
    }
    // What a person says that the words of a file mean may change; the row stays the same.
    const key = [provider, provider === 'generic' ? null : kind, currency, grossCents]
    const who =
      base.reference === null
        ? [...key, feeCents, on, base.payout, base.description, base.payerName]
        : [...key, base.reference]
    const place = base.reference === null ? count(on, JSON.stringify(who)) : 0
    const identity = createHash('sha256')
      .update(JSON.stringify([...who, place]))
      .digest('hex')
    return { row: { ...base, identity }, differenceCents: told === null ? 0 : netCents - told }
  }
}

function text(cell: string | null): string | null {
  const line = oneLine(cell ?? '').slice(0, longestText)
  return line === '' ? null : line
}

function currencyOf(cell: string | null): string | null {
  const code = cell?.toUpperCase() ?? ''
  return /^[A-Z]{3}$/.test(code) ? code : null
}

function paidOf(cents: number | null, currency: string | null, own: string): SettlementRow['paid'] {
  return cents === null || currency === null || currency === own ? null : { currency, cents }
}

function negated(cents: number): number {
  return cents === 0 ? 0 : -cents
}
