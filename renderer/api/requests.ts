/**
 * What is asked of the office and not answered yet. A request carries a key of the session it belongs
 * to; when the way to the office was lost and is there again, it is asked again with the same key, and
 * the office does it once.
 */
import { AppError } from '../../shared/errors'
import type { Cancel, Progress, Push, Reply, Request } from '../../shared/operation'

export interface CallOptions {
  progress?: (progress: Progress) => void
  signal?: AbortSignal
}

/** One end of a way to the office. */
export interface OfficePort {
  onmessage: ((event: MessageEvent<Reply | Push>) => void) | null
  postMessage(message: Request | Cancel): void
}

interface Waiting {
  request: Request
  resolve(value: unknown): void
  reject(error: AppError): void
  progress: ((progress: Progress) => void) | undefined
}

export interface Requests {
  /** A way to the office, the first or a new one. */
  connect(port: OfficePort): void
  /** The session that requests belong to from now on; null: nobody is signed in. */
  takeSession(session: { session: string; last: number } | null): void
  ask(op: string, input: unknown, options: CallOptions): Promise<unknown>
}

export const createRequests = (pushed: (push: Push) => void): Requests => {
  const waiting = new Map<number, Waiting>()
  let office: OfficePort | null = null
  let lastId = 0
  let session: string | null = null
  let lastKey = 0
  /** keys whose answers came, to be told with the next request */
  let arrived: string[] = []

  const send = (request: Request): void => {
    if (!office) return
    office.postMessage({ ...request, ...(arrived.length > 0 ? { arrived } : {}) })
    arrived = []
  }

  const receive = (message: Reply | Push): void => {
    if ('push' in message) {
      if (message.push === 'progress') waiting.get(message.id)?.progress?.(message.progress)
      else pushed(message)
      return
    }
    const asked = waiting.get(message.id)
    if (!asked) return
    waiting.delete(message.id)
    if (message.ok && asked.request.key !== undefined) arrived.push(asked.request.key)
    if (message.ok) asked.resolve(message.value)
    else asked.reject(new AppError(message.code, message.details))
  }

  return {
    connect: (port) => {
      if (office) office.onmessage = null
      office = port
      port.onmessage = ({ data }) => receive(data)
      // In the order they were asked; what was done already is answered as it was.
      for (const { request } of waiting.values()) send(request)
    },
    takeSession: (taken) => {
      if (taken && taken.session === session) lastKey = Math.max(lastKey, taken.last)
      else lastKey = taken?.last ?? 0
      session = taken?.session ?? null
    },
    ask: (op, input, { progress, signal }) =>
      new Promise((resolve, reject) => {
        const id = ++lastId
        const key = session === null ? null : `${session}.${++lastKey}`
        const request: Request = { id, op, input, ...(key === null ? {} : { key }) }
        waiting.set(id, { request, resolve, reject, progress })
        signal?.addEventListener('abort', () => office?.postMessage({ cancel: id }))
        send(request)
      }),
  }
}
