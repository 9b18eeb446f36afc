import { describe, expect, test } from 'vitest'
import { referenceBodies, referenceBody } from '../../../shared/payments/payment-reference'

describe('a structured reference without its check digits', () => {
  test.each([
    // The standard's own example, ISO 11649.
    ['RF18539007547034', '539007547034'],
    ['RF18 5390 0754 7034', '539007547034'],
    ['rf2520260012', '20260012'],
    // Betaalvereniging's own examples.
    ['5000056789012345', '000056789012345'],
    ['5000 0567 8901 2345', '000056789012345'],
    ['12 2345 3462 2567', '234534622567'],
  ])('%s says %s', (reference, body) => {
    expect(referenceBody(reference)).toBe(body)
  })

  test.each([
    ['RF19539007547034', 'wrong check digits'],
    ['6000056789012345', 'wrong check digit'],
    ['1234567', 'seven digits have nothing to check'],
    ['2026-0012', 'no reference'],
    ['', 'nothing'],
  ])('%s says nothing: %s', (reference) => {
    expect(referenceBody(reference)).toBeNull()
  })

  test('is found in a text, in one piece or in groups, whatever follows', () => {
    expect(referenceBodies('REF RF18539007547034 BEDANKT')).toEqual(['539007547034'])
    expect(referenceBodies('REF RF18 5390 0754 7034 2026 MAART')).toContain('539007547034')
    expect(referenceBodies('KENMERK 5000 0567 8901 2345')).toEqual(['000056789012345'])
    expect(referenceBodies('KENMERK 5000056789012345')).toEqual(['000056789012345'])
  })

  test('is not found inside longer digits', () => {
    expect(referenceBodies('15000056789012345')).toEqual([])
    expect(referenceBodies('50000567890123451')).toEqual([])
    expect(referenceBodies('XRF18539007547034')).toEqual([])
  })
})
