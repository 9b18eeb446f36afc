/**
 * One line of text as the runs that are drawn from left to right: cut by font, put in visual order
 * by the Unicode bidirectional algorithm (UAX #9).
 */
import bidiFactory from 'bidi-js'
import type { Face, Feature } from './face'
import { fontParts, type Weight } from './fonts'

export interface Style {
  /** points */
  size: number
  weight: Weight
  /** `#rrggbb` */
  color: string
}

export interface Run {
  text: string
  face: Face
  features: readonly Feature[]
}

const bidi = bidiFactory()

// Shared arrays: the shaped-run cache is asked with them for every run. Figures are of equal width
// everywhere, also in running text: an amount is read by its places.
const leftToRight: readonly Feature[] = ['tnum']
const rightwards: readonly Feature[] = ['rtla']

/** Latin text that Inter covers whole and that only reads one way: nothing to look up. */
const plain = /^[ -~\u00a0-\u00ac\u00ae-\u017f\u2013\u2014\u2018-\u201e\u2022\u2026\u20ac]*$/

const rightToLeft =
  /[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** Direction marks: applied by now, and nothing to draw. */
const directionMarks = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g

/**
 * Text as it can be drawn: composed (NFC), without control characters, half surrogates as U+FFFD.
 * Line ends become "\n".
 */
export function clean(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u2060\ufeff\ufff9-\ufffb]/g, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .normalize('NFC')
}

const cache = new Map<string, Run[]>()
const cachedLines = 4096

/** The runs of one cleaned line without line ends. */
export function runsOf(text: string, weight: Weight): Run[] {
  const key = weight + text
  const known = cache.get(key)
  if (known) return known
  if (cache.size >= cachedLines) cache.clear()
  const runs = build(text, weight)
  cache.set(key, runs)
  return runs
}

/** Width of one cleaned line in points. */
export function widthOf(text: string, style: Style): number {
  let width = 0
  for (const run of runsOf(text, style.weight)) width += widthOfRun(run, style.size)
  return width
}

export function widthOfRun(run: Run, size: number): number {
  return (run.face.font.layout(run.text, run.features).advanceWidth * size) / 1000
}

function build(text: string, weight: Weight): Run[] {
  if (text === '') return []
  const parts = plain.test(text) ? [partOf(text, weight)] : null
  if (parts || !rightToLeft.test(text)) {
    return (parts ?? fontParts(text.replace(directionMarks, ''), weight)).map((part) => ({
      ...part,
      features: leftToRight,
    }))
  }
  return byDirection(text)
    .flatMap(({ text: piece, rtl }) => {
      const cut = fontParts(piece, weight)
      return (rtl ? cut.reverse() : cut).map((part) => ({ ...part, rtl }))
    })
    .map(({ text: piece, face, rtl }) => ({
      text: piece,
      face,
      features: rtl ? rightwards : leftToRight,
    }))
}

function partOf(text: string, weight: Weight): { text: string; face: Face } {
  const [space] = fontParts(' ', weight)
  if (!space) throw new Error('no font')
  return { text, face: space.face }
}

/** Pieces of one direction each, in the order they stand on the line; text stays in reading order. */
function byDirection(text: string): { text: string; rtl: boolean }[] {
  const embedding = bidi.getEmbeddingLevels(text)
  const mirrored = bidi.getMirroredCharactersMap(text, embedding.levels)
  const pieces: { text: string; level: number }[] = []
  for (let i = 0; i < text.length; i++) {
    const level = embedding.levels[i] ?? 0
    const character = mirrored.get(i) ?? text.charAt(i)
    const last = pieces.at(-1)
    if (last?.level === level) last.text += character
    else pieces.push({ text: character, level })
  }
  // UAX #9, rule L2: from the highest level down, reverse every stretch at that level or above.
  const levels = pieces.map((piece) => piece.level)
  for (let level = Math.max(...levels); level > 0; level--) {
    for (let start = 0; start < pieces.length; start++) {
      let end = start
      while (end < pieces.length && (pieces[end]?.level ?? 0) >= level) end++
      if (end > start) pieces.splice(start, end - start, ...pieces.slice(start, end).reverse())
      start = end
    }
  }
  return pieces
    .map(({ text: piece, level }) => ({
      text: piece.replace(directionMarks, ''),
      rtl: level % 2 === 1,
    }))
    .filter((piece) => piece.text !== '')
}
