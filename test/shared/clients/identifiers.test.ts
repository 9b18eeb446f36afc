import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mod97, passesElevenTest } from '../../../shared/clients/check-digits'
import {
  checkVatId,
  formatIban,
  isBic,
  isBsn,
  isIban,
  isKvkNumber,
  isLuhnCard,
  normalizeIban,
  normalizePostcode,
  vatPrefixOf,
} from '../../../shared/clients/identifiers'

const digitText = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })

describe('a BSN', () => {
  it.each(['123456782', '111222333', '010464554', '10464554'])('%s can be one', (digits) => {
    expect(isBsn(digits)).toBe(true)
  })

  it.each(['123456789', '000000000', '00000000', '1234567', '1234.56.782', ''])(
    '%j cannot be one',
    (digits) => {
      expect(isBsn(digits)).toBe(false)
    },
  )

  it('of eight digits is the nine with a leading zero', () => {
    fc.assert(
      fc.property(digitText(8), (digits) => {
        expect(isBsn(digits)).toBe(isBsn(`0${digits}`))
      }),
    )
  })
})

describe('KVK numbers', () => {
  it('have eight digits and no checksum', () => {
    fc.assert(
      fc.property(digitText(8), digitText(12), (kvk, branch) => {
        expect([isKvkNumber(kvk), isKvkNumber(branch)]).toEqual([true, false])
      }),
    )
    for (const text of ['1234567', '123456789', '1234 5678', 'KVK12345678', '１２３４５６７８']) {
      expect(isKvkNumber(text)).toBe(false)
    }
  })
})

