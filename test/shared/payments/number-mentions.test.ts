import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseNumber, plainText } from '../../../shared/payments/matching/invoice-number'
import { buildNumberIndex } from '../../../shared/payments/matching/number-index'
import { readNumbers } from '../../../shared/payments/matching/number-mentions'
import type { OpenInvoice } from '../../../shared/payments/matching/proposal'
import { anInvoice } from './matching-fixtures'

function indexOf(invoices: readonly OpenInvoice[]) {
  return buildNumberIndex(
    invoices.map((invoice) => ({ ...invoice, form: parseNumber(invoice.number) })),
  )
}

function numbered(...numbers: string[]): OpenInvoice[] {
  return numbers.map((number, place) => anInvoice({ id: place + 1, number }))
}

/** "2026-0012 exact" for every number read, "?" behind one that is ambiguous; sorted. */
function read(invoices: readonly OpenInvoice[], text: string, sign = 1): string[] {
  return readNumbers(indexOf(invoices), plainText(text), sign)
    .mentions.map(
      ({ invoice, strength, ambiguous }) => `${invoice.number} ${strength}${ambiguous ? '?' : ''}`,
    )
    .sort()
}

describe('the number 2026-0012', () => {
  const invoices = numbered('2026-0012')

  test.each([
    'factuur 2026-0012',
    '2026 0012',
    '20260012',
    'fact.nr. 2026.0012',
    'Factuurnr: 2026/0012, bedankt',
    'FACTUUR20260012',
    'BETALINGFACTUUR20260012',
    '20260012BEDANKT',
    'F2026-0012',
    'F 2026-0012',
    'inv#2026_0012',
    '2026 - 0012',
    '2026‑0012',
    '2026–0012',
    '２０２６－００１２',
    '2026\u200b-0012',
    '(2026-0012)',
    'pasvolgnr 001 12-01-2026 12:33 2026-0012',
    '2026-0012 EUR 121,00',
    '1 x 2026-0012',
  ])('is read in "%s"', (text) => {
    expect(read(invoices, text)).toEqual(['2026-0012 exact'])
  })

  test.each(['2O26-OO12', '2026-OO12', 'factuur 2O26OO12'])(
    'is read with an O for a zero: "%s"',
    (text) => {
      expect(read(invoices, text)).toEqual(['2026-0012 exact'])
    },
  )

  test('an O stays a letter where a series has it', () => {
    expect(read(numbered('O2026-0012', '2026-0012'), 'O2026-0012')).toEqual(['O2026-0012 exact'])
  })

  test.each([
    '0012',
    'klant 0012',
    '126-0012',
    '26-0012-3',
    '26-00123',
    'factuur 12',
    'factuur 00123',
  ])('is not seen in "%s"', (text) => {
    expect(read(invoices, text)).toEqual([])
  })

  test('without its year it may be of more than one', () => {
    expect(read(numbered('2026-0012', '2025-0012'), 'factuur 0012')).toEqual([
      '2025-0012 loose?',
      '2026-0012 loose?',
    ])
    expect(read(numbered('2026-0012', '2025-0012'), '26-0012')).toEqual(['2026-0012 loose'])
  })

  test('two numbers joined into one are both seen, and neither is sure', () => {
    expect(read(numbered('2026-0032', '2026-0034'), '2026-0032-0034')).toEqual([
      '2026-0032 loose',
      '2026-0034 loose',
    ])
  })

  test.each(['2026-00 12', '20260 012', '2026-001 2', '202 60012', '2026-0 012'])(
    'is read over a line wrap: "%s"',
    (text) => {
      expect(read(invoices, text)).toEqual(['2026-0012 exact'])
    },
  )

  test.each([
    ['F2026-12', 'zeros left out'],
    ['2026/12', 'zeros left out, or December'],
    ['2026-012', 'one zero left out'],
    ['ABC2026-0012', 'letters of something else'],
    ['PO-2026-0012', 'letters of something else'],
    ['2026-0012A', 'a letter behind it'],
    ['10234-2026-0012', 'joined to another number'],
    ['2026-0012-1', 'joined to another number'],
    ['26-0012', 'a year without its century'],
    ['26/0012 bedankt', 'a year without its century'],
    ['factuur 0012', 'no year at all'],
    ['fact.nr. 0012', 'no year at all'],
    ['202 600 12', 'broken at more places than one'],
    ['20 26-00 12', 'broken at more places than one'],
    ['2026 factuur 0012', 'words between'],
  ])('is only resembled by "%s": %s', (text) => {
    expect(read(invoices, text)).toEqual(['2026-0012 loose'])
  })

  test.each([
    ['120260012 3', 'digits glued in front'],
    ['202600123', 'digits glued behind'],
    ['2026-00123', 'digits glued behind'],
    ['12026-0012', 'digits glued in front'],
    ['2026-00012', 'a zero too many'],
    ['2026-10012', 'a digit inside'],
    ['02026-0012', 'a zero in front'],
    ['2026, 0012', 'a comma divides numbers'],
    ['0012', 'no year'],
    ['factuur 12', 'no year'],
    ['202612', 'zeros left out, and no sign between'],
    ['2026-12-01', 'a date'],
    ['klantnr 20260012', "announced as a client's"],
    ['NL91ABNA2026001200', 'no number at all'],
    ['', 'nothing'],
  ])('is not read in "%s": %s', (text) => {
    expect(read(invoices, text)).toEqual([])
  })

  test('is not read in the digits of a bank account', () => {
    expect(read(numbered('0417164300'), 'van NL91ABNA0417164300')).toEqual([])
    expect(read(numbered('0417164300'), 'van NL91 ABNA 0417 1643 00')).toEqual([])
  })
})

