/** A font file as its tables. Source: OpenType 1.9, "Organization of an OpenType font". */

export type Tables = Map<string, Uint8Array>

/** @throws Error when the font has no such table */
export function tableOf(tables: Tables, tag: string): Uint8Array {
  const found = tables.get(tag)
  if (!found) throw new Error(`font without table ${tag}`)
  return found
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

export function readTables(bytes: Uint8Array): Tables {
  const view = viewOf(bytes)
  const tables: Tables = new Map()
  for (let i = 0; i < view.getUint16(4); i++) {
    const entry = 12 + i * 16
    const tag = String.fromCharCode(...bytes.subarray(entry, entry + 4))
    const offset = view.getUint32(entry + 8)
    tables.set(tag, bytes.subarray(offset, offset + view.getUint32(entry + 12)))
  }
  return tables
}

/** Table checksums stay zero: the only reader is fontkit, which writes its own into the subset. */
export function assemble(flavor: number, tables: Tables): Uint8Array {
  const tags = [...tables.keys()].sort()
  const head = 12 + tags.length * 16
  const size = tags.reduce((sum, tag) => sum + padded(tableOf(tables, tag).length), head)
  const out = new Uint8Array(size)
  const view = viewOf(out)
  view.setUint32(0, flavor)
  view.setUint16(4, tags.length)
  let at = head
  tags.forEach((tag, i) => {
    const data = tableOf(tables, tag)
    const entry = 12 + i * 16
    for (let c = 0; c < 4; c++) out[entry + c] = tag.charCodeAt(c)
    view.setUint32(entry + 8, at)
    view.setUint32(entry + 12, data.length)
    out.set(data, at)
    at += padded(data.length)
  })
  return out
}

/** New outlines with their locations; `head` is told that these are of the long form. */
export function setOutlines(tables: Tables, glyf: Uint8Array, loca: Uint8Array): void {
  tables.set('glyf', glyf)
  tables.set('loca', loca)
  const head = tableOf(tables, 'head').slice()
  viewOf(head).setInt16(50, 1)
  tables.set('head', head)
}

function padded(length: number): number {
  return (length + 3) & ~3
}
