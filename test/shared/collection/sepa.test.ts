import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCreditorId } from '../../../shared/collection/creditor-id'
import {
  isMandateId,
  mandateProblems,
  nextSequence,
  type Mandate,
} from '../../../shared/collection/mandate'
import { isSepaReference, sepaText } from '../../../shared/collection/sepa-text'

describe('text in a SEPA file', () => {
  it.each([
    ['Café Zoë & Søn', 'Cafe Zoe + Son'],
    ['Ĳsselmeer_Straße', 'IJsselmeer-Strasse'],
    ['«Naam»  B.V.\n', 'Naam B.V.'],
    ['Łódź "x" €5', "Lodz 'x' EUR5"],
    ['Ⅳ ﬁn', 'IV fin'],
    ['محمد', ''],
    ['日本 (株)', ''],
    ['🎉', ''],
  ])('%j is written %j', (text, written) => {
    expect(sepaText(text, 70)).toBe(written)
  })

  it('is no text when only punctuation is left before the cut', () => {
    expect(sepaText('... Naam', 3)).toBe('')
  })

  it('has only the letters the rulebook allows, and never too many', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 1, max: 140 }),
        (text, longest) => {
          const written = sepaText(text, longest)
          expect(written).toMatch(/^[\dA-Za-z/?:().,'+ -]*$/)
          expect(written.length).toBeLessThanOrEqual(longest)
          expect(written).toBe(written.trim())
          expect(sepaText(written, longest)).toBe(written)
        },
      ),
    )
  })

  it.each([
    ['2026-0042', true],
    ['a/b', true],
    ['/a', false],
    ['a/', false],
    ['a//b', false],
    ['', false],
    [' a', false],
    ['é', false],
    ['x'.repeat(36), false],
  ])('as a reference %j can be used: %s', (text, usable) => {
    expect(isSepaReference(text)).toBe(usable)
  })
})

describe('a creditor identifier', () => {
  it.each([
    ['NL69ZZZ123456780000', true],
    ['nl69 zzz 1234 5678 0000', true],
    // The business code is the creditor's own, and not in the check.
    ['NL69ABC123456780000', true],
    ['NL70ZZZ123456780000', false],
    ['NL69ZZZ123456780001', false],
    ['NL69ZZZ12345678000', false],
    ['NL69ZZZ12345678000A', false],
    ['DE98ZZZ09999999999', true],
    ['DE97ZZZ09999999999', false],
    ['DE98ZZZ', false],
    ['', false],
  ])('%j is one: %s', (text, right) => {
    expect(isCreditorId(text)).toBe(right)
  })
})

describe('a mandate', () => {
  const mandate: Mandate = {
    id: 'M-10042-1',
    scheme: 'CORE',
    once: false,
    signedOn: '2026-01-15',
    iban: 'NL91ABNA0417164300',
    holder: 'Jo Jansen',
    lastCollectedOn: null,
    last: false,
    revokedOn: null,
    pausedAt: null,
  }
  const codes = (rest: Partial<Mandate>, on = '2026-12-01') =>
    mandateProblems({ ...mandate, ...rest }, on).map(({ path, code }) => `${path}: ${code}`)

  it('with everything can be used', () => {
    expect(codes({})).toEqual([])
  })

  it.each([
    [{ signedOn: null }, 'signedOn: required'],
    [{ signedOn: '2026-12-02' }, 'signedOn: signed-later'],
    [{ id: '' }, 'id: required'],
    [{ id: 'M 1' }, 'id: not-a-mandate-id'],
    [{ iban: 'NL92ABNA0417164300' }, 'iban: not-an-iban'],
    [{ iban: 'NL91' }, 'iban: not-an-iban'],
    [{ iban: 'BR1800360305000010009795493C1' }, 'iban: outside-sepa'],
    [{ holder: ' ' }, 'holder: required'],
    [{ once: true, lastCollectedOn: '2026-06-01' }, 'once: mandate-used-up'],
    [{ revokedOn: '2026-12-01' }, 'revokedOn: mandate-revoked'],
    [{ pausedAt: '2026-11-01T10:00:00.000Z' }, 'pausedAt: mandate-paused'],
    [{ signedOn: '2023-11-30' }, 'signedOn: mandate-lapsed'],
    [{ signedOn: '2020-01-01', lastCollectedOn: '2023-11-30' }, 'signedOn: mandate-lapsed'],
  ])('with %o cannot: %s', (rest, code) => {
    expect(codes(rest)).toEqual([code])
  })

  it('can be used until it is revoked, and for 36 months unused', () => {
    expect(codes({ revokedOn: '2026-12-02' })).toEqual([])
    expect(codes({ signedOn: '2023-12-01' })).toEqual([])
    expect(codes({ signedOn: '2020-01-01', lastCollectedOn: '2023-12-01' })).toEqual([])
  })

  it.each([
    ['M/1', true],
    ["A+b?:().,'-9", true],
    ['/M', false],
    ['M/', false],
    ['M//1', false],
    ['é', false],
    ['x'.repeat(35), true],
    ['x'.repeat(36), false],
  ])('may be called %j: %s', (id, right) => {
    expect(isMandateId(id)).toBe(right)
  })

  it('goes from first to recurring to final; once is once', () => {
    expect(nextSequence(mandate)).toBe('FRST')
    expect(nextSequence({ ...mandate, lastCollectedOn: '2026-06-01' })).toBe('RCUR')
    expect(nextSequence({ ...mandate, lastCollectedOn: '2026-06-01', last: true })).toBe('FNAL')
    expect(nextSequence({ ...mandate, once: true })).toBe('OOFF')
  })
})
