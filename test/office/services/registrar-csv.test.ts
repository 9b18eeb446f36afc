import { describe, expect, it } from 'vitest'
import { guessDateOrder, readDate } from '../../../electron/office/services/import/cells'
import {
  guessRegistrarMapping,
  readRegistrarList,
} from '../../../electron/office/services/import/registrar-csv'
import { readCsv } from '../../../electron/office/text/csv'

const listOf = (text: string) => {
  const table = readCsv(Buffer.from(text))
  return readRegistrarList(table, guessRegistrarMapping(table.header))
}

describe('a registrar’s list', () => {
  it('is read with the columns Dutch registrars use', () => {
    const { domains, problems } = listOf(
      'Domeinnaam;Vervaldatum;Houder;Houder e-mail;Automatisch verlengen;Handle\n' +
        'Café.nl;31-12-2027;Jansen B.V.;info@cafe.nl;ja;ABC-1\n' +
        'voorbeeld.nl;;;;nee;\n',
    )
    expect(problems).toEqual([])
    expect(domains).toEqual([
      {
        line: 2,
        domain: 'xn--caf-dma.nl',
        expiresOn: '2027-12-31',
        reference: 'ABC-1',
        autoRenew: true,
        holder: { name: 'Jansen B.V.', email: 'info@cafe.nl', phone: null },
      },
      {
        line: 3,
        domain: 'voorbeeld.nl',
        expiresOn: null,
        reference: null,
        autoRenew: false,
        holder: { name: null, email: null, phone: null },
      },
    ])
  })

  it('and with English ones, with a time behind the date', () => {
    const { domains } = listOf(
      'domain name,expiration date,registrant,owner phone\nexample.com,2027-12-31 23:59:59,J. Doe,+1.5551234\n',
    )
    expect(domains[0]).toMatchObject({
      expiresOn: '2027-12-31',
      holder: { name: 'J. Doe', phone: '+1.5551234' },
    })
  })

  it('names every cell that is not what it should be, and the line', () => {
    const { problems } = listOf(
      'domein;vervaldatum\n' +
        'a.nl;31-02-2027\n' +
        ';01-01-2027\n' +
        'geen domein;01-01-2027\n' +
        'b.nl;01-01-2027\n' +
        'B.NL;01-01-2027\n' +
        'c.nl;binnenkort\n',
    )
    expect(problems).toEqual([
      { line: 2, field: 'expiresOn', code: 'not-a-date' },
      { line: 3, field: 'domain', code: 'required' },
      { line: 4, field: 'domain', code: 'characters' },
      { line: 6, field: 'domain', code: 'twice' },
      { line: 7, field: 'expiresOn', code: 'not-a-date' },
    ])
  })

  it('without a column for the domain name is nothing but problems', () => {
    expect(listOf('x;y\n1;2\n').problems).toEqual([{ line: 2, field: 'domain', code: 'required' }])
  })
})

describe('dates in a list', () => {
  it.each([
    ['31-12-2027', '2027-12-31'],
    ['2027-12-31', '2027-12-31'],
    ['2027-12-31T23:59:59Z', '2027-12-31'],
    ['31-12-2027 08:00', '2027-12-31'],
    ['31/12/27', '2027-12-31'],
    ['31 december 2027', '2027-12-31'],
    ['20271231', '2027-12-31'],
    ['+14', null],
    ['31-12', null],
    ['morgen', null],
    ['', null],
  ])('%j is %j', (cell, date) => {
    expect(readDate(cell, 'day-first')).toBe(date)
  })

  it('are month first only where nothing else can be', () => {
    expect(guessDateOrder(['12/31/2027', '01/02/2027'])).toBe('month-first')
    expect(readDate('12/31/2027', 'month-first')).toBe('2027-12-31')
    expect(guessDateOrder(['01/02/2027', '03/04/2027'])).toBe('day-first')
    expect(guessDateOrder(['12/31/2027', '31/12/2027'])).toBe('day-first')
    expect(guessDateOrder([])).toBe('day-first')
  })
})