describe('lists and ranges', () => {
  const invoices = numbered('2026-0012', '2026-0013', '2026-0014', '2026-0120')
  const three = ['2026-0012 exact', '2026-0013 exact', '2026-0014 exact']

  test.each([
    '2026-0012, 0013 en 0014',
    '2026-0012,0013,0014',
    '2026-0012/0013/0014',
    '2026-0012 + 0013 + 0014',
    '2026-0012 & 2026-0013 & 2026-0014',
    '20260012;20260013;20260014',
    '2026-0012 2026-0013 2026-0014',
    '20260012/20260013/20260014',
  ])('"%s" names all three', (text) => {
    expect(read(invoices, text)).toEqual(three)
  })

  test('short numbers in a list lean on the one that opens it', () => {
    expect(read(invoices, '2026-0012, 13 en 14')).toEqual([
      '2026-0012 exact',
      '2026-0013 listed',
      '2026-0014 listed',
    ])
  })

  test.each(['2026-0012 t/m 2026-0014', '2026-0012 t/m 0014', '2026-0012 tot en met 0014'])(
    '"%s" names what lies between',
    (text) => {
      expect(read(invoices, text)).toEqual([
        '2026-0012 exact',
        '2026-0013 listed',
        '2026-0014 exact',
      ])
    },
  )

  test('a range holds when its last number is not open', () => {
    expect(read(numbered('2026-0012', '2026-0013'), '2026-0012 t/m 2026-0014')).toEqual([
      '2026-0012 exact',
      '2026-0013 listed',
    ])
  })

  test('a range that runs backwards or over hundreds is no range', () => {
    expect(read(invoices, '2026-0014 t/m 12')).toEqual(['2026-0014 exact'])
    expect(read(invoices, '2026-0012 t/m 0999')).toEqual(['2026-0012 exact'])
  })

  test('an amount, a time or a word ends the list', () => {
    expect(read(invoices, '2026-0012 + 13,50')).toEqual(['2026-0012 exact'])
    expect(read(invoices, '2026-0012 en 13:14')).toEqual(['2026-0012 exact'])
    expect(read(invoices, '2026-0012 bedrag 0013')).toEqual(['2026-0012 exact'])
  })

  test('letters repeated or not, the series stays the same', () => {
    const series = numbered('WEB2026-0012', 'WEB2026-0013', 'WEB2026-0014')
    const text = 'WEB2026-0012 t/m WEB2026-0014'
    expect(read(series, text)).toEqual([
      'WEB2026-0012 exact',
      'WEB2026-0013 listed',
      'WEB2026-0014 exact',
    ])
    expect(read(series, 'WEB2026-0012, 0013')).toEqual(['WEB2026-0012 exact', 'WEB2026-0013 exact'])
  })

  test('plain numbers in a list are announced once', () => {
    expect(read(numbered('1001', '1002', '1003'), 'facturen 1001, 1002 en 1003')).toEqual([
      '1001 exact',
      '1002 exact',
      '1003 exact',
    ])
  })
})

