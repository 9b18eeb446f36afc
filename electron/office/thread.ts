/** One thread for one kind of work: what is asked waits in line, and a thread nobody asks ends. */
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Worker, type Transferable } from 'node:worker_threads'
import { workerFile } from './worker-file'

/** What a thread answers: the result, or the kind of error. */
export type Told<Result> = { result: Result } | { failure: string }

export interface Thread<Question, Result> {
  /** Answered one at a time, in the order asked; what is in `moved` is moved there, not copied. */
  ask(question: Question, moved?: readonly Transferable[]): Promise<Result>
  /** Asked ahead of need: the thread is kept, however long it takes until somebody really asks. */
  warmUp(question: Question): void
}

interface Waiting<Question, Result> {
  question: Question
  moved: readonly Transferable[]
  resolve(result: Result): void
  reject(error: Error): void
}

const fromSource = join(dirname(fileURLToPath(import.meta.url)), 'from-source.mjs')

/** A thread of a file: written in TypeScript, when the program runs from source. */
const open = (file: string): Worker =>
  file.endsWith('.ts')
    ? new Worker(file, { execArgv: ['--import', pathToFileURL(fromSource).href] })
    : new Worker(file)

/**
 * `from`, `name`: see `workerFile`. `idleMs`: how long the thread, and the memory it took, are kept for
 * whoever comes next, in milliseconds.
 */
export const threadFor = <Question, Result>(
  from: string,
  name: string,
  idleMs: number,
): Thread<Question, Result> => {
  const waiting: Waiting<Question, Result>[] = []
  let worker: Worker | null = null
  let working: Waiting<Question, Result> | null = null
  let ending: NodeJS.Timeout | undefined
  let kept = false

  const finish = (tell: (one: Waiting<Question, Result>) => void): void => {
    const done = working
    working = null
    if (done) tell(done)
    next()
  }
  const start = (): Worker => {
    const made = open(workerFile(from, name))
    made.on('message', (told: Told<Result>) => {
      if ('result' in told) finish((one) => one.resolve(told.result))
      else finish((one) => one.reject(new Error(`${name} failed: ${told.failure}`)))
    })
    // It died, of memory it did not get: the next one gets a new thread.
    const died = (error: Error): void => {
      if (worker !== made) return
      worker = null
      finish((one) => one.reject(error))
    }
    made.on('error', died)
    made.on('exit', (code) => died(new Error(`the thread ${name} ended with ${code}`)))
    return made
  }
  const end = (): void => {
    const done = worker
    worker = null
    void done?.terminate()
  }
  const rest = (): void => {
    worker?.unref()
    if (kept) return
    ending = setTimeout(end, idleMs)
    ending.unref()
  }
  const next = (): void => {
    if (working) return
    const first = waiting.shift()
    if (!first) return rest()
    working = first
    clearTimeout(ending)
    worker ??= start()
    worker.ref()
    worker.postMessage(first.question, first.moved)
  }
  const add = (question: Question, moved: readonly Transferable[]): Promise<Result> =>
    new Promise((resolve, reject) => {
      waiting.push({ question, moved, resolve, reject })
      next()
    })

  return {
    ask: (question, moved = []) => {
      kept = false
      return add(question, moved)
    },
    warmUp: (question) => {
      if (worker) return
      kept = true
      void add(question, []).catch(() => undefined)
    },
  }
}
