/**
 * Published sample files of other projects, which are not ours to ship: their folder, with its
 * `expected.json`, comes from the environment variable KLUIS_SAMPLES.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { summarise } from '../../../../electron/office/payments/import/summary'
import type { BankFileEvent } from '../../../../shared/payments/entry'
import { readAll } from '../../../support/bank/bank-events'

const folder = process.env['KLUIS_SAMPLES'] ?? ''
const present = folder !== ''

const expectation = z.array(
  z.object({
    file: z.string(),
    format: z.enum(['MT940', 'CAMT.053']),
    all_balanced: z.boolean(),
    statements: z.array(
      z.object({
        account: z.string(),
        currency: z.string(),
        entries: z.number(),
        sum: z.string(),
        amounts: z.array(z.string()),
        opening: z.string(),
        closing: z.string(),
        balanced: z.boolean(),
      }),
    ),
  }),
)

const samples = present
  ? expectation.parse(JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')))
  : []

describe('public samples', () => {
  it('are there', ({ skip }) => {
    skip(!present, 'KLUIS_SAMPLES is not set: it names the folder of the published sample files')
    expect(samples.length).toBeGreaterThan(0)
  })

  for (const { file, format, statements, all_balanced: balanced } of samples) {
    it(`${file}: accounts, entries, amounts and balances`, async () => {
      const events = await readAll(join(folder, file))
      const summary = summarise(events)
      expect(summary.format).toBe(format === 'MT940' ? 'mt940' : 'camt053')
      const amounts = amountsByStatement(events)
      expect(
        summary.statements.map((one, index) => ({
          account: one.account,
          currency: one.currency,
          entries: one.entries,
          sum: one.sumCents,
          amounts: amounts[index],
          opening: one.openingCents,
          closing: one.closingCents,
          balanced: one.addsUp,
        })),
      ).toEqual(
        statements.map((one) => ({
          ...one,
          // Banks write their name or the currency around the account; it is kept without.
          account: one.account.replace(/^TRIODOSBANK\//, '').replace(/ ?EUR$/, ''),
          sum: cents(one.sum),
          amounts: one.amounts.map(cents),
          opening: cents(one.opening),
          closing: cents(one.closing),
        })),
      )
      expect(summary.statements.every(({ addsUp }) => addsUp)).toBe(balanced)
    })
  }
})

/** Signed cents per entry as the bank counts entries: the transactions of a batch together. */
function amountsByStatement(events: BankFileEvent[]): number[][] {
  const all: number[][] = []
  for (const event of events) {
    if (event.type === 'statement') all.push([])
    if (event.type !== 'entry') continue
    const { amountCents, batch } = event.entry
    const amounts = all.at(-1) ?? []
    if ((batch?.transaction ?? 1) === 1) amounts.push(amountCents)
    else amounts.push((amounts.pop() ?? 0) + amountCents)
  }
  return all
}

function cents(text: string): number {
  const [, sign, whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text) ?? []
  const value = Number(whole + fraction.padEnd(2, '0'))
  return sign === '-' ? -value : value
}
