/**
 * What is in a ZIP that somebody chose, each file a source of its own. Nothing is unpacked before it
 * is asked for, nothing touches the disk, and memory does not grow with what is in it: the names in it
 * are only ever shown.
 */
import { basename } from 'node:path'
import type { FileEntry } from '@zip.js/zip.js'
import { AppError } from '../../../shared/errors'
import type { NamedSource, OpenSource, Source } from './source'

export interface ZipLimits {
  files: number
  /** of all that is in it, unpacked */
  megabytes: number
}

const megabyte = 1_048_576

/**
 * Reads the list of a ZIP; `opened` is the open file, which stays open for as long as the sources are
 * used. Folders and what macOS adds are left out. Errors: file-too-large; file-unreadable with
 * damaged-zip, locked-zip or many-in-zip.
 */
export const filesInZip = async (opened: OpenSource, limits: ZipLimits): Promise<NamedSource[]> => {
  const { configure, Reader, ZipReader } = await import('@zip.js/zip.js')
  configure({ useWebWorkers: false })
  class Opened extends Reader<OpenSource> {
    override async init(): Promise<void> {
      this.size = opened.size ?? 0
      await super.init?.()
    }
    override readUint8Array(index: number, length: number): Promise<Uint8Array> {
      return readWhole(opened, index, Math.max(0, Math.min(length, this.size - index)))
    }
  }
  const zip = new ZipReader(new Opened(opened), { checkOverlappingEntry: true })
  const found: FileEntry[] = []
  let bytes = 0
  try {
    for await (const entry of zip.getEntriesGenerator()) {
      if (found.length >= limits.files) return refuse('many-in-zip')
      if (entry.directory || isOfMac(entry.filename)) continue
      if (entry.encrypted) return refuse('locked-zip')
      bytes += entry.uncompressedSize
      if (bytes > limits.megabytes * megabyte) {
        const megabytes = Math.ceil(bytes / megabyte)
        throw new AppError('file-too-large', { megabytes, limit: limits.megabytes })
      }
      found.push(entry)
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    return refuse('damaged-zip')
  }
  return found.map((entry) => ({ name: shownName(entry.filename), source: sourceOf(entry) }))
}

const refuse = (reason: 'many-in-zip' | 'locked-zip' | 'damaged-zip'): never => {
  throw new AppError('file-unreadable', { reason })
}

const isOfMac = (name: string): boolean => /(?:^|\/)(?:__MACOSX\/|\.)/.test(name)

/** Never a path, whatever system packed it. */
const shownName = (name: string): string =>
  basename(name.replaceAll('\\', '/'))
    .replace(/[\p{C}]/gu, '')
    .slice(0, 120)

const readWhole = async (opened: OpenSource, at: number, length: number): Promise<Uint8Array> => {
  const bytes = new Uint8Array(length)
  for (let read = 0; read < length;) {
    const piece = await opened.read(at + read, length - read)
    if (piece.length === 0) throw new AppError('file-changed', {})
    bytes.set(piece, read)
    read += piece.length
  }
  return bytes
}

/** Unpacked as it is read, from the begin again when somebody goes back. */
const sourceOf = (entry: FileEntry): Source => ({
  open: () => {
    const size = entry.uncompressedSize
    let stream: Unpacking | null = null
    return Promise.resolve({
      size,
      read: async (at: number, length: number): Promise<Uint8Array> => {
        if (!stream || at < stream.at()) {
          await stream?.stop()
          stream = unpack(entry)
        }
        return stream.take(at, length)
      },
      close: async () => {
        await stream?.stop()
        stream = null
      },
    })
  },
})

interface Unpacking {
  /** where the next byte that was not given yet lies */
  at(): number
  take(from: number, length: number): Promise<Uint8Array>
  stop(): Promise<void>
}

const unpack = (entry: FileEntry): Unpacking => {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const reader = readable.getReader()
  const stopping = new AbortController()
  const done = entry.getData(writable, { checkSignature: true, signal: stopping.signal })
  // It may fail without ending the stream: what waits for more bytes waits for that too.
  const failed = new Promise<never>((_, reject) => {
    done.catch(() => reject(new AppError('file-unreadable', { reason: 'damaged-zip' })))
  })
  failed.catch(() => undefined)
  let held = new Uint8Array(0)
  let at = 0
  const more = async (): Promise<boolean> => {
    const { value } = await Promise.race([reader.read().catch(() => refuse('damaged-zip')), failed])
    if (value) {
      held = new Uint8Array(value)
      return true
    }
    // The end is one only when its checksum is right.
    await Promise.race([done, failed])
    return false
  }
  return {
    at: () => at,
    take: async (from, length) => {
      while (from >= at + held.length) {
        at += held.length
        held = new Uint8Array(0)
        if (!(await more())) return held
      }
      held = held.subarray(from - at)
      const given = held.subarray(0, length)
      held = held.subarray(given.length)
      at = from + given.length
      // What is more than the list said is a bomb, or damage.
      if (at >= entry.uncompressedSize && (held.length > 0 || (await more()))) {
        return refuse('damaged-zip')
      }
      return given
    },
    stop: async () => {
      // Its end is not waited for: nobody takes what it may still be about to give.
      stopping.abort()
      await reader.cancel().catch(() => undefined)
    },
  }
}
