import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, resolve, sep } from 'node:path'
import { Writable } from 'node:stream'
import { BlobReader, ZipReader, configure } from '@zip.js/zip.js'

configure({ useWebWorkers: false })

/**
 * Unpacks a zip into a folder, keeping executable bits. `place` gives each file's path inside the
 * folder, or null to leave it out. Throws an Error when a path would end up outside the folder.
 */
export async function unzip(
  zip: Blob,
  folder: string,
  place: (name: string) => string | null,
): Promise<void> {
  const reader = new ZipReader(new BlobReader(zip))
  for (const entry of await reader.getEntries()) {
    if (entry.directory) continue
    const path = place(entry.filename)
    if (path === null) continue
    const target = resolve(folder, path)
    if (!target.startsWith(resolve(folder) + sep)) throw new Error(`Refused: ${entry.filename}`)
    await mkdir(dirname(target), { recursive: true })
    const mode = entry.executable ? 0o755 : 0o644
    await entry.getData(Writable.toWeb(createWriteStream(target, { mode })))
  }
  await reader.close()
}