describe('a Dutch btw-id', () => {
  it('passes by mod-97 without a warning: the ids of sole traders since 2020', () => {
    expect(checkVatId('NL000099998B57')).toEqual({
      ok: true,
      country: 'NL',
      normalized: 'NL000099998B57',
    })
  })

  it('passes by the elfproef of its nine digits, with a warning that they can be a BSN', () => {
    expect(checkVatId('NL123456782B01')).toEqual({
      ok: true,
      country: 'NL',
      normalized: 'NL123456782B01',
      warning: 'contains-bsn',
    })
  })

  it.each([' nl 123456782 b01 ', 'NL1234.56.782.B.01', 'NL-123456782-B01', 'ＮＬ123456782B01'])(
    'may be typed as %j',
    (typed) => {
      expect(checkVatId(typed)).toMatchObject({ ok: true, normalized: 'NL123456782B01' })
    },
  )

  it.each([
    ['', 'empty'],
    [' . ', 'empty'],
    ['NL123456789B01', 'check-digits'],
    ['NL000000000B00', 'check-digits'],
    ['NL123456782B1', 'form'],
    ['NL123456782C01', 'form'],
    ['NL12345678B01', 'form'],
    ['123456782B01', 'form'],
    ['NL', 'form'],
  ])('typed as %j is refused: %s', (typed, reason) => {
    expect(checkVatId(typed)).toEqual({ ok: false, reason })
  })

  it('passes exactly when one of the two checks holds, and warns when only the elfproef does', () => {
    const nines = fc.oneof(digitText(9), digitText(9).filter(passesElevenTest))
    fc.assert(
      fc.property(nines, digitText(2), (nine, suffix) => {
        const id = `NL${nine}B${suffix}`
        const byMod97 = BigInt(`2321${nine}11${suffix}`) % 97n === 1n
        const byElfproef = passesElevenTest(nine)
        expect(mod97(id) === 1).toBe(byMod97)
        const check = checkVatId(id)
        expect(check.ok).toBe(byMod97 || byElfproef)
        expect(check.ok && check.warning === 'contains-bsn').toBe(byElfproef && !byMod97)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('a btw-id from another member state', () => {
  it.each([
    'ATU12345678',
    'BE0123456789',
    'BE1123456789',
    'BG123456789',
    'BG1234567890',
    'CY12345678X',
    'CZ12345678',
    'CZ1234567890',
    'DE123456789',
    'DK12345678',
    'EE123456789',
    'EL123456789',
    'ESX1234567X',
    'ESX12345678',
    'ES12345678X',
    'FI12345678',
    'FRXX123456789',
    'FR12123456789',
    'HR12345678901',
    'HU12345678',
    'IE1234567X',
    'IE1X23456X',
    'IE1+23456X',
    'IE1234567WA',
    'IT12345678901',
    'LT123456789',
    'LT123456789012',
    'LU12345678',
    'LV12345678901',
    'MT12345678',
    'PL1234567890',
    'PT123456789',
    'RO12',
    'RO1234567890',
    'SE123456789001',
    'SI12345678',
    'SK1234567890',
    'XI123456789',
    'XI123456789012',
    'XIGD123',
  ])('%s has the form of its country', (id) => {
    expect(checkVatId(id)).toEqual({ ok: true, country: id.slice(0, 2), normalized: id })
  })

  it.each([
    'AT12345678',
    'BE2123456789',
    'BE123456789',
    'DE12345678',
    'DE1234567890',
    'ES123456789',
    'FRIO123456789',
    'LT1234567890',
    'SE1234567890',
    'XI12345678',
  ])('%s has not', (id) => {
    expect(checkVatId(id)).toEqual({ ok: false, reason: 'form' })
  })

  it('is written with EL for Greece, also when typed with GR', () => {
    expect(checkVatId('GR 123456789')).toEqual({
      ok: true,
      country: 'EL',
      normalized: 'EL123456789',
    })
    expect([vatPrefixOf('GR'), vatPrefixOf('NL'), vatPrefixOf('CH')]).toEqual(['EL', 'NL', null])
  })

  it.each(['GB123456789', 'CHE123456789MWST', 'US123456789', 'NO123456789'])(
    '%s is from outside the EU',
    (id) => {
      expect(checkVatId(id)).toEqual({ ok: false, reason: 'not-eu' })
    },
  )
})

describe('an IBAN', () => {
  it.each([
    'NL91ABNA0417164300',
    'nl91 abna 0417 1643 00',
    'NL91-ABNA-0417-1643-00',
    'NL91.ABNA.0417.1643.00',
    'DE89370400440532013000',
    'BE68539007547034',
    'FR1420041010050500013M02606',
    'GB29NWBK60161331926819',
    'NO9386011117947',
    'MT84MALT011000012345MTLCAST001S',
  ])('%s is right', (iban) => {
    expect(isIban(iban)).toBe(true)
  })

  it.each([
    '',
    'NL',
    'NL92ABNA0417164300',
    'NL91ABNA041716430',
    'NL91ABNA04171643000',
    'NL910417164300ABNA',
    'XX91ABNA0417164300',
    'ABNA0417164300',
  ])('%j is wrong', (iban) => {
    expect(isIban(iban)).toBe(false)
  })

  it('is right by mod-97 and the length of its country, whatever its bank does inside', () => {
    fc.assert(
      fc.property(
        digitText(10),
        fc.constantFrom('INGB', 'RABO', 'BUNQ', 'ZZZZ'),
        (digits, bank) => {
          const check = String(98 - mod97(`${bank}${digits}NL00`)).padStart(2, '0')
          expect(isIban(`NL${check}${bank}${digits}`)).toBe(true)
          const wrong = String((Number(check) % 97) + 1).padStart(2, '0')
          expect(isIban(`NL${wrong}${bank}${digits}`)).toBe(
            Number(wrong) % 97 === Number(check) % 97,
          )
        },
      ),
    )
    // Belgian and Spanish accounts carry check digits of their own; these are wrong in them.
    const belgian = `BE${String(98 - mod97('539007547035BE00')).padStart(2, '0')}539007547035`
    expect(isIban(belgian)).toBe(true)
  })

  it('is stored without spaces and shown in groups of four', () => {
    expect(normalizeIban(' nl91 abna-0417\u00a01643 00 ')).toBe('NL91ABNA0417164300')
    expect(formatIban('NL91ABNA0417164300')).toBe('NL91 ABNA 0417 1643 00')
    expect(formatIban('BE68539007547034')).toBe('BE68 5390 0754 7034')
  })
})

describe('a BIC', () => {
  it.each(['ABNANL2A', 'ABNANL2AXXX', 'ingbnl2a', ' RABONL2U '])('%j is right', (bic) => {
    expect(isBic(bic)).toBe(true)
  })

  it.each(['', 'ABNANL2', 'ABNANL2AXX', 'ABNAXX2A', 'ABNANL2AXXXX', '1BNANL2'])(
    '%j is wrong',
    (bic) => {
      expect(isBic(bic)).toBe(false)
    },
  )
})

describe('a postcode', () => {
  it.each([
    ['1234AB', '1234 AB'],
    ['1234 ab', '1234 AB'],
    [' 9999  xz ', '9999 XZ'],
    ['1011\u00a0AC', '1011 AC'],
  ])('in the Netherlands typed as %j is %s', (typed, expected) => {
    expect(normalizePostcode(typed, 'NL')).toBe(expected)
  })

  it.each(['0123 AB', '1234 SA', '1234 sd', '1234SS', '1234', '1234 A', '12345 AB', '1234-AB', ''])(
    'in the Netherlands cannot be %j',
    (typed) => {
      expect(normalizePostcode(typed, 'NL')).toBeNull()
    },
  )

  it('abroad is tidied and limited in length, and may be missing', () => {
    expect(normalizePostcode(' sw1a  1aa ', 'GB')).toBe('SW1A 1AA')
    expect(normalizePostcode('1234-567', 'PT')).toBe('1234-567')
    expect(normalizePostcode('0123', 'BE')).toBe('0123')
    expect(normalizePostcode('', 'HK')).toBe('')
    expect(normalizePostcode('1234567890123', 'DE')).toBeNull()
    expect(normalizePostcode('12<34', 'DE')).toBeNull()
  })

  it('is left as it is once it is right', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('NL', 'BE', 'GB'), (typed, country) => {
        const once = normalizePostcode(typed, country)
        fc.pre(once !== null)
        expect(normalizePostcode(once, country)).toBe(once)
      }),
    )
  })
})

describe('a payment-card number', () => {
  it.each([
    '4111111111111111',
    '4111 1111 1111 1111',
    '4111-1111-1111-1111',
    '5500005555555559',
    '378282246310005',
    '3782 822463 10005',
    '30569309025904',
    '6011111111111117',
    '3530111333300000',
    '4222222222222',
    '6304000000000000',
  ])('%s is one', (text) => {
    expect(isLuhnCard(text)).toBe(true)
  })

  it.each(['4111111111111112', '411111111111', '0000000000000000', '41111111111111111111', ''])(
    '%j is none',
    (text) => {
      expect(isLuhnCard(text)).toBe(false)
    },
  )
})
