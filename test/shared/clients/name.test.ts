import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countries, isCountry } from '../../../shared/countries'
import { displayName, foldText, plainWords, sortName } from '../../../shared/clients/name'

const company = (companyName: string) => ({
  kind: 'company' as const,
  companyName,
  firstName: null,
  lastName: null,
})
const person = (firstName: string | null, lastName: string | null) => ({
  kind: 'person' as const,
  companyName: null,
  firstName,
  lastName,
})

describe('the name of a client', () => {
  it('is the company, or the person as on a letter', () => {
    expect(displayName(company('Bakkerij Zonneveld B.V.'))).toBe('Bakkerij Zonneveld B.V.')
    expect(displayName(person('Jan', 'van der Berg'))).toBe('Jan van der Berg')
    expect(displayName(person(null, 'Berg'))).toBe('Berg')
    expect(displayName(person('Jan', null))).toBe('Jan')
  })
})

describe('lists sort', () => {
  it.each([
    [person('Jan', 'van der Berg'), 'berg jan van der'],
    [person('Zoë', 'Ølgaard-de Wit'), 'olgaard de wit zoe'],
    [person('Anna', "in 't Veld"), 'veld anna in t'],
    [person('Anna', "van 's-Gravesande"), 's gravesande anna van'],
    [person('Jan', 'van de'), 'van de jan'],
    [person('Jan', null), 'jan'],
    [company('Bakkerij Zonneveld B.V.'), 'bakkerij zonneveld'],
    [company('V.O.F. De Zon'), 'de zon'],
    [company('B.V.'), 'bv'],
    [company('Café ’t Hoekje'), 'cafe t hoekje'],
    [company('STRAẞE GmbH & Co. KG'), 'strasse co'],
    [company('!!!'), '!!!'],
    [company('🚀'), '🚀'],
    [company('株式会社'), '株式会社'],
  ])('%o as "%s"', (names, sorted) => {
    expect(sortName(names)).toBe(sorted)
  })

  it('by something, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (name) => {
        fc.pre(name.trim() !== '' && !/^[\p{M}\p{C}\p{Z}]+$/u.test(name.normalize('NFKD')))
        expect(sortName(company(name))).not.toBe('')
        expect(sortName(person(null, name))).not.toBe('')
      }),
    )
  })
})

describe('plain text', () => {
  it('has no capitals, accents or joined letters', () => {
    expect(foldText('ÇELIK Ærø ﬁn ÿ Łódź İnci')).toBe('celik aero fin y lodz inci')
    expect(plainWords("O'Brien & Zn. V.O.F. 12-3")).toEqual(['obrien', 'zn', 'vof', '12', '3'])
  })

  it('stays as it is when folded again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text))
      }),
    )
  })
})

describe('countries', () => {
  it('are codes of two letters, each once', () => {
    expect(new Set(countries).size).toBe(countries.length)
    expect(countries.length).toBe(250)
    for (const code of ['NL', 'BE', 'GR', 'XK', 'GB']) expect(isCountry(code)).toBe(true)
    for (const code of ['EL', 'UK', 'XX', 'nl', '']) expect(isCountry(code)).toBe(false)
  })
})
