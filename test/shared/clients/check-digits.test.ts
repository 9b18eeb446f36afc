import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mod97, passesElevenTest, passesLuhn } from '../../../shared/clients/check-digits'

const digitText = (min: number, max = min) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: min, maxLength: max })

/** The same digits with the one at `place` replaced by another. */
function withTypingError(digits: string, place: number, step: number): string {
  const wrong = (Number(digits[place]) + step) % 10
  return digits.slice(0, place) + String(wrong) + digits.slice(place + 1)
}

const error = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 9 }))

describe('the elfproef', () => {
  it.each(['123456782', '111222333', '999990019', '004495445'])('holds for %s', (digits) => {
    expect(passesElevenTest(digits)).toBe(true)
  })

  it.each([
    '123456789',
    '000000000',
    '12345678',
    '1234567820',
    '12345678a',
    '',
    '１２３４５６７８２',
  ])('does not hold for %j', (digits) => {
    expect(passesElevenTest(digits)).toBe(false)
  })

  it('notices one wrong digit and two swapped neighbours', () => {
    const bsns = digitText(9).filter(passesElevenTest)
    fc.assert(
      fc.property(bsns, error, ([...digits], [at, step]) => {
        const place = at % 9
        expect(passesElevenTest(withTypingError(digits.join(''), place, step))).toBe(false)
        const swap = at % 8
        fc.pre(digits[swap] !== digits[swap + 1])
        ;[digits[swap], digits[swap + 1]] = [digits[swap + 1] ?? '', digits[swap] ?? '']
        expect(passesElevenTest(digits.join(''))).toBe(false)
      }),
    )
  })
})

describe('Luhn', () => {
  it.each(['4111111111111111', '79927398713', '378282246310005', '0'])('holds for %s', (digits) => {
    expect(passesLuhn(digits)).toBe(true)
  })

  it.each(['4111111111111112', '79927398710', '', '4111 1111 1111 1111'])(
    'does not hold for %j',
    (digits) => {
      expect(passesLuhn(digits)).toBe(false)
    },
  )

  it('has exactly one last digit for any row of digits, and notices one wrong digit', () => {
    fc.assert(
      fc.property(digitText(1, 18), error, (digits, [at, step]) => {
        const right = [...'0123456789'].filter((last) => passesLuhn(digits + last))
        expect(right).toHaveLength(1)
        const whole = digits + (right[0] ?? '')
        expect(passesLuhn(withTypingError(whole, at % whole.length, step))).toBe(false)
      }),
    )
  })
})

describe('mod 97', () => {
  it('is the remainder of the digits, with letters as 10 to 35', () => {
    expect(mod97('97')).toBe(0)
    expect(mod97('A')).toBe(10)
    expect(mod97('z')).toBe(35)
    fc.assert(
      fc.property(digitText(1, 60), (digits) => {
        expect(mod97(digits)).toBe(Number(BigInt(digits) % 97n))
      }),
    )
  })

  it('refuses signs', () => {
    expect(() => mod97('12-3')).toThrow(RangeError)
  })
})
