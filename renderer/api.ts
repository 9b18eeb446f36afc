/**
 * The renderer's side of the door: calls by name, typed by the contract; data through TanStack
 * Query, keyed by operation and input and refreshed by the office's `changed` push.
 */
import { QueryClient, useMutation, useQuery, type UseQueryOptions } from '@tanstack/react-query'
import type { Input, OperationName, Output } from '../shared/contract'
import { AppError, type ErrorCode, type ErrorDetails } from '../shared/errors'
import type { Cancel, LockReason, Progress, Push, Reply, Request } from '../shared/operation'

interface Waiting {
  resolve(value: unknown): void
  reject(error: AppError): void
  progress: ((progress: Progress) => void) | undefined
}

const waiting = new Map<number, Waiting>()
const lockListeners = new Set<(reason: LockReason) => void>()
let lastId = 0
let deliver: (port: MessagePort) => void
const port = new Promise<MessagePort>((resolve) => (deliver = resolve))

export const queryClient = new QueryClient({
  defaultOptions: {
    // The office is on this machine: an error is an answer, not a hiccup; nothing goes stale alone.
    queries: {
      retry: false,
      staleTime: Infinity,
      refetchOnWindowFocus: false,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})

const receive = (message: Reply | Push): void => {
  if ('push' in message) {
    if (message.push === 'progress') waiting.get(message.id)?.progress?.(message.progress)
    if (message.push === 'changed') {
      void queryClient.invalidateQueries({
        predicate: ({ queryKey: [name] }) =>
          typeof name === 'string' && message.domains.includes(name.split('.')[0] ?? ''),
      })
    }
    if (message.push === 'locked') for (const listener of lockListeners) listener(message.reason)
    return
  }
  const asked = waiting.get(message.id)
  waiting.delete(message.id)
  if (message.ok) asked?.resolve(message.value)
  else asked?.reject(new AppError(message.code, message.details))
}

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const [received] = event.ports
  if (event.source !== window || event.data !== 'office' || !received) return
  received.onmessage = ({ data }: MessageEvent<Reply | Push>) => receive(data)
  deliver(received)
})

export interface CallOptions {
  progress?: (progress: Progress) => void
  signal?: AbortSignal
}

/** Calls the office. Rejects with an AppError. */
export const call = async <Name extends OperationName>(
  op: Name,
  input: Input<Name>,
  options: CallOptions = {},
): Promise<Output<Name>> => {
  const office = await port
  const id = ++lastId
  return new Promise((resolve, reject) => {
    waiting.set(id, {
      resolve: (value) => resolve(value as Output<Name>),
      reject,
      progress: options.progress,
    })
    options.signal?.addEventListener('abort', () =>
      office.postMessage({ cancel: id } satisfies Cancel),
    )
    office.postMessage({ id, op, input } satisfies Request)
  })
}

export const onLocked = (listener: (reason: LockReason) => void): (() => void) => {
  lockListeners.add(listener)
  return () => lockListeners.delete(listener)
}

/** Data for a screen, kept fresh by the office. */
export const useData = <Name extends OperationName>(
  op: Name,
  input: Input<Name>,
  options: Pick<
    UseQueryOptions<Output<Name>, AppError>,
    'enabled' | 'placeholderData' | 'refetchInterval' | 'refetchOnMount'
  > = {},
) =>
  useQuery<Output<Name>, AppError>({
    queryKey: [op, input],
    queryFn: () => call(op, input),
    ...options,
  })

/** A command or action behind a button. */
export const useCall = <Name extends OperationName>(op: Name) =>
  useMutation<Output<Name>, AppError, Input<Name>>({ mutationFn: (input) => call(op, input) })

/** Narrows a failure to one code, with its details typed. */
export const isError = <C extends ErrorCode>(
  error: unknown,
  code: C,
): error is AppError & { code: C; details: ErrorDetails[C] } =>
  error instanceof AppError && error.code === code
