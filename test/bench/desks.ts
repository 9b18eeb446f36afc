/** Desks that ask from a thread of their own, so that what they wait is what a window would wait. */
import { Worker } from 'node:worker_threads'
import type { Connection } from '../../electron/office/connection'

/** What one asking cost the person, in milliseconds. */
export interface Wait {
  op: string
  ms: number
  failed: string | null
}

export interface Pace {
  seats: number
  times: number
  thinkMs: number
}

export interface Desks {
  /** Each of the first `seats` desks asks so often, and thinks so long in between as a rule. */
  work(pace: Pace): Promise<Wait[]>
  /** Asks on until `job` is done; gives what they waited meanwhile, and what the job gave. */
  during<T>(pace: Omit<Pace, 'times'>, job: () => Promise<T>): Promise<{ waits: Wait[]; value: T }>
  close(): Promise<void>
}

export const openDesks = (
  connections: readonly Pick<Connection, 'call'>[],
  options: { seed: number; asks: readonly { op: string; input: object }[] },
): Desks => {
  const worker = new Worker(new URL('./desks-worker.mjs', import.meta.url), { workerData: options })
  let done: (waits: Wait[]) => void = () => undefined
  worker.on('message', (message: Asked | { waits: Wait[] }) => {
    if ('waits' in message) return done(message.waits)
    const { id, seat, op, input } = message
    void connections[seat]?.call(op, input).then((answer) => {
      worker.postMessage({ answered: id, failed: answer.ok ? null : answer.code })
    })
  })
  const work = (pace: Pace): Promise<Wait[]> =>
    new Promise((resolve) => {
      done = resolve
      worker.postMessage({ work: pace })
    })
  return {
    work,
    during: async (pace, job) => {
      const working = work({ ...pace, times: Infinity })
      try {
        return { value: await job(), waits: await stopped() }
      } finally {
        worker.postMessage({ stop: true })
      }
      function stopped(): Promise<Wait[]> {
        worker.postMessage({ stop: true })
        return working
      }
    },
    close: async () => {
      await worker.terminate()
    },
  }
}

interface Asked {
  id: number
  seat: number
  op: string
  input: object
}
