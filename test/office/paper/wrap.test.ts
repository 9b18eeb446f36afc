import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clean, widthOf, type Style } from '../../../electron/office/paper/text'
import { wrap } from '../../../electron/office/paper/wrap'

const style: Style = { size: 9, weight: 'regular', color: '#000000' }
const letters = (text: string) => text.replace(/\s/g, '')

describe('lines of text', () => {
  const latin = fc.string({ unit: 'grapheme-ascii', maxLength: 300 })
  const mixed = fc
    .array(
      fc.constantFrom(
        'woord',
        'Ω',
        'سلام',
        'שלום',
        '北京',
        'ไทย',
        ' ',
        '-',
        '/',
        '(',
        ')',
        '\n',
        '12,50',
      ),
      {
        maxLength: 60,
      },
    )
    .map((parts) => parts.join(''))

  it('fit the width and lose no letter, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(latin, mixed), fc.integer({ min: 30, max: 300 }), (text, width) => {
        const lines = wrap(text, style, width)
        for (const line of lines) expect(widthOf(line, style)).toBeLessThanOrEqual(width + 0.5)
        expect(letters(lines.join(''))).toBe(letters(clean(text)))
      }),
    )
  })

  it.each([
    ['after a space', 'aaaa bbbb', ['aaaa', 'bbbb']],
    ['at a line end', 'a\r\nb\rc\u2028d', ['a', 'b', 'c', 'd']],
    ['after a hyphen in a word', 'onderhouds-contract', ['onderhouds-', 'contract']],
    [
      'between Chinese characters, not before a full stop',
      '网站托管服务。',
      ['网站托管', '服务。'],
    ],
    ['between Thai words', 'บริการเว็บ', ['บริการ', 'เว็บ']],
  ])('break %s', (_name, text, expected) => {
    const width = Math.max(...expected.map((line) => widthOf(line, style))) + 1
    expect(wrap(text, style, width)).toEqual(expected)
  })

  it('keep an amount, a date and a number of a document whole', () => {
    const text = 'factuur 2026-0042 van €\u00a01.234,50 op 22-11-2026'
    for (let width = 60; width < 200; width += 7) {
      const lines = wrap(text, style, width).join('\n')
      for (const part of ['2026-0042', '€\u00a01.234,50', '22-11-2026'])
        expect(lines).toContain(part)
    }
  })

  it('cut an e-mail address after its punctuation', () => {
    const [first] = wrap('administratie@noorderlicht-webdiensten.example', style, 130)
    expect(first).toMatch(/[@.-]$/)
  })
})
