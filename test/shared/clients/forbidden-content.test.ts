import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mod97, passesElevenTest, passesLuhn } from '../../../shared/clients/check-digits'
import { findForbidden } from '../../../shared/clients/forbidden-content'

/** What was found, as it stands in the text. */
function foundIn(text: string): [string, string] | null {
  const hit = findForbidden(text)
  return hit && [hit.found, text.slice(hit.index, hit.index + hit.length)]
}

const digitText = (min: number, max = min) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: min, maxLength: max })

const bsns = digitText(8).chain((start) => {
  const last = [...'0123456789'].filter((digit) => passesElevenTest(start + digit))
  return last.length === 0
    ? fc.constant('123456782')
    : fc.constantFrom(...last.map((d) => start + d))
})

const yearLed = fc
  .integer({ min: 202_600_000, max: 202_699_999 })
  .map(String)
  .filter(passesElevenTest)

/** Valid under Luhn, beginning as cards do. */
const cards = fc
  .tuple(
    fc.constantFrom('4', '51', '55', '34', '37', '36', '6011', '65', '2221'),
    digitText(10, 14),
  )
  .map(([prefix, body]) => {
    const start = prefix + body
    return start + ([...'0123456789'].find((digit) => passesLuhn(start + digit)) ?? '')
  })
  .filter((card) => card.length >= 13)

/** Words without digits, and none that give a number a meaning. */
const words = fc
  .array(
    fc.constantFrom('klant', 'belt', 'morgen', 'terug.', 'Jan', 'é', '😀', 'graag,', '(let', 'op)'),
  )
  .map((list) => list.join(' '))

