import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createRfReference,
  isBetalingskenmerk,
  isRfReference,
  kenmerkCheckDigit,
} from '../../../shared/payments/structured-reference'

const alphanumeric = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')
const references = fc.string({ unit: alphanumeric, minLength: 1, maxLength: 21 })
const digitText = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })

describe('an ISO 11649 creditor reference', () => {
  it.each([
    ['539007547034', 'RF18539007547034'],
    ['2026-0001', 'RF3120260001'],
    ['f2026/0001', 'RF12F20260001'],
  ])('for %s is %s', (number, reference) => {
    expect(createRfReference(number)).toBe(reference)
  })

  it('cannot be made of nothing, or of more than 21 letters and digits', () => {
    expect(createRfReference('-')).toBeNull()
    expect(createRfReference('A'.repeat(22))).toBeNull()
    expect(createRfReference('A'.repeat(21))).not.toBeNull()
  })

  it.each(['RF18539007547034', 'rf18 5390 0754 7034'])('%s is right', (text) => {
    expect(isRfReference(text)).toBe(true)
  })

  it.each([
    '',
    'RF18',
    'RF19539007547034',
    '18539007547034',
    'RF18-539007547034',
    'RF1X539007547034',
  ])('%j is wrong', (text) => {
    expect(isRfReference(text)).toBe(false)
  })

  it('passes its own check, also as printed, and not with one character changed', () => {
    fc.assert(
      fc.property(references, fc.nat(), alphanumeric, (text, at, other) => {
        const reference = createRfReference(text) ?? ''
        const printed = reference.replace(/(.{4})(?=.)/g, '$1 ')
        expect([isRfReference(reference), isRfReference(printed)]).toEqual([true, true])
        const place = 4 + (at % text.length)
        fc.pre(reference[place] !== other && /\d/.test(reference[place] ?? '') === /\d/.test(other))
        expect(isRfReference(reference.slice(0, place) + other + reference.slice(place + 1))).toBe(
          false,
        )
      }),
    )
  })
})

describe('a betalingskenmerk', () => {
  it.each([
    '5000056789012345',
    '5000 0567 8901 2345',
    '5000.0567.8901.2345',
    '12 2345 3462 2567',
    '1234567',
  ])('%s is right', (text) => {
    expect(isBetalingskenmerk(text)).toBe(true)
  })

  it.each([
    '',
    '4000056789012345',
    '5000056789012346',
    '500005678901234',
    '12345678',
    '22 2345 3462 2567',
    '5000-0567-8901-2345',
  ])('%j is wrong', (text) => {
    expect(isBetalingskenmerk(text)).toBe(false)
  })

  it('of 16 digits has one right first digit', () => {
    fc.assert(
      fc.property(digitText(15), (digits) => {
        const right = [...'0123456789'].filter((first) => isBetalingskenmerk(first + digits))
        expect(right).toEqual([kenmerkCheckDigit(digits)])
      }),
    )
  })

  it('of 9 to 14 digits says its length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 7, max: 12 }).chain(digitText), (digits) => {
        const right = [...'0123456789'].filter((length) =>
          isBetalingskenmerk(kenmerkCheckDigit(length + digits) + length + digits),
        )
        expect(right).toEqual([String(digits.length % 10)])
      }),
    )
  })
})
