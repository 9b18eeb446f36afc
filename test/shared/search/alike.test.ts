import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editsToBegin, editsToHold, slips } from '../../../shared/search/alike'

const letter = fc.constantFrom(...'abcdefgh')
const word = fc.string({ unit: letter, minLength: 4, maxLength: 14 })

describe('how near a word is', () => {
  it('forgives one slip from four letters, two from nine, none of fewer', () => {
    expect([3, 4, 8, 9].map(slips)).toEqual([0, 1, 1, 2])
    expect(editsToBegin('jnasen', 'jansen')).toBe(1)
    expect(editsToBegin('jasen', 'jansen')).toBe(1)
    expect(editsToBegin('jannsen', 'jansen')).toBe(1)
    expect(editsToBegin('jansem', 'jansen')).toBe(1)
    expect(editsToBegin('jamsem', 'jansen')).toBeNull()
    expect(editsToBegin('timmerwek', 'timmerwerk')).toBe(1)
    expect(editsToBegin('tmimerwrek', 'timmerwerk')).toBe(2)
    expect(editsToBegin('jzn', 'jan')).toBeNull()
  })

  it('takes the beginning of a word for the word, also with a slip', () => {
    expect(editsToBegin('jan', 'janssen')).toBe(0)
    expect(editsToBegin('bkker', 'bakkerij')).toBe(1)
  })

  it('any word with one slip in it is found again', () => {
    fc.assert(
      fc.property(word, fc.nat(), fc.nat(3), letter, (whole, where, kind, other) => {
        const at = where % whole.length
        const [head, tail] = [whole.slice(0, at), whole.slice(at)]
        const slipped = [
          head + tail.slice(1),
          head + other + tail,
          head + other + tail.slice(1),
          head + (tail[1] ?? '') + (tail[0] ?? '') + tail.slice(2),
        ][kind]
        fc.pre(slipped !== undefined && slipped.length >= 4)
        expect(editsToBegin(slipped, whole)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('never says more edits than its length forgives', () => {
    fc.assert(
      fc.property(word, word, (typed, other) => {
        expect(editsToBegin(typed, other) ?? 0).toBeLessThanOrEqual(slips(typed.length))
      }),
    )
  })

  it('wants every typed word near some word', () => {
    expect(editsToHold(['piet', 'jnasen'], ['jansen', 'piet'])).toBe(1)
    expect(editsToHold(['piet', 'zzzz'], ['jansen', 'piet'])).toBeNull()
  })
})
