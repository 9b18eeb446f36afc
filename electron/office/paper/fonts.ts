/**
 * Which font draws which character. Inter sets everything it covers; other scripts fall back to a
 * font of their own, and what no designed font covers to UnifontEX, which draws nearly all of
 * Unicode. Files come from npm packages (all OFL-1.1 or the DejaVu licence), are opened when a text
 * first needs them, and stay open.
 */
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openFace, type Face } from './face'

export type Weight = 'regular' | 'strong'

/** Fonts cut in slices by code point; `prefix` names the files. */
interface SlicedFamily {
  package: string
  prefix: string
  /** key of the only slice that matters, or null for the numbered ones */
  slice: string | null
  /** wght axis per weight; complex scripts keep the default, to which their marks are anchored */
  weights: Record<Weight, number> | null
}

const sliced = {
  sc: family('noto-sans-sc', null, { regular: 400, strong: 600 }),
  tc: family('noto-sans-tc', null, { regular: 400, strong: 600 }),
  jp: family('noto-sans-jp', null, { regular: 400, strong: 600 }),
  kr: family('noto-sans-kr', null, { regular: 400, strong: 600 }),
  emoji: family('noto-emoji', null, null),
  hebrew: family('noto-sans-hebrew', 'hebrew', { regular: 400, strong: 600 }),
  arabic: family('noto-sans-arabic', 'arabic', null),
  devanagari: family('noto-sans-devanagari', 'devanagari', null),
  thai: family('noto-sans-thai', 'thai', null),
} satisfies Record<string, SlicedFamily>

type SlicedName = keyof typeof sliced

function family(
  name: string,
  slice: string | null,
  weights: Record<Weight, number> | null,
): SlicedFamily {
  return { package: `@fontsource-variable/${name}`, prefix: name, slice, weights }
}

/** Scripts with a font of their own; tried in this order after Inter. */
const scripts: readonly { of: RegExp; family: SlicedName }[] = [
  { of: /[\p{Script=Arabic}،؛؟ـ٠-٩]/u, family: 'arabic' },
  { of: /\p{Script=Hebrew}/u, family: 'hebrew' },
  { of: /[\p{Script=Devanagari}।॥]/u, family: 'devanagari' },
  { of: /[\p{Script=Thai}฿]/u, family: 'thai' },
]

const eastAsian =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u2e80-\u33ff\ufe30-\ufe4f\uff00-\uffef]/u
const pictograph = /\p{Emoji_Presentation}|\ufe0f|\p{Regional_Indicator}/u
const anyPictograph = /\p{Extended_Pictographic}/u

/** Joiners, selectors and direction marks: they steer shaping and have no form of their own. */
const invisible = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\u{e0000}-\u{e01ef}]/u

const replacement = '\ufffd'

export interface Part {
  text: string
  face: Face
}

/**
 * The text cut into parts that one font each can draw, in the order given. Every character of every
 * part has a glyph: one that no font knows becomes U+FFFD.
 */
export function fontParts(text: string, weight: Weight): Part[] {
  const parts: Part[] = []
  const add = (piece: string, face: Face) => {
    const last = parts.at(-1)
    if (last?.face === face) last.text += piece
    else parts.push({ text: piece, face })
  }
  for (const { segment } of graphemes.segment(text)) {
    const face = faceFor(segment, text, weight)
    if (face) {
      add(segment, face)
      continue
    }
    // No one font covers the cluster: each character for itself.
    for (const character of segment) {
      if (invisible.test(character)) continue
      const own = faceFor(character, text, weight)
      add(own ? character : replacement, own ?? single('dejavu', 'regular'))
    }
  }
  return parts
}

const graphemes = new Intl.Segmenter('nl', { granularity: 'grapheme' })

function faceFor(cluster: string, text: string, weight: Weight): Face | null {
  const points: number[] = []
  for (const character of cluster) {
    if (!invisible.test(character)) points.push(character.codePointAt(0) ?? 0)
  }
  if (points.length === 0) return single('inter', weight)
  for (const face of candidates(cluster, points, text, weight)) {
    if (points.every((point) => face.has(point))) return face
  }
  return null
}

