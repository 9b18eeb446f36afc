/**
 * The one file of a backup: a tar archive (POSIX ustar), so that any archiver opens it in twenty
 * years. First the manifest, then its hash, then the parts it names. Every byte is fixed by what
 * comes before it: headers and padding follow from the manifest, parts from their hashes, and the
 * length from all of it. A single flipped byte is therefore noticed, and so is a missing end.
 */
import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { AppError } from '../../../../shared/errors'
import { writeFailure } from '../../../ground/durable'
import { ownSource, type OpenSource, type Source } from '../../files/source'
import { readManifest, type Manifest } from './manifest'

const block = 512
const chunk = 1024 * 1024
const manifestName = 'manifest.json'
const hashName = 'manifest.sha256'
/** No manifest comes near this; a length beyond it is not ours. */
const longestManifest = 64 * 1024

const padded = (bytes: number): number => Math.ceil(bytes / block) * block
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const hashLine = (manifest: Uint8Array): Buffer =>
  Buffer.from(`${sha256(manifest)}  ${manifestName}\n`)

/** A ustar header; sizes past eight gibibytes are written in base 256, as GNU and BSD tar do. */
const header = (name: string, bytes: number): Buffer => {
  const out = Buffer.alloc(block)
  out.write(name, 0, 'latin1')
  out.write('0000600\u00000000000\u00000000000\u0000', 100, 'latin1')
  if (bytes < 8 ** 11) out.write(`${bytes.toString(8).padStart(11, '0')}\u0000`, 124, 'latin1')
  else {
    out.writeUInt8(0x80, 124)
    out.writeBigUInt64BE(BigInt(bytes), 128)
  }
  out.write('00000000000\u0000', 136, 'latin1')
  out.write('        0', 148, 'latin1')
  out.write('ustar\u000000', 257, 'latin1')
  const sum = out.reduce((total, byte) => total + byte, 0)
  out.write(`${sum.toString(8).padStart(6, '0')}\u0000 `, 148, 'latin1')
  return out
}

export interface Walk {
  /** bytes done so far, of the whole file */
  progress?: (done: number, total: number) => void
  /** throws when the work was stopped */
  checkpoint?: () => void
}

/** Where each part lies, and how long the whole file is. */
const layout = (manifest: Manifest, manifestBytes: number) => {
  let at = block + padded(manifestBytes) + block + block
  const parts = manifest.parts.map((part) => {
    const offset = at + block
    at = offset + padded(part.bytes)
    return { ...part, offset }
  })
  return { parts, total: at + 2 * block }
}

const writeAll = async (file: FileHandle, bytes: Uint8Array): Promise<void> => {
  for (let at = 0; at < bytes.length;) at += (await file.write(bytes, at)).bytesWritten
}

/** Where the bytes of a part lie on the office's own disk. */
export type PlaceOf = (name: Manifest['parts'][number]['name']) => string

/**
 * Writes a backup to `path` and makes sure that it is on the disk. Errors: disk-full,
 * folder-not-writable, file-write-failed, what `checkpoint` throws.
 */
export const writeContainer = async (
  path: string,
  text: string,
  placeOf: PlaceOf,
  walk: Walk = {},
): Promise<void> => {
  const manifest = Buffer.from(text)
  const { parts, total } = layout(readManifest(text), manifest.length)
  const file = await open(path, 'w', 0o600).catch((error: unknown) => {
    throw writeFailure(error)
  })
  let done = 0
  const write = async (bytes: Uint8Array): Promise<void> => {
    walk.checkpoint?.()
    await writeAll(file, bytes).catch((error: unknown) => {
      throw writeFailure(error)
    })
    done += bytes.length
    walk.progress?.(done, total)
  }
  const pad = (bytes: number): Promise<void> => write(Buffer.alloc(padded(bytes) - bytes))
  try {
    await write(header(manifestName, manifest.length))
    await write(manifest)
    await pad(manifest.length)
    const line = hashLine(manifest)
    await write(header(hashName, line.length))
    await write(line)
    await pad(line.length)
    for (const part of parts) {
      await write(header(part.name, part.bytes))
      const own = await ownSource(placeOf(part.name)).open()
      await eachChunk(own, { offset: 0, bytes: part.bytes }, write).finally(() => own.close())
      await pad(part.bytes)
    }
    await write(Buffer.alloc(2 * block))
    await file.sync().catch((error: unknown) => {
      throw writeFailure(error)
    })
  } finally {
    await file.close()
  }
}

/** Hands over a stretch of a file, a chunk at a time. Errors: backup-truncated. */
const eachChunk = async (
  file: OpenSource,
  { offset, bytes }: { offset: number; bytes: number },
  use: (chunk: Uint8Array) => Promise<void> | void,
): Promise<void> => {
  for (let done = 0; done < bytes;) {
    const piece = await file.read(offset + done, Math.min(chunk, bytes - done))
    if (piece.length === 0) throw new AppError('backup-truncated', {})
    await use(piece)
    done += piece.length
  }
}

