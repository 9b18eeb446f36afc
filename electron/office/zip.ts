/** ZIP files written as they grow; in place once they are whole. */
import { createHash } from 'node:crypto'
import { AppError } from '../../shared/errors'
import type { Written } from '../ground/durable'
import type { Target } from './files/target'

export interface ZipFile {
  add(name: string, content: Uint8Array | string): Promise<void>
  /** the same for what is made as it is written: it is never held whole */
  addParts(name: string, parts: AsyncIterable<string | Uint8Array>): Promise<void>
}

/** Compressed already, and so is most of a mail that carries a PDF. */
const packed = /\.(?:pdf|eml|jpg|png)$/

/**
 * Writes a ZIP through `fill`; a failure leaves nothing behind. `at`: the moment of its entries.
 * `checked`: it is opened again before it gets its name, and each entry compared with what was put in;
 * then `whole` is called, the last that can keep it from its place. `password`: AES-256.
 * Errors: export-damaged, disk-full, folder-not-writable, file-write-failed, and what `fill` throws.
 */
export const writeZip = async (
  target: Target,
  at: Date,
  fill: (zip: ZipFile) => Promise<void>,
  options: {
    trial: boolean
    checked?: boolean
    password?: string | null
    whole?: () => void
  } = { trial: false },
): Promise<void> => {
  // Loaded when asked for: the program is there sooner at its start.
  const { configure, TextReader, Uint8ArrayReader, ZipWriter } = await import('@zip.js/zip.js')
  configure({ useWebWorkers: false })
  const digests = new Map<string, string>()
  const { password = null, whole } = options
  const check = options.checked
    ? async (read: Written) => {
        await requireSame(read, digests, password)
        whole?.()
      }
    : null
  // Strength 3 is AES-256.
  const secret = password === null ? {} : { password, encryptionStrength: 3 as const }
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
      const zip = new ZipWriter(stream, { lastModDate: at, ...secret })
      try {
        await fill({
          add: async (name, content) => {
            digests.set(name, createHash('sha256').update(content).digest('hex'))
            const reader =
              typeof content === 'string' ? new TextReader(content) : new Uint8ArrayReader(content)
            await zip.add(name, reader, { level: packed.test(name) ? 0 : 6 })
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
            await zip.add(name, bytes, { level: packed.test(name) ? 0 : 6 })
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
const requireSame = async (
  back: Written,
  digests: ReadonlyMap<string, string>,
  password: string | null,
): Promise<void> => {
  const { Reader, ZipReader } = await import('@zip.js/zip.js')
  class Back extends Reader<null> {
    override size = back.size
    override readUint8Array(at: number, length: number): Promise<Uint8Array> {
      return back.read(at, length)
    }
  }
  const opened = new ZipReader(new Back(null), password === null ? {} : { password })
  const entries = await opened.getEntries().catch(() => [])
  for (const entry of entries) {
    if (entry.directory) continue
    if (entry.encrypted !== (password !== null)) throw new AppError('export-damaged', {})
    const digest = createHash('sha256')
    const sink = new WritableStream<Uint8Array>({ write: (chunk) => void digest.update(chunk) })
    await entry.getData(sink, { checkSignature: true }).catch(() => undefined)
    if (digests.get(entry.filename) !== digest.digest('hex'))
      throw new AppError('export-damaged', {})
  }
  await opened.close()
  if (entries.length !== digests.size) throw new AppError('export-damaged', {})
}
