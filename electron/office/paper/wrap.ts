/**
 * Text broken into lines that fit a width. Breaks come after spaces, hyphens and slashes and between
 * East Asian characters, for Thai and its neighbours between words; a word wider than the line is
 * cut, in an address or e-mail after its punctuation, otherwise between characters.
 */
import { clean, widthOf, type Style } from './text'

const eastAsian =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u
/** Scripts without spaces between words; their words come from a dictionary. */
const unspaced = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
/** Kinsoku: what may not begin a line, and what may not end one. */
const noStart = /^[、。，．・：；？！ー）］｝〕〉》」』】!%),.:;?\]}’”\p{M}\u200d\ufe0f]/u
const noEnd = /[（［｛〔〈《「『【([{‘“$€]$/u

const words = new Intl.Segmenter('th', { granularity: 'word' })
const graphemes = new Intl.Segmenter('nl', { granularity: 'grapheme' })

/** Spaces a line may break at (not the no-break ones), and a hyphen or slash inside a word. */
const breaks =
  /(?<=[ \u1680\u2000-\u2006\u2008-\u200b\u205f\u3000])(?=\S)|(?<=[\p{L}\p{N}][-‐–—/])(?=\p{L})/u

/** No line holds more characters: keeps one endless word quick to cut. */
const longestLine = 400

/**
 * The lines, at least one; empty lines of the text stay, blanks at a line's end go.
 * @param width points; must hold one character
 */
export function wrap(text: string, style: Style, width: number): string[] {
  return clean(text)
    .split('\n')
    .flatMap((paragraph) => wrapParagraph(paragraph, style, width))
}

function wrapParagraph(text: string, style: Style, width: number): string[] {
  const lines: string[] = []
  let line = ''
  let lineWidth = 0
  for (const chunk of chunks(text)) {
    const bare = widthOf(chunk.trimEnd(), style)
    if (lineWidth + bare <= width) {
      line += chunk
      lineWidth += bare + widthOf(chunk.slice(chunk.trimEnd().length), style)
      continue
    }
    if (line.trim() !== '') lines.push(line.trimEnd())
    const { heads, rest } = cut(chunk.trimEnd(), style, width)
    lines.push(...heads)
    line = /\s$/.test(chunk) ? rest + ' ' : rest
    lineWidth = widthOf(line, style)
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trimEnd())
  return lines
}

/** The text in pieces between which a line may break; blanks belong to the piece before. */
function chunks(text: string): string[] {
  return text
    .split(breaks)
    .flatMap((piece) =>
      eastAsian.test(piece) || unspaced.test(piece) ? unspacedChunks(piece) : [piece],
    )
}

function unspacedChunks(text: string): string[] {
  const found: string[] = []
  const pieces = unspaced.test(text) ? words.segment(text) : graphemes.segment(text)
  let previous = ''
  for (const { segment } of pieces) {
    const last = found.at(-1)
    const breakable =
      (eastAsian.test(previous) || eastAsian.test(segment) || unspaced.test(segment)) &&
      !noStart.test(segment) &&
      !/^\s/.test(segment) &&
      !noEnd.test(previous)
    if (last === undefined || breakable) found.push(segment)
    else found[found.length - 1] = last + segment
    previous = segment
  }
  return found
}

/** An over-wide word in full lines and what is left of it. */
function cut(word: string, style: Style, width: number): { heads: string[]; rest: string } {
  const heads: string[] = []
  let rest = word
  while (rest.length > longestLine || widthOf(rest, style) > width) {
    const head = fitting(rest, style, width)
    heads.push(head)
    rest = rest.slice(head.length)
  }
  return { heads, rest }
}

/** As much of the text as fits, at least one character. */
function fitting(text: string, style: Style, width: number): string {
  const ends = [...graphemes.segment(text.slice(0, longestLine))].map(
    ({ segment, index }) => index + segment.length,
  )
  let low = 1
  let high = ends.length
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (widthOf(text.slice(0, ends[middle - 1]), style) <= width) low = middle
    else high = middle - 1
  }
  const fits = text.slice(0, ends[low - 1])
  const nice = /^.{8,}[@._\-/]/su.exec(fits)?.[0] ?? ''
  return nice.length * 2 > fits.length ? nice : fits
}