const stretch = async (file: OpenSource, offset: number, bytes: number): Promise<Buffer> => {
  const pieces: Uint8Array[] = []
  await eachChunk(file, { offset, bytes }, (piece) => {
    pieces.push(piece)
  })
  return Buffer.concat(pieces)
}

/** The length that the first header gives the manifest. Errors: not-a-backup, backup-damaged. */
const manifestLength = (first: Buffer): number => {
  const bytes = Number.parseInt(first.toString('latin1', 124, 135), 8)
  if (bytes > 0 && bytes <= longestManifest && header(manifestName, bytes).equals(first)) {
    return bytes
  }
  // One wrong byte leaves the rest of the header readable.
  const ours =
    first.toString('latin1', 0, manifestName.length) === manifestName ||
    first.toString('latin1', 257, 262) === 'ustar'
  throw ours ? new AppError('backup-damaged', {}) : new AppError('not-a-backup', {})
}

interface Head {
  manifest: Manifest
  parts: ReturnType<typeof layout>['parts']
  total: number
  size: number
}

const readHead = async (file: OpenSource): Promise<Head> => {
  const { size } = file
  if (size === null) throw new AppError('not-a-backup', {})
  if (size < block) {
    const ours = (await stretch(file, 0, size)).toString('latin1').startsWith(manifestName)
    throw ours ? new AppError('backup-truncated', {}) : new AppError('not-a-backup', {})
  }
  const bytes = manifestLength(await stretch(file, 0, block))
  const text = await stretch(file, block, padded(bytes))
  const own = text.subarray(0, bytes)
  const after = await stretch(file, block + padded(bytes), 2 * block)
  const line = hashLine(own)
  const expected = Buffer.concat([
    header(hashName, line.length),
    line,
    Buffer.alloc(padded(line.length) - line.length),
  ])
  if (!isZero(text.subarray(bytes)) || !after.equals(expected)) {
    throw new AppError('backup-damaged', {})
  }
  const manifest = readManifest(own.toString())
  return { manifest, size, ...layout(manifest, bytes) }
}

const isZero = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0)

/** The manifest alone. Errors: file-gone, not-a-backup, backup-damaged, -truncated, -newer. */
export const peekContainer = async (from: Source): Promise<Manifest> => {
  const file = await from.open()
  try {
    return (await readHead(file)).manifest
  } finally {
    await file.close()
  }
}

/**
 * One small part alone. Errors: file-gone, not-a-backup, backup-damaged (also when it is larger),
 * -truncated, -newer.
 */
export const readPart = async (
  from: Source,
  name: Manifest['parts'][number]['name'],
  mostBytes: number,
): Promise<Buffer> => {
  const file = await from.open()
  try {
    const part = (await readHead(file)).parts.find((one) => one.name === name)
    if (!part || part.bytes > mostBytes) throw new AppError('backup-damaged', {})
    const bytes = await stretch(file, part.offset, part.bytes)
    if (createHash('sha256').update(bytes).digest('hex') === part.sha256) return bytes
    throw new AppError('backup-damaged', {})
  } finally {
    await file.close()
  }
}

/**
 * Reads a backup through, every byte of it, and hands each part over as it goes. Errors: file-gone,
 * not-a-backup, backup-damaged, backup-truncated, backup-newer, what `checkpoint` throws.
 */
export const readContainer = async (
  from: Source,
  walk: Walk = {},
  take: (part: Manifest['parts'][number], piece: Uint8Array) => Promise<void> | void = () =>
    undefined,
): Promise<Manifest> => {
  const file = await from.open()
  try {
    const { manifest, parts, total, size } = await readHead(file)
    if (size < total) throw new AppError('backup-truncated', {})
    if (size > total) throw new AppError('backup-damaged', {})
    for (const part of parts) {
      const head = await stretch(file, part.offset - block, block)
      const hash = createHash('sha256')
      let done = part.offset
      await eachChunk(file, part, async (piece) => {
        walk.checkpoint?.()
        hash.update(piece)
        await take(part, piece)
        done += piece.length
        walk.progress?.(done, total)
      })
      const end = part.offset + part.bytes
      const rest = await stretch(file, end, part.offset + padded(part.bytes) - end)
      const whole = head.equals(header(part.name, part.bytes)) && isZero(rest)
      if (!whole || hash.digest('hex') !== part.sha256) throw new AppError('backup-damaged', {})
    }
    if (!isZero(await stretch(file, total - 2 * block, 2 * block))) {
      throw new AppError('backup-damaged', {})
    }
    return manifest
  } finally {
    await file.close()
  }
}
