/// <reference types="./fontkit" />
/**
 * A variable font frozen at one weight, because fontkit measures variable fonts but cannot put them
 * into a subset. Layout tables stay those of the default weight.
 */
import { create, type PathCommand } from 'fontkit'
import { boxOf, locaOf, writeOutline, Writer, type Point } from './glyf'
import { assemble, readTables, setOutlines, tableOf, viewOf } from './sfnt'

const variationTables = ['fvar', 'gvar', 'avar', 'HVAR', 'VVAR', 'MVAR', 'STAT', 'cvar']

/** TrueType bytes of the font at the weight; the same bytes when its default weight is that one. */
export function atWeight(bytes: Uint8Array, weight: number): Uint8Array {
  const variable = create(bytes)
  const axis = variable.variationAxes['wght']
  if (!axis || axis.default === weight) return bytes
  const font = variable.getVariation({ wght: weight })

  const tables = readTables(bytes)
  const count = viewOf(tableOf(tables, 'maxp')).getUint16(4)
  const out = new Writer(bytes.length)
  const offsets: number[] = []
  const metrics = new DataView(new ArrayBuffer(count * 4))
  for (let id = 0; id < count; id++) {
    offsets.push(out.length)
    const glyph = font.getGlyph(id)
    const { points, ends } = contours(glyph.path.commands)
    const box = boxOf(points)
    if (points.length > 0) {
      writeOutline(out, { points, ends, box, overlap: true, instructions: new Uint8Array() })
      out.align()
    }
    metrics.setUint16(id * 4, Math.round(glyph.advanceWidth))
    metrics.setInt16(id * 4 + 2, box[0])
  }
  offsets.push(out.length)
  setOutlines(tables, out.bytes(), locaOf(offsets))
  tables.set('hmtx', new Uint8Array(metrics.buffer))
  const hhea = tableOf(tables, 'hhea').slice()
  viewOf(hhea).setUint16(34, count)
  tables.set('hhea', hhea)
  for (const tag of variationTables) tables.delete(tag)
  return assemble(viewOf(bytes).getUint32(0), tables)
}

function contours(commands: readonly PathCommand[]): { points: Point[]; ends: number[] } {
  const points: Point[] = []
  const ends: number[] = []
  const close = () => {
    const start = points[(ends.at(-1) ?? -1) + 1]
    const last = points.at(-1)
    // A contour closes itself; its first point must not stand there twice.
    if (start && last && last !== start && last.on && last.x === start.x && last.y === start.y) {
      points.pop()
    }
    if (points.length - 1 > (ends.at(-1) ?? -1)) ends.push(points.length - 1)
  }
  const add = (x: number | undefined, y: number | undefined, on: boolean) =>
    points.push({ x: Math.round(x ?? 0), y: Math.round(y ?? 0), on })
  for (const { command, args } of commands) {
    const [x1, y1, x2, y2] = args
    if (command === 'closePath') close()
    else if (command === 'quadraticCurveTo') {
      add(x1, y1, false)
      add(x2, y2, true)
    } else add(x1, y1, true)
  }
  return { points, ends }
}