describe('other number patterns', () => {
  test.each([
    ['F2026-0012', 'factuur F2026-0012'],
    ['F2026-0012', 'f 20260012'],
    ['F2026-0012', 'factuur 2026-0012'],
    ['INV/2026/12', 'inv 2026 12'],
    ['WEB-00012', 'web00012'],
    ['2026W0012', '2026-W-0012'],
    ['20260012', '2026-0012'],
    ['20260012', '2026 0012'],
    ['2026-000012', '2026-000012'],
    ['26-00012', '26 00012'],
    ['1012', 'factuur 1012'],
    ['12', 'factuur 12'],
  ])('%s is read in "%s"', (number, text) => {
    expect(read(numbered(number), text)).toEqual([`${number} exact`])
  })

  test.each([
    ['1012', '1012', 'few digits and no word for invoice'],
    ['2026', 'factuur 2026', 'it may be the year'],
    ['20260112', '20260112', 'it may be a date'],
    ['260112', '260112', 'it may be a date'],
    ['2026-12', '2026-12', 'it may be a month'],
    ['20260012', '2026-12', 'zeros left out'],
  ])('%s is only resembled by "%s": %s', (number, text) => {
    expect(read(numbered(number), text)).toEqual([`${number} loose`])
  })

  test.each([
    ['12', 'hosting 12 maanden'],
    ['1210', 'EUR 1210'],
    ['1210', '€ 1.210,00'],
    ['1210', 'bedrag 1210,00'],
    ['1012', '10 12'],
    ['A-12', 'A-123'],
    ['1-00012', '1-100012'],
    ['INV/2000/9', 'INV/20009/9'],
  ])('%s is not read in "%s"', (number, text) => {
    expect(read(numbered(number), text)).toEqual([])
  })
})

describe('which of several documents is meant', () => {
  test('letters in the text decide between series', () => {
    const series = numbered('A2026-0012', 'B2026-0012')
    expect(read(series, 'A2026-0012')).toEqual(['A2026-0012 exact'])
    expect(read(series, 'B 2026 0012')).toEqual(['B2026-0012 exact'])
    expect(read(series, '2026-0012')).toEqual(['A2026-0012 loose?', 'B2026-0012 loose?'])
  })

  test('the letters of one series do not name a document of another', () => {
    const both = numbered('2026-0012', 'C2026-0099')
    expect(read(both, 'C2026-0012')).toEqual([])
    expect(read(both, 'vitamine C 2026-0012')).toEqual(['2026-0012 loose'])
    expect(read(numbered('A2026-0012', 'B2026-0099'), '2026-0012')).toEqual(['A2026-0012 loose'])
  })

  test('digits that an invoice and a credit note share: a payment names the one, a refund the other', () => {
    const both = [
      anInvoice({ id: 1, number: 'F2026-0012' }),
      anInvoice({ id: 2, number: 'C2026-0012', openCents: -500 }),
    ]
    expect(read(both, '2026-0012', 1)).toEqual(['F2026-0012 exact'])
    expect(read(both, '2026-0012', -1)).toEqual(['C2026-0012 loose'])
  })

  test('the longer of two readings counts', () => {
    expect(read(numbered('2026-0012', '0012'), 'factuur 2026-0012')).toEqual(['2026-0012 exact'])
    expect(read(numbered('2026-0012', '2026-12'), '2026-12')).toEqual(['2026-12 loose'])
  })

  test('a line wrap that makes another number of it leaves both open', () => {
    expect(read(numbered('2026-0012', '2026-00123'), '2026-0012 3')).toEqual([
      '2026-0012 exact?',
      '2026-00123 exact?',
    ])
  })
})

