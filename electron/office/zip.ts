/** ZIP files written as they grow; in place once they are whole. */
import type { Target } from './files/target'

export interface ZipFile {
  add(name: string, content: Uint8Array | string): Promise<void>
}

/**
 * Writes a ZIP through `fill`; a failure leaves nothing behind. `at`: the moment of its entries.
 * Errors: disk-full, folder-not-writable, file-write-failed, and what `fill` throws.
 */
export const writeZip = async (
  target: Target,
  at: Date,
  fill: (zip: ZipFile) => Promise<void>,
  options = { trial: false },
): Promise<void> => {
  // Loaded when asked for: the program is there sooner at its start.
  const { configure, TextReader, Uint8ArrayReader, ZipWriter } = await import('@zip.js/zip.js')
  configure({ useWebWorkers: false })
  await target.inParts(async (write) => {
    const state: { failure: unknown } = { failure: null }
    const stream = new WritableStream<Uint8Array>({
      write: async (chunk) => {
        try {
          await write(chunk)
        } catch (error) {
          // The library wraps what it meets: what went wrong is told as it was.
          state.failure = error
          throw error
        }
      },
    })
    const zip = new ZipWriter(stream, { lastModDate: at })
    try {
      await fill({
        add: async (name, content) => {
          const reader =
            typeof content === 'string' ? new TextReader(content) : new Uint8ArrayReader(content)
          // PDFs are compressed already.
          await zip.add(name, reader, { level: name.endsWith('.pdf') ? 0 : 6 })
        },
      })
      await zip.close()
    } catch (error) {
      throw state.failure ?? error
    }
  }, options)
}
