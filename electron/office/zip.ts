/** ZIP files written as they grow; in place once they are whole. */
import { createHash } from 'node:crypto'
import { AppError } from '../../shared/errors'
import type { Written } from '../ground/durable'
import type { Target } from './files/target'

export interface ZipFile {
  add(name: string, content: Uint8Array | string): Promise<void>
  /** the same for what is made as it is written: it is never held whole */
  addParts(name: string, parts: AsyncIterable<string>): Promise<void>
}

/**
 * Writes a ZIP through `fill`; a failure leaves nothing behind. `at`: the moment of its entries.
 * `checked`: it is opened again before it gets its name, and each entry compared with what was put in.
 * Errors: export-damaged, disk-full, folder-not-writable, file-write-failed, and what `fill` throws.
 */
export const writeZip = async (
  target: Target,
  at: Date,
  fill: (zip: ZipFile) => Promise<void>,
  options: { trial: boolean; checked?: boolean } = { trial: false },
): Promise<void> => {
  // Loaded when asked for: the program is there sooner at its start.
  const { configure, TextReader, Uint8ArrayReader, ZipWriter } = await import('@zip.js/zip.js')
  configure({ useWebWorkers: false })
  const digests = new Map<string, string>()
  const check = options.checked ? (read: Written) => requireSame(read, digests) : null
  await target.inParts(
    async (write) => {
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
            digests.set(name, createHash('sha256').update(content).digest('hex'))
            const reader =
              typeof content === 'string' ? new TextReader(content) : new Uint8ArrayReader(content)
            // PDFs are compressed already, and so is most of a mail that carries one.
            await zip.add(name, reader, { level: /\.(?:pdf|eml)$/.test(name) ? 0 : 6 })
          },
          addParts: async (name, parts) => {
            const digest = createHash('sha256')
            const made = parts[Symbol.asyncIterator]()
            const bytes = new ReadableStream<Uint8Array>({
              pull: async (stream) => {
                try {
                  const next = await made.next()
                  if (next.done === true) return stream.close()
                  digest.update(next.value)
                  stream.enqueue(new Uint8Array(Buffer.from(next.value)))
                } catch (error) {
                  state.failure = error
                  throw error
                }
              },
            })
            await zip.add(name, bytes, { level: 6 })
            digests.set(name, digest.digest('hex'))
          },
        })
        await zip.close()
      } catch (error) {
        throw state.failure ?? error
      }
    },
    { trial: options.trial, check },
  )
}

/** Errors: export-damaged. */
const requireSame = async (back: Written, digests: ReadonlyMap<string, string>): Promise<void> => {
  const { Reader, ZipReader } = await import('@zip.js/zip.js')
  class Back extends Reader<null> {
    override size = back.size
    override readUint8Array(at: number, length: number): Promise<Uint8Array> {
      return back.read(at, length)
    }
  }
  const opened = new ZipReader(new Back(null))
  const entries = await opened.getEntries().catch(() => [])
  for (const entry of entries) {
    if (entry.directory) continue
    const digest = createHash('sha256')
    const sink = new WritableStream<Uint8Array>({ write: (chunk) => void digest.update(chunk) })
    await entry.getData(sink, { checkSignature: true }).catch(() => undefined)
    if (digests.get(entry.filename) !== digest.digest('hex'))
      throw new AppError('export-damaged', {})
  }
  await opened.close()
  if (entries.length !== digests.size) throw new AppError('export-damaged', {})
}
