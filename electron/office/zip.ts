/** ZIP files written to disk as they grow: to a temporary name, whole, then in place. */
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Writable } from 'node:stream'
import { writeFailure } from '../ground/durable'

export interface ZipFile {
  add(name: string, content: Uint8Array | string): Promise<void>
}

/**
 * Writes a ZIP through `fill`; a failure leaves nothing behind. `at`: the moment of its entries.
 * Errors: disk-full, folder-not-writable, file-write-failed, and what `fill` throws.
 */
export const writeZip = async (
  path: string,
  at: Date,
  fill: (zip: ZipFile) => Promise<void>,
): Promise<void> => {
  // Loaded when asked for: the program is there sooner at its start.
  const { configure, TextReader, Uint8ArrayReader, ZipWriter } = await import('@zip.js/zip.js')
  configure({ useWebWorkers: false })
  const temporary = `${path}.new`
  try {
    const stream = createWriteStream(temporary, { mode: 0o600 })
    const failed = new Promise<never>((_, reject) =>
      stream.on('error', (error) => reject(writeFailure(error))),
    )
    failed.catch(() => undefined)
    const zip = new ZipWriter(Writable.toWeb(stream), { lastModDate: at })
    const work = (async () => {
      await fill({
        add: async (name, content) => {
          const reader =
            typeof content === 'string' ? new TextReader(content) : new Uint8ArrayReader(content)
          // PDFs are compressed already.
          await zip.add(name, reader, { level: name.endsWith('.pdf') ? 0 : 6 })
        },
      })
      await zip.close()
    })()
    await Promise.race([work, failed])
    const handle = await open(temporary, 'r+')
    await handle.sync().finally(() => handle.close())
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}
