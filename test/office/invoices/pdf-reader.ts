/** Reads back what pdfkit wrote: text with its place and width per page, fonts, attachments. */
import { inflateSync } from 'node:zlib'

export interface PlacedText {
  text: string
  font: string
  size: number
  /** points from the left and the top */
  x: number
  y: number
  width: number
  /** glyph numbers; 0 would be a character without a form */
  glyphs: number[]
}

export interface ReadPage {
  texts: PlacedText[]
  /** filled rectangles: x, y from the top, width, height */
  rectangles: [number, number, number, number][]
}

interface PdfObject {
  dictionary: string
  stream: Buffer | null
}

interface ReadFont {
  unicode: Map<number, string>
  widths: number[]
}

const pageHeight = 841.89

export function readPdf(bytes: Uint8Array) {
  const objects = readObjects(Buffer.from(bytes))
  const find = (pattern: RegExp) =>
    [...objects.values()].filter(({ dictionary }) => pattern.test(dictionary))
  const pages = find(/\/Type \/Page\n/).map((page) => readPage(page, objects))
  const text = pages.map(({ texts }) => lines(texts).join('\n'))
  return {
    pages,
    /** the text of each page, line by line */
    text,
    fontDescriptors: find(/\/Type \/FontDescriptor/).map(({ dictionary }) => dictionary),
    images: find(/\/Subtype \/Image/).length,
    metadata: find(/\/Type \/Metadata/)[0]?.stream?.toString('utf8') ?? '',
    attachments: find(/\/Type \/EmbeddedFile/),
    fileSpecs: find(/\/Type \/Filespec/).map(({ dictionary }) => dictionary),
    catalog: find(/\/Type \/Catalog/)[0]?.dictionary ?? '',
  }
}

/** Texts on one baseline from left to right, baselines from top to bottom. */
function lines(texts: PlacedText[]): string[] {
  const rows = new Map<number, PlacedText[]>()
  for (const text of texts) {
    const key = Math.round(text.y * 2)
    rows.set(key, [...(rows.get(key) ?? []), text])
  }
  return [...rows.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, row]) => {
      const sorted = row.sort((a, b) => a.x - b.x)
      return sorted
        .map((one, i) => {
          const before = sorted[i - 1]
          const gap = before ? one.x - before.x - before.width : 0
          return (gap > 3 ? ' | ' : '') + one.text
        })
        .join('')
        .replaceAll('\u00a0', ' ')
    })
}

function readObjects(file: Buffer): Map<string, PdfObject> {
  const objects = new Map<string, PdfObject>()
  const source = file.toString('latin1')
  const pattern = /^(\d+) 0 obj\n/gm
  for (let match = pattern.exec(source); match; match = pattern.exec(source)) {
    const start = match.index + match[0].length
    const close = source.indexOf('endobj', start)
    const open = source.indexOf('stream\n', start)
    const id = match[1] ?? ''
    if (open < 0 || open > close) {
      objects.set(id, { dictionary: source.slice(start, close), stream: null })
      continue
    }
    const dictionary = source.slice(start, open)
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1])
    const data = file.subarray(open + 7, open + 7 + length)
    const stream = dictionary.includes('/FlateDecode') ? tryInflate(data) : data
    objects.set(id, { dictionary, stream })
    pattern.lastIndex = open + 7 + length
  }
  return objects
}

function tryInflate(data: Buffer): Buffer {
  try {
    return inflateSync(data)
  } catch {
    return data
  }
}

function readPage({ dictionary }: PdfObject, objects: Map<string, PdfObject>): ReadPage {
  const reference = (name: string, text: string) =>
    new RegExp(`/${name} (\\d+) 0 R`).exec(text)?.[1] ?? ''
  const resources = objects.get(reference('Resources', dictionary))?.dictionary ?? ''
  const content = objects.get(reference('Contents', dictionary))?.stream?.toString('latin1') ?? ''
  const fonts = new Map<string, ReadFont>()
  for (const [, name = '', id = ''] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    fonts.set(name, readFont(objects.get(id)?.dictionary ?? '', objects))
  }
  return { texts: readTexts(content, fonts), rectangles: readRectangles(content) }
}

function readFont(dictionary: string, objects: Map<string, PdfObject>): ReadFont {
  const map = /\/ToUnicode (\d+) 0 R/.exec(dictionary)?.[1] ?? ''
  const descendant = /\/DescendantFonts \[(\d+) 0 R\]/.exec(dictionary)?.[1] ?? ''
  const widths = /\/W \[0 \[([^\]]*)\]/.exec(objects.get(descendant)?.dictionary ?? '')?.[1] ?? ''
  const unicode = new Map<number, string>()
  const cmap = objects.get(map)?.stream?.toString('latin1') ?? ''
  for (const [, first = '', list = ''] of cmap.matchAll(/<(\w{4})> <\w{4}> \[([^\]]*)\]/g)) {
    ;[...list.matchAll(/<([\w ]*)>/g)].forEach(([, hex = ''], i) => {
      const units = hex.split(' ').filter((unit) => unit !== '')
      unicode.set(
        parseInt(first, 16) + i,
        String.fromCharCode(...units.map((unit) => parseInt(unit, 16))),
      )
    })
  }
  return { unicode, widths: widths.split(' ').map(Number) }
}

function readTexts(content: string, fonts: Map<string, ReadFont>): PlacedText[] {
  const texts: PlacedText[] = []
  for (const [, block = ''] of content.matchAll(/BT\n([\s\S]*?)ET/g)) {
    const place = /1 0 0 1 (\S+) (\S+) Tm/.exec(block)
    const [, name = '', size = ''] = /\/(F\d+) (\S+) Tf/.exec(block) ?? []
    const font = fonts.get(name)
    if (!place || !font) continue
    const glyphs: number[] = []
    let adjust = 0
    for (const [, hex, number] of block.matchAll(/<(\w+)>| (-?[\d.]+)(?=[\] ])/g)) {
      if (hex !== undefined) {
        for (const code of hex.match(/.{4}/g) ?? []) glyphs.push(parseInt(code, 16))
      } else if (number !== undefined) adjust += Number(number)
    }
    const advance = glyphs.reduce((sum, glyph) => sum + (font.widths[glyph] ?? 0), 0)
    texts.push({
      text: glyphs.map((glyph) => font.unicode.get(glyph) ?? '').join(''),
      font: name,
      size: Number(size),
      x: Number(place[1]),
      y: pageHeight - Number(place[2]),
      width: ((advance - adjust) * Number(size)) / 1000,
      glyphs,
    })
  }
  return texts
}

function readRectangles(content: string): [number, number, number, number][] {
  return [...content.matchAll(/^(\S+) (\S+) (\S+) (\S+) re$/gm)].map(([, x, y, w, h]) => [
    Number(x),
    Number(y),
    Number(w),
    Number(h),
  ])
}
