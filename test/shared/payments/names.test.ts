import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareNames, parseNames } from '../../../shared/payments/matching/names'

/** Every word as telling as the next, but for trades, which many clients share. */
const weight = (word: string) => (['bakkery', 'webdesign', 'garage'].includes(word) ? 0.2 : 1)

function likeness(a: string, b: string) {
  const found = parseNames(a).flatMap((one) =>
    parseNames(b).map((other) => compareNames(one, other, weight)),
  )
  return found.includes('equal') ? 'equal' : (found.find((it) => it !== null) ?? null)
}

describe('names that are one and the same', () => {
  test.each([
    ['Bakkerij Zonneveld B.V.', 'BAKKERIJ ZONNEVELD BV'],
    ['Bakkerij Zonneveld b v', 'Zonneveld, bakkerij'],
    ['Stichting De Brug', 'st. de brug'],
    ['Jansen Holding B.V.', 'JANSEN BV'],
    ['P. Jansen', 'Hr P Jansen'],
    ['J.P. van den Berg', 'JP vd Berg'],
    ['Mevr. A. de Vries', 'DE VRIES A'],
    ['Café Müller', 'CAFE MULLER'],
    ['Firma van Dijk', 'firma van Dyk'],
    ['Weiß & Söhne GmbH', 'Weiss und Sohne'],
    ['Jansen', 'J. Jansen'],
    ['Groep BV', 'GROEP B.V.'],
    ['J. Jansen e/o M. Pietersen', 'M. Pietersen'],
    ['J. Jansen h/o Pixelwerk', 'Pixelwerk'],
  ])('%s is %s', (a, b) => {
    expect(likeness(a, b)).toBe('equal')
    expect(likeness(b, a)).toBe('equal')
  })
})

describe('names that resemble each other', () => {
  test.each([
    ['Piet Jansen', 'P. Jansen', 'an initial and the given name'],
    ['Bakkerij Zonneveld', 'Zonneveld', 'a trade left out'],
    ['Bakkerij Zonneveld', 'Bakkerij Zonnevled', 'a typing error'],
    ['Vereniging Vrienden van het Rijksmuseum', 'VRIENDEN VAN HET RIJKSMUS', 'cut off by the bank'],
  ])('%s and %s: %s', (a, b) => {
    expect(likeness(a, b)).toBe('similar')
    expect(likeness(b, a)).toBe('similar')
  })
})

describe('names that are not each other', () => {
  test.each([
    ['P. Jansen', 'K. Jansen', 'other initials'],
    ['Piet Jansen', 'K. Jansen', 'an initial that is not the given name'],
    ['Piet Jansen', 'Klaas Jansen', 'other given names'],
    ['Bakkerij Zonneveld', 'Bakkerij de Boer', 'only the trade is shared'],
    ['Garage Smit', 'Garage Smid', 'four letters are too few for a typing error'],
    ['Jansen', '', 'no name'],
  ])('%s and %s: %s', (a, b) => {
    expect(likeness(a, b)).toBeNull()
    expect(likeness(b, a)).toBeNull()
  })

  test('no name is nobody, also not another no name', () => {
    expect(parseNames('')).toEqual([])
    expect(parseNames(' . - ')).toEqual([])
  })
})

test('a name is equal to itself in any case, order and spacing', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{3,9}$/), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(words, (parts) => {
      const name = parts.join(' ')
      if (parseNames(name).length === 0) return
      expect(likeness(name, [...parts].reverse().join('  ').toUpperCase())).toBe('equal')
    }),
  )
})

test('any text is read without failing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(parseNames(text).length).toBeLessThanOrEqual(4)
    }),
  )
})
