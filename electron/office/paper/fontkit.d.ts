/** The part of fontkit (pdfkit's font engine, which ships no types) that the PDF writer uses. */
declare module 'fontkit' {
  export interface Glyph {
    id: number
    /** font units */
    advanceWidth: number
    codePoints: number[]
    path: { commands: PathCommand[] }
  }
  export interface PathCommand {
    command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath'
    args: number[]
  }
  export interface GlyphPosition {
    xAdvance: number
    yAdvance: number
    xOffset: number
    yOffset: number
  }
  export interface GlyphRun {
    glyphs: Glyph[]
    positions: GlyphPosition[]
  }
  export interface Font {
    postscriptName: string
    unitsPerEm: number
    ascent: number
    descent: number
    lineGap: number
    capHeight: number
    xHeight: number
    italicAngle: number
    bbox: { minX: number; minY: number; maxX: number; maxY: number }
    post: { isFixedPitch: number }
    head: { macStyle: { italic: boolean } }
    'OS/2': { sFamilyClass: number }
    variationAxes: Record<string, { default: number }>
    hasGlyphForCodePoint(codePoint: number): boolean
    glyphForCodePoint(codePoint: number): Glyph
    getGlyph(id: number, codePoints?: number[]): Glyph
    getVariation(settings: Record<string, number>): Font
    layout(
      text: string,
      features?: Record<string, boolean>,
      script?: string,
      language?: string,
      direction?: 'ltr' | 'rtl',
    ): GlyphRun
    createSubset(): { glyphs: number[]; encode(): Uint8Array }
  }
  export function create(bytes: Uint8Array): Font
}
