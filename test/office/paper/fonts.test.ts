import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fontParts } from '../../../electron/office/paper/fonts'
import { atWeight } from '../../../electron/office/paper/instance'
import { readTables, tableOf, viewOf, type Tables } from '../../../electron/office/paper/sfnt'
import { toTrueType } from '../../../electron/office/paper/woff2'

const require = createRequire(import.meta.url)
const file = (name: string, path: string) =>
  readFileSync(join(dirname(require.resolve(`${name}/package.json`)), path))

const chinese = () =>
  toTrueType(file('@fontsource-variable/noto-sans-sc', 'files/noto-sans-sc-119-wght-normal.woff2'))

/** Left, bottom, right and top of a glyph, as its outline data says. */
function boxOf(tables: Tables, id: number): number[] {
  const at = viewOf(tableOf(tables, 'loca')).getUint32(id * 4)
  const glyf = viewOf(tableOf(tables, 'glyf'))
  return [2, 4, 6, 8].map((offset) => glyf.getInt16(at + offset))
}

const glyphCount = (tables: Tables) => viewOf(tableOf(tables, 'maxp')).getUint16(4)

describe('a WOFF2 file', () => {
  it('becomes TrueType: all tables, long locations, capitals as high as the font says', () => {
    const tables = readTables(toTrueType(file('inter-ui', 'web/Inter-Regular.woff2')))
    for (const tag of [
      'cmap',
      'GPOS',
      'GSUB',
      'glyf',
      'head',
      'hhea',
      'hmtx',
      'loca',
      'maxp',
      'OS/2',
    ]) {
      expect([...tables.keys()]).toContain(tag)
    }
    expect(viewOf(tableOf(tables, 'head')).getInt16(50)).toBe(1)
    const capHeight = viewOf(tableOf(tables, 'OS/2')).getInt16(88)
    const heights = Array.from({ length: 30 }, (_, i) => boxOf(tables, i + 1)[3])
    expect(heights).toContain(capHeight)
    const offsets = viewOf(tableOf(tables, 'loca'))
    const last = offsets.getUint32(glyphCount(tables) * 4)
    expect(last).toBe(tableOf(tables, 'glyf').length)
  })

  it('that is damaged is refused, and another file is left as it is', () => {
    const font = file('inter-ui', 'web/Inter-Regular.woff2')
    expect(() => toTrueType(font.subarray(0, font.length / 2))).toThrow()
    const plain = new Uint8Array([0, 1, 0, 0, 0, 0])
    expect(toTrueType(plain)).toBe(plain)
  })
})

describe('a variable font', () => {
  it('is frozen at the weight asked for, heavier for a heavier one', () => {
    const ink = (weight: number) => {
      const tables = readTables(atWeight(chinese(), weight))
      expect(tables.has('fvar')).toBe(weight === 100)
      // Bold strokes reach further out: the boxes of all glyphs together grow with the weight.
      return Array.from({ length: glyphCount(tables) - 1 }, (_, id) => boxOf(tables, id)).reduce(
        (sum, [left = 0, bottom = 0, right = 0, top = 0]) => sum + right - left + top - bottom,
        0,
      )
    }
    expect(ink(400)).toBeGreaterThan(ink(100))
    expect(ink(600)).toBeGreaterThan(ink(400))
  })

  it('stays as it is at its own weight', () => {
    const bytes = chinese()
    expect(atWeight(bytes, 100)).toBe(bytes)
  })
})

describe('each script', () => {
  it.each([
    ['Latin', 'Ąçéňø', /^Inter-Regular$/],
    ['Greek', 'Ωμέγα', /^Inter-Regular$/],
    ['Cyrillic', 'Москва', /^Inter-Regular$/],
    ['Vietnamese', 'Nguyễn', /^Inter-Regular$/],
    ['Arabic', 'سلام', /^Noto-arabic/],
    ['Hebrew', 'שלום', /^Noto-hebrew/],
    ['Devanagari', 'क्षेत्र', /^Noto-devanagari/],
    ['Thai', 'สวัสดี', /^Noto-thai/],
    ['Chinese', '网', /^Noto-sc/],
    ['Korean', '한', /^Noto-kr/],
    ['a coloured emoji', '🚀', /^Noto-emoji/],
    ['a family of emoji', '👩‍💻', /^Noto-emoji/],
    ['Armenian', 'Հ', /^DejaVuSans$/],
    ['Ethiopic', 'ኢ', /^UnifontEX$/],
  ])('%s has its font', (_name, text, font) => {
    const parts = fontParts(text, 'regular')
    expect(parts.map(({ text: part }) => part).join('')).toBe(text)
    for (const { face } of parts) expect(face.name).toMatch(font)
  })

  it('takes Japanese forms of Chinese characters where kana say so', () => {
    const names = fontParts('直の', 'regular').map(({ face }) => face.name)
    for (const name of names) expect(name).toMatch(/^Noto-jp/)
  })

  it('shows U+FFFD for what no font has', () => {
    const [part] = fontParts('\u{10fffd}', 'regular')
    expect(part?.text).toBe('\ufffd')
  })
})
