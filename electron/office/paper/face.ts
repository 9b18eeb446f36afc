/// <reference types="./fontkit" />
/**
 * One font file, ready to measure with and to embed. A face is opened once and kept, with the runs
 * it has shaped, so that the next document finds it warm.
 */
import { readFileSync } from 'node:fs'
import bidiFactory from 'bidi-js'
import { create, type Font, type Glyph } from 'fontkit'
import { atWeight } from './instance'
import { toTrueType } from './woff2'

interface ShapedGlyph {
  id: number
  advanceWidth: number
  codePoints: number[]
}

interface ShapedPosition {
  xAdvance: number
  yAdvance: number
  xOffset: number
  yOffset: number
}

/** Glyphs in the order they are drawn, from left to right; all lengths in thousandths of an em. */
export interface ShapedRun {
  glyphs: ShapedGlyph[]
  positions: ShapedPosition[]
  advanceWidth: number
}

/**
 * How a run is shaped: `tnum` gives figures of equal width; `rtla` (right-to-left alternates) marks
 * a run that reads from right to left.
 */
export type Feature = 'tnum' | 'rtla'

/** What pdfkit asks of an opened font. Units are thousandths of an em, so pdfkit scales nothing. */
export interface EmbeddableFont extends Pick<
  Font,
  'postscriptName' | 'italicAngle' | 'post' | 'head' | 'OS/2'
> {
  unitsPerEm: 1000
  ascent: number
  descent: number
  lineGap: number
  capHeight: number
  xHeight: number
  bbox: Font['bbox']
  getGlyph(id: number): { advanceWidth: number }
  layout(text: string, features: readonly Feature[]): ShapedRun
  createSubset(): GlyphSubset
}

interface GlyphSubset {
  includeGlyph(id: number): number
  encode(): Uint8Array
}

export interface Face {
  /** unique among all faces: pdfkit tells fonts apart by it */
  name: string
  font: EmbeddableFont
  has(codePoint: number): boolean
}

/** Kept per face: words come back, whole lines hardly ever, and neither may grow the process. */
const kept = { words: 8192, lines: 256 }

/**
 * Opens a TrueType or WOFF2 file.
 * @param weight wanted weight of a variable font; without it the font's default
 * @throws Error when the file cannot be read
 */
export function openFace(name: string, path: string, weight?: number): Face {
  const bytes = toTrueType(readFileSync(path))
  const font = create(weight === undefined ? bytes : atWeight(bytes, weight))
  return { name, font: embeddable(name, font), has: (point) => font.hasGlyphForCodePoint(point) }
}

function embeddable(name: string, font: Font): EmbeddableFont {
  tellCharactersApart(font)
  const scale = 1000 / font.unitsPerEm
  const words = new Map<string, ShapedRun>()
  const lines = new Map<string, ShapedRun>()
  const forms = new Map<string, number>()
  const { minX, minY, maxX, maxY } = font.bbox
  const face: EmbeddableFont = {
    postscriptName: name,
    unitsPerEm: 1000,
    ascent: font.ascent * scale,
    descent: font.descent * scale,
    lineGap: font.lineGap * scale,
    capHeight: font.capHeight * scale,
    xHeight: font.xHeight * scale,
    italicAngle: font.italicAngle,
    bbox: { minX: minX * scale, minY: minY * scale, maxX: maxX * scale, maxY: maxY * scale },
    post: font.post,
    head: font.head,
    'OS/2': font['OS/2'],
    createSubset: () => subsetOf(font),
    getGlyph: (id) => ({ advanceWidth: font.getGlyph(id).advanceWidth * scale }),
    layout(text, features) {
      const key = features.join() + '\n' + text
      const known = words.get(key) ?? lines.get(key)
      if (known) return known
      const parts = features.includes('rtla') ? [text] : text.split(boundaries)
      if (parts.length < 2) {
        const figure = /^\d$/.test(text) ? features : features.filter((one) => one !== 'tnum')
        return keep(words, kept.words, key, shape(name, font, text, figure, forms))
      }
      return keep(lines, kept.lines, key, join(parts.map((part) => face.layout(part, features))))
    },
  }
  return face
}