function* candidates(
  cluster: string,
  points: readonly number[],
  text: string,
  weight: Weight,
): Generator<Face> {
  const emoji = () => slices('emoji', points, weight)
  if (pictograph.test(cluster)) yield* emoji()
  yield single('inter', weight)
  for (const script of scripts) {
    if (script.of.test(cluster)) yield* slices(script.family, points, weight)
  }
  if (eastAsian.test(cluster)) {
    for (const name of eastAsianOrder(text)) yield* slices(name, points, weight)
  }
  yield single('dejavu', weight)
  if (anyPictograph.test(cluster)) yield* emoji()
  yield single('unifont', weight)
}

/** Han characters look different per country; kana, hangul and bopomofo tell which one is meant. */
function eastAsianOrder(text: string): SlicedName[] {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return ['jp', 'sc', 'tc', 'kr']
  if (/\p{Script=Hangul}/u.test(text)) return ['kr', 'sc', 'tc', 'jp']
  if (/\p{Script=Bopomofo}/u.test(text)) return ['tc', 'sc', 'jp', 'kr']
  return ['sc', 'tc', 'jp', 'kr']
}

const packages = createRequire(import.meta.url)
const faces = new Map<string, Face>()
const indexes = new Map<SlicedName, Map<number, string>>()

function open(name: string, path: () => string, axis?: number): Face {
  const known = faces.get(name)
  if (known) return known
  const face = openFace(name, path(), axis)
  faces.set(name, face)
  return face
}

function single(name: 'inter' | 'dejavu' | 'unifont', weight: Weight): Face {
  const strong = weight === 'strong'
  switch (name) {
    case 'inter': {
      const file = strong ? 'Inter-SemiBold' : 'Inter-Regular'
      return open(file, () => inPackage('inter-ui', `web/${file}.woff2`))
    }
    case 'dejavu': {
      const file = `dejavu-sans-latin-${strong ? 700 : 400}-normal.woff2`
      const path = () => inPackage('@fontsource/dejavu-sans', `files/${file}`)
      return open(strong ? 'DejaVuSans-Bold' : 'DejaVuSans', path)
    }
    case 'unifont': {
      const file = 'files/unifontex-latin-400-normal.woff2'
      return open('UnifontEX', () => inPackage('@fontsource/unifontex', file))
    }
  }
}

/** The slices that list any of the code points; usually one. */
function slices(name: SlicedName, points: readonly number[], weight: Weight): Face[] {
  const { package: pkg, prefix, slice, weights } = sliced[name]
  const keys = new Set<string>()
  if (slice !== null) keys.add(slice)
  else for (const point of points) keys.add(index(name).get(point) ?? '')
  keys.delete('')
  return [...keys].map((key) => {
    const axis = weights?.[weight]
    const face = `Noto-${name}-${key}${axis === undefined ? '' : `-${axis}`}`
    const path = () => inPackage(pkg, `files/${prefix}-${key}-wght-normal.woff2`)
    return open(face, path, axis)
  })
}

/** Slice by code point, from the package's own list. */
function index(name: SlicedName): Map<number, string> {
  const known = indexes.get(name)
  if (known) return known
  const list: unknown = JSON.parse(
    readFileSync(inPackage(sliced[name].package, 'unicode.json'), 'utf8'),
  )
  const found = new Map<number, string>()
  for (const [key, ranges] of Object.entries(list ?? {})) {
    const slice = /^\[(\d+)\]$/.exec(key)?.[1]
    if (slice === undefined || typeof ranges !== 'string') continue
    for (const range of ranges.matchAll(/U\+([0-9a-f]+)(?:-([0-9a-f]+))?/gi)) {
      const first = parseInt(range[1] ?? '', 16)
      const last = range[2] === undefined ? first : parseInt(range[2], 16)
      for (let point = first; point <= last; point++) found.set(point, slice)
    }
  }
  indexes.set(name, found)
  return found
}

/** Works from the sources, from the bundle and inside the packaged app's archive alike. */
function inPackage(name: string, file: string): string {
  return join(dirname(packages.resolve(`${name}/package.json`)), file)
}
