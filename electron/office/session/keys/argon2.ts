/** Keys from passwords, on a thread of its own: deriving one takes half a second of a whole core. */
import { z } from 'zod'
import { saltBytes, type KdfParameters } from '../../crypto'
import { threadFor } from '../../thread'

const mebibyte = 1024 * 1024

/** Whether a text is the base 64 of so many bytes, in the one way to write it. */
const isBase64 = (text: string, length: number): boolean => {
  const bytes = Buffer.from(text, 'base64')
  return bytes.length === length && bytes.toString('base64') === text
}

/**
 * Argon2id as files beside the database may ask for it. Such a file is hostile until a password opened
 * something in it: what it asks for must cost a person seconds, not the computer its memory.
 */
export const kdfSchema = z.strictObject({
  algorithm: z.literal('argon2id13'),
  /** passes */
  ops: z.number().int().min(1).max(6),
  /** bytes */
  mem: z
    .number()
    .int()
    .min(8 * mebibyte)
    .max(256 * mebibyte),
  salt: z.string().refine((text) => isBase64(text, saltBytes)),
})
export type Kdf = z.output<typeof kdfSchema>

/** How long the thread, and the memory it took, are kept for whoever comes next, in milliseconds. */
const idleMs = 5000

/** What a derivation costs at least: enough for the engine to compile it well. */
const warmUp: KdfParameters = { ops: 1, mem: 8 * mebibyte }

interface Question extends KdfParameters {
  password: Uint8Array<ArrayBuffer>
  salt: Uint8Array
}

const thread = threadFor<Question, Uint8Array>(import.meta.url, 'argon2-worker', idleMs)

/**
 * The 32-byte key of a password. NFKC first, so that the same password typed on another system is the
 * same. One at a time, in the order they are asked: two would take twice the memory.
 */
export const deriveBeside = (
  password: string,
  salt: Uint8Array,
  { ops, mem }: KdfParameters,
): Promise<Uint8Array> => {
  const bytes = new TextEncoder().encode(password.normalize('NFKC'))
  // Moved, not copied: this thread keeps no bytes of the password.
  return thread.ask({ password: bytes, salt, ops, mem }, [bytes.buffer])
}

/**
 * A password is about to be typed: the thread is started and warmed up meanwhile, or the first one would
 * wait for that too.
 */
export const expectPassword = (): void =>
  thread.warmUp({ password: new Uint8Array(), salt: new Uint8Array(saltBytes), ...warmUp })