/**
 * Where a line may be shaped in parts. From left to right nothing is shaped across a space; figures
 * are of equal width and stand for themselves, what is between them keeps its own: a minus as wide as
 * a figure would leave a hole before the amount.
 */
const boundaries = /(?<=[\d ])|(?=[\d ])/

function join(runs: ShapedRun[]): ShapedRun {
  return {
    glyphs: runs.flatMap((run) => run.glyphs),
    positions: runs.flatMap((run) => run.positions),
    advanceWidth: runs.reduce((sum, run) => sum + run.advanceWidth, 0),
  }
}

function keep(cache: Map<string, ShapedRun>, most: number, key: string, run: ShapedRun): ShapedRun {
  if (cache.size >= most) cache.clear()
  cache.set(key, run)
  return run
}

const bidi = bidiFactory()

/** fontkit keeps a glyph with the characters it was first asked for; each use needs its own. */
function tellCharactersApart(font: Font): void {
  const getGlyph = font.getGlyph.bind(font)
  font.getGlyph = (id, codePoints = []) => {
    const glyph = getGlyph(id, codePoints)
    if (glyph.codePoints.join() === codePoints.join()) return glyph
    const get = (target: Glyph, key: string | symbol): unknown =>
      key === 'codePoints' ? codePoints : Reflect.get(target, key)
    return new Proxy(glyph, { get })
  }
}

/** Glyph ids stay below this; what is above tells apart the characters that share a glyph. */
const glyphLimit = 0x10000

/**
 * A PDF maps each glyph back to one text. Where scripts share outlines (Arabic letters that differ in
 * their dots), the shared glyph goes into the subset once per text, so that copying and searching
 * give what was written.
 */
function subsetOf(font: Font): GlyphSubset {
  const subset = font.createSubset()
  const places = new Map([[0, 0]])
  return {
    includeGlyph(id) {
      const known = places.get(id)
      if (known !== undefined) return known
      const place = subset.glyphs.push(id % glyphLimit) - 1
      places.set(id, place)
      return place
    },
    encode: () => subset.encode(),
  }
}

function formOf(forms: Map<string, number>, id: number, codePoints: readonly number[]): number {
  const key = `${id}:${codePoints.join()}`
  const known = forms.get(key)
  if (known !== undefined) return known
  const form = id + glyphLimit * forms.size
  forms.set(key, form)
  return form
}

function shape(
  name: string,
  font: Font,
  text: string,
  features: readonly Feature[],
  forms: Map<string, number>,
): ShapedRun {
  // Inter's contextual alternates turn "->" into an arrow: not what was written, and slow to apply.
  const tags = {
    ...(name.startsWith('Inter') ? { calt: false } : {}),
    tnum: features.includes('tnum'),
  }
  const scale = 1000 / font.unitsPerEm
  const direction = features.includes('rtla') ? 'rtl' : 'ltr'
  const run = font.layout(text, tags, undefined, undefined, direction)
  const mirrored = (point: number) =>
    bidi.getMirroredCharacter(String.fromCodePoint(point))?.codePointAt(0) ?? point
  const positions = run.positions.map(({ xAdvance, yAdvance, xOffset, yOffset }) => ({
    xAdvance: xAdvance * scale,
    yAdvance: yAdvance * scale,
    xOffset: xOffset * scale,
    yOffset: yOffset * scale,
  }))
  return {
    glyphs: run.glyphs.map(({ id, advanceWidth, codePoints }) => {
      // Brackets were turned round for drawing; what they stand for was not.
      const written = direction === 'rtl' ? codePoints.map(mirrored) : codePoints
      return {
        id: formOf(forms, id, written),
        advanceWidth: advanceWidth * scale,
        codePoints: written,
      }
    }),
    positions,
    advanceWidth: positions.reduce((sum, position) => sum + position.xAdvance, 0),
  }
}
