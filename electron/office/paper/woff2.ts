/**
 * WOFF2 files unpacked to plain TrueType, because a PDF embeds TrueType and fontkit cannot take a
 * subset out of WOFF2's transformed glyph table. Source: W3C Recommendation "WOFF File Format 2.0",
 * sections 4 and 5.
 */
import { brotliDecompressSync } from 'node:zlib'
import { assemble, setOutlines, tableOf, viewOf, type Tables } from './sfnt'
import { buildGlyphs } from './woff2-glyphs'

/** WOFF2 §4.1: the tags a directory entry names by number, four characters each. */
const knownTags =
  'cmapheadhheahmtxmaxpnameOS/2postcvt fpgmglyflocaprepCFF VORGEBDTEBLCgasphdmxkernLTSHPCLTVDMX' +
  'vheavmtxBASEGDEFGPOSGSUBEBSCJSTFMATHCBDTCBLCCOLRCPALSVG sbixacntavarbdatblocbslncvarfdscfeat' +
  'fmtxfvargvarhstyjustlcarmortmorxopbdproptrakZapfSilfGlatGlocFeatSill'
const namedInFile = 0x3f

interface Entry {
  tag: string
  transformed: boolean
  /** bytes in the decompressed stream */
  length: number
}

/**
 * The font file as TrueType or OpenType bytes; other input is returned as it is.
 * @throws Error when the file says it is WOFF2 and does not hold together.
 */
export function toTrueType(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes)
  if (view.getUint32(0) !== 0x774f4632) return bytes
  const flavor = view.getUint32(4)
  const compressed = view.getUint32(20)
  const { entries, end } = readDirectory(bytes, view.getUint16(12))
  const stream = brotliDecompressSync(bytes.subarray(end, end + compressed))

  const tables: Tables = new Map()
  const transformed = new Set<string>()
  let at = 0
  for (const entry of entries) {
    tables.set(entry.tag, stream.subarray(at, at + entry.length))
    if (entry.transformed) transformed.add(entry.tag)
    at += entry.length
  }
  if (transformed.has('glyf')) {
    const built = buildGlyphs(tableOf(tables, 'glyf'))
    setOutlines(tables, built.glyf, built.loca)
    if (transformed.has('hmtx')) {
      const metrics = viewOf(tableOf(tables, 'hhea')).getUint16(34)
      tables.set('hmtx', buildMetrics(tableOf(tables, 'hmtx'), metrics, built.xMins))
    }
  }
  return assemble(flavor, tables)
}

function readDirectory(bytes: Uint8Array, count: number): { entries: Entry[]; end: number } {
  const entries: Entry[] = []
  let at = 48
  const base128 = () => {
    let value = 0
    for (let i = 0; i < 5; i++) {
      const byte = bytes[at++] ?? 0
      value = value * 128 + (byte & 0x7f)
      if (byte < 0x80) return value
    }
    throw new Error('malformed font directory')
  }
  for (let i = 0; i < count; i++) {
    const flags = bytes[at++] ?? 0
    const known = flags & 0x3f
    let tag = knownTags.slice(known * 4, known * 4 + 4)
    if (known === namedInFile) {
      tag = String.fromCharCode(...bytes.subarray(at, at + 4))
      at += 4
    }
    const version = flags >> 6
    // For glyf and loca version 3 is the null transform, for every other table version 0 is (§5).
    const transformed = tag === 'glyf' || tag === 'loca' ? version !== 3 : version !== 0
    const original = base128()
    entries.push({ tag, transformed, length: transformed ? base128() : original })
  }
  return { entries, end: at }
}

/** §5.4: left side bearings left out of `hmtx` are the glyphs' xMin. */
function buildMetrics(data: Uint8Array, metrics: number, xMins: Int16Array): Uint8Array {
  const view = viewOf(data)
  const flags = view.getUint8(0)
  const out = new DataView(new ArrayBuffer(metrics * 4 + (xMins.length - metrics) * 2))
  let bearings = 1 + metrics * 2
  for (let i = 0; i < xMins.length; i++) {
    const proportional = i < metrics
    const omitted = (flags & (proportional ? 1 : 2)) !== 0
    const bearing = omitted ? (xMins[i] ?? 0) : view.getInt16(bearings)
    if (!omitted) bearings += 2
    if (proportional) {
      out.setUint16(i * 4, view.getUint16(1 + i * 2))
      out.setInt16(i * 4 + 2, bearing)
    } else {
      out.setInt16(metrics * 4 + (i - metrics) * 2, bearing)
    }
  }
  return new Uint8Array(out.buffer)
}
