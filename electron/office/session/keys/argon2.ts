/** Keys from passwords, on a thread of its own: deriving one takes half a second of a whole core. */
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import { saltBytes, type KdfParameters } from '../../crypto'
import { workerFile } from '../../worker-file'

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

interface Job {
  password: Uint8Array<ArrayBuffer>
  salt: Uint8Array
  kdf: KdfParameters
  resolve(key: Uint8Array): void
  reject(error: Error): void
}

const waiting: Job[] = []
let worker: Worker | null = null
let working: Job | null = null
let ending: NodeJS.Timeout | undefined
/** Somebody is about to sign in: a thread that was only warmed up, and took little memory, is kept. */
let expecting = false

/**
 * The 32-byte key of a password. NFKC first, so that the same password typed on another system is the
 * same. One at a time, in the order they are asked: two would take twice the memory.
 */
export const deriveBeside = (
  password: string,
  salt: Uint8Array,
  { ops, mem }: KdfParameters,
): Promise<Uint8Array> => {
  expecting = false
  return derive(password, salt, { ops, mem })
}

/**
 * A password is about to be typed: the thread is started and warmed up meanwhile, or the first one would
 * wait for that too.
 */
export const expectPassword = (): void => {
  if (worker) return
  expecting = true
  void derive('', new Uint8Array(saltBytes), warmUp).catch(() => undefined)
}

const derive = (password: string, salt: Uint8Array, kdf: KdfParameters): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const bytes = new TextEncoder().encode(password.normalize('NFKC'))
    waiting.push({ password: bytes, salt, kdf, resolve, reject })
    next()
  })

const next = (): void => {
  if (working) return
  const job = waiting.shift()
  if (!job) {
    rest()
    return
  }
  working = job
  clearTimeout(ending)
  worker ??= start()
  worker.ref()
  // Moved, not copied: this thread keeps no bytes of the password.
  const { password, salt, kdf } = job
  worker.postMessage({ password, salt, kdf }, [password.buffer])
}

const rest = (): void => {
  worker?.unref()
  if (expecting) return
  ending = setTimeout(end, idleMs)
  ending.unref()
}

const end = (): void => {
  const done = worker
  worker = null
  void done?.terminate()
}

const start = (): Worker => {
  const made = new Worker(workerFile(import.meta.url, 'argon2-worker'))
  made.on('message', (answer: { key: Uint8Array } | { failure: string }) => {
    if ('key' in answer) finish((job) => job.resolve(answer.key))
    else finish((job) => job.reject(new Error(`Argon2id failed: ${answer.failure}`)))
  })
  // It died, of memory it did not get: the next one gets a new thread.
  const died = (error: Error): void => {
    if (worker !== made) return
    worker = null
    finish((job) => job.reject(error))
  }
  made.on('error', died)
  made.on('exit', (code) => died(new Error(`the thread for Argon2id ended with ${code}`)))
  return made
}

const finish = (tell: (job: Job) => void): void => {
  const job = working
  working = null
  if (job) tell(job)
  next()
}
