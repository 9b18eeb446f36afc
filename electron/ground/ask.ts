/** Asking another process by plain messages, and answering: a method's name, its arguments, a value. */
import type { DeskReply, DeskRequest } from '../../shared/desk'
import { AppError, isAppError } from '../../shared/errors'
import type { Log } from './log'

export interface Asking<Other> {
  /** What calls of it become messages. */
  other: Other
  /** A reply came in. */
  answered(reply: DeskReply): void
  /** Nobody answers any more: what was asked fails. */
  lost(): void
}

/** Calls of `other` go out through `send`; what the other refused is thrown as it was there. */
export const askThrough = <Other extends object>(
  send: (request: DeskRequest) => void,
): Asking<Other> => {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(reason: Error): void }>()
  let last = 0
  const ask = (method: string, args: unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      last += 1
      waiting.set(last, { resolve, reject })
      send({ desk: last, method, args })
    })
  const other = new Proxy({} as Other, {
    get:
      (_, method) =>
      (...args: unknown[]) =>
        ask(String(method), args),
  })
  return {
    other,
    answered: (reply) => {
      const asked = waiting.get(reply.deskReply)
      waiting.delete(reply.deskReply)
      if (reply.ok) asked?.resolve(reply.value)
      else asked?.reject(new AppError(reply.code, reply.details))
    },
    lost: () => {
      for (const { reject } of waiting.values()) reject(new AppError('desk-lost', {}))
      waiting.clear()
    },
  }
}

type Method = (...args: unknown[]) => Promise<unknown>

/** Answers with what `own` does; of what went wrong unforeseen the other hears where it is logged. */
export const answer = async (
  own: object,
  { desk, method, args }: DeskRequest,
  log: Log,
): Promise<DeskReply> => {
  try {
    const found = Object.hasOwn(own, method)
      ? (own as Record<string, Method | undefined>)[method]
      : undefined
    if (!found) throw new AppError('unknown-operation', { operation: method.slice(0, 80) })
    return { deskReply: desk, ok: true, value: await found(...args) }
  } catch (error) {
    const known = isAppError(error)
      ? error
      : new AppError('internal', { logId: log(`desk.${method.slice(0, 80)}`, error) })
    return { deskReply: desk, ok: false, code: known.code, details: known.details }
  }
}
