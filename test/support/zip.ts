import { readFileSync } from 'node:fs'
import {
  TextWriter,
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipReader,
  ZipWriter,
} from '@zip.js/zip.js'

/** A ZIP of these files, as the library packs it. */
export const aZip = async (
  files: Readonly<Record<string, string | Uint8Array>>,
  options: { password?: string } = {},
): Promise<Buffer> => {
  const zip = new ZipWriter(new Uint8ArrayWriter())
  for (const [name, content] of Object.entries(files)) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    await zip.add(name, new Uint8ArrayReader(bytes), options)
  }
  return Buffer.from(await zip.close())
}

/** What is in a ZIP file, as text by name. */
export const filesInZip = async (path: string): Promise<Map<string, string>> => {
  const reader = new ZipReader(new Uint8ArrayReader(readFileSync(path)))
  const found = new Map<string, string>()
  for (const entry of await reader.getEntries()) {
    if (!entry.directory) found.set(entry.filename, await entry.getData(new TextWriter()))
  }
  return found
}

/** The same as bytes. */
export const bytesInZip = async (path: string): Promise<Map<string, Buffer>> => {
  const reader = new ZipReader(new Uint8ArrayReader(readFileSync(path)))
  const found = new Map<string, Buffer>()
  for (const entry of await reader.getEntries()) {
    if (!entry.directory)
      found.set(entry.filename, Buffer.from(await entry.getData(new Uint8ArrayWriter())))
  }
  return found
}
