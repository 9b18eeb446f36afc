import { describe, expect, it } from 'vitest'
import {
  guessSubscriptionMapping,
  readPeriod,
  readSubscriptionList,
} from '../../../electron/office/services/import/subscription-csv'
import { readCsv } from '../../../electron/office/text/csv'

const listOf = (bytes: Buffer | string) => {
  const table = readCsv(Buffer.from(bytes))
  return readSubscriptionList(table, guessSubscriptionMapping(table.header))
}
const header = 'Klantnummer;Product;Domein;Startdatum;Periode;Prijs;Korting;Einddatum'
const row = (...cells: string[]) => listOf(`${header}\n${cells.join(';')}\n`)

describe('a list of subscriptions', () => {
  it('is read as Dutch programs write it, Windows-1252 and decimal commas included', () => {
    const text = `${header}\n1042;Hosting Brons;caf\u00e9.nl;31-01-2027;per jaar;"1.234,50";12,5%;\n`
    const { subscriptions, problems } = listOf(Buffer.from(text, 'latin1'))
    expect(problems).toEqual([])
    expect(subscriptions).toEqual([
      {
        line: 2,
        client: '1042',
        product: 'Hosting Brons',
        domain: 'xn--caf-dma.nl',
        startsOn: '2027-01-31',
        nextInvoiceOn: null,
        endsOn: null,
        periodMonths: 12,
        priceCents: 123450,
        discountBasisPoints: 1250,
        autoRenew: null,
        reference: null,
      },
    ])
  })

  it('names every cell that is not what it should be, all at once', () => {
    expect(row('', 'Hosting', 'a_b', '32-01-2027', '0', 'gratis', '110%', 'ooit').problems).toEqual(
      [
        { line: 2, field: 'client', code: 'required' },
        { line: 2, field: 'startsOn', code: 'not-a-date' },
        { line: 2, field: 'period', code: 'not-a-period' },
        { line: 2, field: 'price', code: 'not-an-amount' },
        { line: 2, field: 'domain', code: 'not-a-domain-name' },
        { line: 2, field: 'endsOn', code: 'not-a-date' },
        { line: 2, field: 'discount', code: 'not-a-percentage' },
      ],
    )
  })

  it('has no negative price and no end before the start', () => {
    expect(row('1', 'H', '', '01-01-2027', 'jaar', '-5,00').problems).toEqual([
      { line: 2, field: 'price', code: 'not-an-amount' },
    ])
    expect(row('1', 'H', '', '01-02-2027', 'jaar', '5', '', '31-01-2027').problems).toEqual([
      { line: 2, field: 'endsOn', code: 'end-before-start' },
    ])
    expect(row('1', 'H', '', '01-02-2027', 'jaar', '5', '', '01-02-2027').problems).toEqual([])
  })

  it('bills no domain name twice, and may have one that ended', () => {
    const line = (domain: string, end: string) => `1;Domein;${domain};01-01-2027;jaar;12;;${end}`
    const both = [header, line('a.nl', ''), line('A.nl', ''), line('a.nl', '01-05-2027')].join('\n')
    expect(listOf(both).problems).toEqual([{ line: 3, field: 'domain', code: 'domain-twice' }])
  })

  it.each([
    ['maandelijks', 1],
    ['Per Maand', 1],
    ['1', 1],
    ['12', 12],
    ['12 maanden', 12],
    ['kwartaal', 3],
    ['Quarterly', 3],
    ['half jaar', 6],
    ['jaar', 12],
    ['2 jaar', 24],
    ['10 years', 120],
    ['11 jaar', null],
    ['0', null],
    ['0 jaar', null],
    ['5', null],
    ['', null],
    ['week', null],
    ['-1', null],
  ])('reads the period %j as %j months', (text, months) => {
    expect(readPeriod(text)).toBe(months)
  })
})
