/** Backups made by somebody else than the office: its own parts, under another manifest. */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeContainer } from '../../../electron/office/backup/file/container'
import { readManifest, type Manifest } from '../../../electron/office/backup/file/manifest'
import { temporaryFolder } from './office'

const manifestIn = (bytes: Buffer): { text: string; length: number } => {
  const length = Number.parseInt(bytes.toString('latin1', 124, 135), 8)
  return { text: bytes.toString('utf8', 512, 512 + length), length }
}

/** A folder with the parts of a backup as files. */
export const unpacked = (from: string): string => {
  const bytes = readFileSync(from)
  const { text, length } = manifestIn(bytes)
  const folder = temporaryFolder()
  let at = 512 + Math.ceil(length / 512) * 512 + 1024
  for (const part of readManifest(text).parts) {
    writeFileSync(join(folder, part.name), bytes.subarray(at + 512, at + 512 + part.bytes))
    at += 512 + Math.ceil(part.bytes / 512) * 512
  }
  return folder
}

/** Packs the parts in a folder; what the manifest says of them is right again, its code is not. */
export const packed = async (
  folder: string,
  to: string,
  like: string,
  said: Partial<Manifest> = {},
): Promise<void> => {
  const manifest = readManifest(manifestIn(readFileSync(like)).text)
  const parts = manifest.parts.map(({ name }) => {
    const bytes = readFileSync(join(folder, name))
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return { name, bytes: bytes.length, sha256 }
  })
  const text = `${JSON.stringify({ ...manifest, parts, ...said }, null, 1)}\n`
  await writeContainer(to, text, (name) => join(folder, name))
}

/** Packs a backup anew with another manifest, its own hash right again. */
export const rewritten = async (from: string, to: string, change: (text: string) => string) => {
  const bytes = readFileSync(from)
  const { text, length } = manifestIn(bytes)
  const changed = change(text)
  if (changed === text) throw new Error('the manifest has no such words')
  const folder = unpacked(from)
  await writeContainer(to, text, (name) => join(folder, name))
  const written = readFileSync(to)
  // Of the same length, so that only the manifest and its hash change.
  if (Buffer.byteLength(changed) === length) {
    written.write(changed, 512)
    written.write(createHash('sha256').update(changed).digest('hex'), hashAt(length), 'latin1')
    writeFileSync(to, written)
    return
  }
  writeFileSync(to, repack(written, length, changed))
}

const hashAt = (length: number): number => 512 + Math.ceil(length / 512) * 512 + 512

/** As a newer Kluis would have written it: header, manifest and hash made anew. */
const repack = (packed: Buffer, length: number, changed: string): Buffer => {
  const manifest = Buffer.from(changed)
  const head = Buffer.from(packed.subarray(0, 512))
  head.write(`${manifest.length.toString(8).padStart(11, '0')}\u0000`, 124, 'latin1')
  head.write('        ', 148, 'latin1')
  const sum = head.reduce((total, byte) => total + byte, 0)
  head.write(`${sum.toString(8).padStart(6, '0')}\u0000 `, 148, 'latin1')
  const padding = Buffer.alloc(Math.ceil(manifest.length / 512) * 512 - manifest.length)
  const rest = Buffer.from(packed.subarray(512 + Math.ceil(length / 512) * 512))
  rest.write(createHash('sha256').update(manifest).digest('hex'), 512, 'latin1')
  return Buffer.concat([head, manifest, padding, rest])
}
