/**
 * Text folded for recognising numbers, with the way back to the text as it was typed. `starts[i]`
 * and `ends[i]` are the UTF-16 range of the original that gave character `i` of `plain`.
 */
export interface PlainText {
  plain: string
  starts: (index: number) => number
  ends: (index: number) => number
}

/**
 * Compatibility forms become plain ones (NFKC: full-width, circled, superscript digits), digits of
 * every script become 0–9, all dashes `-`, all spaces a space; accents and invisible characters go.
 */
export function plainText(text: string): PlainText {
  if (!/[\u0080-\uffff]/.test(text)) {
    return { plain: text, starts: (index) => index, ends: (index) => index + 1 }
  }
  const starts: number[] = []
  const ends: number[] = []
  let plain = ''
  let index = 0
  for (const character of text) {
    const folded = fold(character)
    for (let unit = 0; unit < folded.length; unit++) {
      starts.push(index)
      ends.push(index + character.length)
    }
    plain += folded
    index += character.length
  }
  return { plain, starts: (at) => starts[at] ?? text.length, ends: (at) => ends[at] ?? text.length }
}

function fold(character: string): string {
  if (character < '\u0080') return character
  return character
    .normalize('NFKC')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/\p{Zs}/gu, ' ')
    .replace(/\p{Nd}/gu, decimalDigit)
}

/** Unicode keeps the ten digits of each script together and in order, so the run's start is zero. */
function decimalDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  return String((code - zero) % 10)
}