describe('a BSN in free text', () => {
  it.each([
    ['123456782', '123456782'],
    ['BSN 123456782', '123456782'],
    ['bsn:123456782.', '123456782'],
    ['BSN123456782', '123456782'],
    ['zijn nummer (123456782) klopt', '123456782'],
    ['1234.56.782', '1234.56.782'],
    ['1234 56 782', '1234 56 782'],
    ['1234-56-782', '1234-56-782'],
    ['123-456-782', '123-456-782'],
    ['123 456 782', '123 456 782'],
    ['123.456.782', '123.456.782'],
    ['12.34.56.782', '12.34.56.782'],
    ['1 2 3 4 5 6 7 8 2', '1 2 3 4 5 6 7 8 2'],
    ['123\u00a0456\u00a0782', '123\u00a0456\u00a0782'],
    ['123\u2011456\u2011782', '123\u2011456\u2011782'],
    ['１２３４５６７８２', '１２３４５６７８２'],
    ['١٢٣٤٥٦٧٨٢', '١٢٣٤٥٦٧٨٢'],
    ['१२३४५६७८२', '१२३४५६७८२'],
    ['①②③④⑤⑥⑦⑧②', '①②③④⑤⑥⑦⑧②'],
    ['𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟐', '𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟐'],
    ['123\u200b456\u200b782 x', '123\u200b456\u200b782'],
    ['😀 123456782', '123456782'],
    ['Jansen;5,123456782,NL', '123456782'],
    ['om 14:00 123456782', '123456782'],
    ['tel. 0612345678, 123456782', '123456782'],
    ['tel 06-12345678 bsn 123456782', '123456782'],
    ['https://x.nl/klant/123456782', '123456782'],
    ['regel 1\n123456782\nregel 3', '123456782'],
  ])('%j is found', (text, written) => {
    expect(foundIn(text)).toEqual(['bsn', written])
  })

  it.each([
    ['BSN 12345678', null],
    ['BSN 10464554', '10464554'],
    ['burgerservicenummer: 10464554', '10464554'],
    ['sofinr. 10464554', '10464554'],
    ['sofi-nummer van Jan Jansen is 104.64.554', '104.64.554'],
    ['BSN 1046 4554', '1046 4554'],
    ['BSN-nummer 1234 5678 2', '1234 5678 2'],
    ['KVK 10464554', null],
    ['10464554', null],
    ['Geen BSN bewaren. KVK 10464554', null],
    ['Sofia Jansen, 10464554', null],
  ])('of eight digits, or oddly grouped, counts behind its name: %j', (text, written) => {
    expect(foundIn(text)).toEqual(written === null ? null : ['bsn', written])
  })

  it.each([
    ['order 123456782', null],
    ['Uw bestelling: 123456782', null],
    ['factuurnummer 123.456.782', null],
    ['invoice no. 123456782', null],
    ['uw kenmerk 123456782, dank', null],
    ['Ref.: 123456782', null],
    ['PO 123456782', null],
    ['123456782 (ordernummer)', null],
    ['order van 123456782', '123456782'],
    ['ordernummer 5 en 123456782', '123456782'],
    ['BSN bij order 123456782', null],
    ['order, BSN 123456782', '123456782'],
    ['border 123456782', '123456782'],
    ['de zaak 123456782', '123456782'],
  ])('is none where the words say it is the number of a paper: %j', (text, written) => {
    expect(foundIn(text)).toEqual(written === null ? null : ['bsn', written])
  })

  it('is found wherever it stands among words, at the place where it stands', () => {
    fc.assert(
      fc.property(words, bsns, words, (before, bsn, after) => {
        fc.pre(bsn !== '000000000')
        expect(findForbidden(`${before} ${bsn} ${after}`)).toEqual({
          found: 'bsn',
          index: before.length + 1,
          length: 9,
        })
      }),
    )
  })

  it('is found in every usual grouping', () => {
    const shapes = fc.constantFrom([4, 2, 3], [3, 3, 3], [3, 2, 4], [2, 2, 2, 3])
    fc.assert(
      fc.property(bsns, shapes, fc.constantFrom('.', ' ', '-', '/'), (bsn, shape, separator) => {
        fc.pre(bsn !== '000000000' && !/^(?:19|20)\d\d(?:0[1-9]|1[0-2])/.test(bsn))
        let at = 0
        const written = shape.map((size) => bsn.slice(at, (at += size))).join(separator)
        expect(foundIn(`over ${written} gesproken`)).toEqual(['bsn', written])
      }),
    )
  })

  it('is found in the digits of any script, with invisible signs between them', () => {
    const zeros = ['0', '０', '٠', '۰', '०', '๐', '𝟎', '𝟘', '🯰'].map(
      (zero) => zero.codePointAt(0) ?? 0,
    )
    const digits = fc.array(fc.constantFrom(...zeros), { minLength: 9, maxLength: 9 })
    const signs = fc.array(fc.constantFrom('', '\u200b', '\u00ad', '\ufe0f\u20e3', '\u0332'), {
      minLength: 8,
      maxLength: 8,
    })
    fc.assert(
      fc.property(words, bsns, digits, signs, (before, bsn, scripts, marks) => {
        fc.pre(bsn !== '000000000')
        const written = [...bsn]
          .map(
            (digit, at) =>
              String.fromCodePoint((scripts[at] ?? 48) + Number(digit)) + (marks[at] ?? ''),
          )
          .join('')
        expect(findForbidden(`${before} ${written}, klopt dat?`)).toEqual({
          found: 'bsn',
          index: before.length + 1,
          length: written.length,
        })
      }),
    )
  })

  it('is not seen in nine digits that fail the elfproef', () => {
    fc.assert(
      fc.property(words, digitText(9), words, (before, digits, after) => {
        fc.pre(!passesElevenTest(digits))
        expect(findForbidden(`${before} ${digits} ${after}`)).toBeNull()
      }),
    )
  })
})

describe('a payment-card number in free text', () => {
  it.each([
    ['4111111111111111', '4111111111111111'],
    ['kaart 4111 1111 1111 1111 t/m 12/27', '4111 1111 1111 1111'],
    ['4111 1111 1111 1111 12/27 123', '4111 1111 1111 1111'],
    ['4111-1111-1111-1111', '4111-1111-1111-1111'],
    ['4111.1111.1111.1111', '4111.1111.1111.1111'],
    ['4111 - 1111 - 1111 - 1111', '4111 - 1111 - 1111 - 1111'],
    ['411111-111111-1111', '411111-111111-1111'],
    ['3782 822463 10005', '3782 822463 10005'],
    ['Visa4111111111111111', '4111111111111111'],
    ['betaald in 2026 4111 1111 1111 1111', '4111 1111 1111 1111'],
    ['06 4111 1111 1111 1111', '4111 1111 1111 1111'],
    ['４１１１ １１１１ １１１１ １１１１', '４１１１ １１１１ １１１１ １１１１'],
    ['٤١١١١١١١١١١١١١١١', '٤١١١١١١١١١١١١١١١'],
    ['4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1', '4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1'],
  ])('%j is found', (text, written) => {
    expect(foundIn(text)).toEqual(['card-number', written])
  })

  it('is found whole, with spaces or dashes anywhere in it', () => {
    const breaks = fc.array(fc.constantFrom('', '', '', ' ', '-'), { minLength: 18, maxLength: 18 })
    fc.assert(
      fc.property(words, cards, breaks, words, (before, card, marks, after) => {
        const written = [...card]
          .map((digit, at) => digit + (at + 1 < card.length ? (marks[at] ?? '') : ''))
          .join('')
        fc.pre(!/(?<!\d)(?:\d\d[ -]\d\d[ -]\d{4}|\d{4}[ -]\d\d[ -]\d\d)(?!\d)/.test(written))
        const hit = findForbidden(`${before} ${written} ${after}`)
        expect(hit).not.toBeNull()
        // Nine of its digits, set apart, may pass for a BSN: refused as well.
        if (hit?.found === 'card-number') expect(hit.index).toBe(before.length + 1)
      }),
    )
  })

  it('is not seen in digits that fail Luhn', () => {
    fc.assert(
      fc.property(words, digitText(13, 19), words, (before, digits, after) => {
        fc.pre(!passesLuhn(digits))
        expect(findForbidden(`${before} ${digits} ${after}`)).toBeNull()
      }),
    )
  })
})