describe("the client's own number", () => {
  const client = (clientNumber: string) => [anInvoice({ number: '2026-0012', clientNumber })]
  const ids = (clientNumber: string, text: string) =>
    readNumbers(indexOf(client(clientNumber)), plainText(text), 1).clientIds

  test.each([
    ['10234', 'klant 10234 hosting'],
    ['10234', '10234'],
    ['K0042', 'k 0042'],
    ['42', 'klantnummer 42'],
  ])('%s is read in "%s"', (clientNumber, text) => {
    expect(ids(clientNumber, text)).toEqual([1])
  })

  test.each([
    ['42', '42'],
    ['2026', 'januari 2026'],
    ['10234', '102345'],
    ['1210', 'EUR 1210'],
    ['0012', '2026-0012'],
  ])('%s is not read in "%s"', (clientNumber, text) => {
    expect(ids(clientNumber, text)).toEqual([])
  })

  test('joined to the invoice number it does not spoil that', () => {
    expect(read(client('10234'), '10234-2026-0012')).toEqual(['2026-0012 exact'])
  })
})

const patterns: ((year: number, sequence: number) => string)[] = [
  (year, sequence) => `${year}-${String(sequence).padStart(4, '0')}`,
  (year, sequence) => `F${year}-${String(sequence).padStart(5, '0')}`,
  (year, sequence) => `${year}${String(sequence).padStart(4, '0')}`,
  (year, sequence) => `INV/${year}/${sequence}`,
  (year, sequence) => `${String(year % 100).padStart(2, '0')}.${String(sequence).padStart(5, '0')}`,
  (year, sequence) => `${year}W${String(sequence).padStart(4, '0')}`,
  (year, sequence) => `${String(sequence).padStart(4, '0')}-${year}`,
  (_, sequence) => String(sequence).padStart(6, '0'),
]

const aNumber = fc
  .tuple(
    fc.constantFrom(...patterns),
    fc.integer({ min: 2000, max: 2099 }),
    fc.integer({ min: 1, max: 9999 }),
  )
  .map(([pattern, year, sequence]) => pattern(year, sequence))

const surroundings = fc.constantFrom(
  '',
  'factuur ',
  'Factuurnr. ',
  'betaling: ',
  'fact.',
  'klant: ',
)

describe('for any number', () => {
  test('as printed, announced as an invoice, it is read', () => {
    fc.assert(
      fc.property(aNumber, fc.constantFrom('', '.', ', bedankt', ' EUR 12,10'), (number, after) => {
        expect(read(numbered(number), `factuur ${number}${after}`)).toEqual([`${number} exact`])
      }),
    )
  })

  test('with one digit more, anywhere, it is never read', () => {
    fc.assert(
      fc.property(
        aNumber,
        surroundings,
        fc.nat({ max: 30 }),
        fc.integer({ min: 0, max: 9 }),
        (number, before, place, digit) => {
          // In front, or next to a digit of the number.
          const places = [...`${number} `].flatMap((sign, at) =>
            at === 0 || /\d/.test(sign) || /\d/.test(number[at - 1] ?? '') ? [at] : [],
          )
          const at = places[place % places.length] ?? 0
          const other = `${number.slice(0, at)}${digit}${number.slice(at)}`
          expect(read(numbered(number), `${before}${other}`)).toEqual([])
        },
      ),
      { numRuns: 3000 },
    )
  })

  test('with one digit changed it is never read', () => {
    fc.assert(
      fc.property(
        aNumber,
        surroundings,
        fc.nat({ max: 30 }),
        fc.integer({ min: 1, max: 9 }),
        (number, before, place, shift) => {
          const digits = [...number].flatMap((sign, at) => (/\d/.test(sign) ? [at] : []))
          const at = digits[place % digits.length] ?? 0
          const digit = (Number(number[at]) + shift) % 10
          const other = number.slice(0, at) + String(digit) + number.slice(at + 1)
          expect(read(numbered(number), before + other)).toEqual([])
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('any text is read without failing, and names each document once', () => {
    const index = indexOf(numbered('2026-0012', 'F2026-0013', '12', '20260014', '0012', 'X'))
    const bits = fc.constantFrom(
      '2026',
      '0012',
      '12',
      '-',
      ' ',
      ',',
      'F',
      't/m',
      'en',
      '/',
      '13',
      '0',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 200 }),
          fc.array(bits, { maxLength: 40 }).map((parts) => parts.join('')),
        ),
        (text) => {
          const { mentions } = readNumbers(index, plainText(text), 1)
          expect(new Set(mentions.map((it) => it.invoice.id)).size).toBe(mentions.length)
        },
      ),
      { numRuns: 500 },
    )
  })
})