describe('the numbers an office lives by', () => {
  it.each([
    'IBAN NL91 ABNA 0417 1643 00',
    'NL91ABNA0417164300',
    'nl91-abna-0417-1643-00',
    'DE89 3704 0044 0532 0130 00',
    'van BE68 5390 0754 7034 betaald',
    'btw-id NL123456782B01',
    'btw-id NL 123456782 B01',
    'OB-nummer 1234.56.782.B.01',
    'USt-IdNr. DE 123456782',
    'KVK 12345678',
    'KVK-nummer 10464554, vestiging 000012345678',
    '0612345678',
    '06-12345678',
    '020 123 4567',
    '+31612345678',
    '+31 612345678',
    '+31 6 12345678',
    '0031 123456782',
    '+49 30 123456782',
    '(0)123456782',
    'tel. 123456782',
    '2026-0001',
    'factuur 2026-0001 en 2026-0002',
    '2026-11-001, 2026-11-002, 2026-11-008',
    '€ 1.234.567,89',
    '€ 123.456.782,00',
    'EUR 123456782',
    '123456782,50',
    '22-11-2026',
    '2026-11-22T12:34:56.782Z',
    '22-11-2026 14:05, 23-11-2026 09:30',
    'RSIN 123456782',
    '0.123456782',
    'pi is 3.141592653589793',
    'boekjaren 2023 2024 2025 2026',
    '192.168.100.123',
    'a3f5123456782c9d',
    'tel 0612345678 1012 AB Amsterdam',
    '1234567',
    'geen cijfers',
    '',
  ])('are left alone: %j', (text) => {
    expect(findForbidden(text)).toBeNull()
  })

  it('are left alone when they are an IBAN, however it is grouped', () => {
    const separators = fc.constantFrom('', ' ', '-', '.')
    fc.assert(
      fc.property(digitText(10), digitText(18), separators, words, (dutch, german, mark, text) => {
        const grouped = (iban: string) => iban.match(/.{1,4}/g)?.join(mark) ?? ''
        const check = (account: string) => String(98 - mod97(account)).padStart(2, '0')
        const ibans = [
          `NL${check(`INGB${dutch}NL00`)}INGB${dutch}`,
          `DE${check(`${german}DE00`)}${german}`,
        ]
        expect(findForbidden(`${text} ${ibans.map(grouped).join(', ')}; ${text}`)).toBeNull()
      }),
    )
  })

  it('are left alone when they are a year-led number labelled as an invoice', () => {
    fc.assert(
      fc.property(
        yearLed,
        fc.constantFrom('factuur', 'Factuurnr.', 'invoice no', 'order'),
        (number, label) => {
          expect(findForbidden(`betreft ${label} ${number}, graag betalen`)).toBeNull()
          expect(foundIn(`betreft ${number}`)).toEqual(['bsn', number])
        },
      ),
    )
  })

  it('can stand in any text: it is read without a fault', () => {
    const unit = fc.constantFrom(...'0123456789 .-/,+€BNLx１٣①½ﬁ²\u0301\u200b', '😀', '𝟏', '\ud83d')
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        const hit = findForbidden(text)
        expect(hit === null || hit.index + hit.length <= text.length).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})
