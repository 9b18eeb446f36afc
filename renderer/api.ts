/**
 * The renderer's side of the door: calls by name, typed by the contract; data through TanStack
 * Query, keyed by operation and input and refreshed by the office's `changed` push.
 */
import { QueryClient, useMutation, useQuery, type UseQueryOptions } from '@tanstack/react-query'
import type { Input, OperationName, Output } from '../shared/contract'
import { AppError, type ErrorCode, type ErrorDetails } from '../shared/errors'
import type { LockReason, Push } from '../shared/operation'
import { createRequests, type CallOptions } from './api/requests'

const lockListeners = new Set<(reason: LockReason) => void>()

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

const pushed = (message: Push): void => {
  if (message.push === 'changed') {
    void queryClient.invalidateQueries({
      predicate: ({ queryKey: [name] }) =>
        typeof name === 'string' && message.domains.includes(name.split('.')[0] ?? ''),
    })
  }
  if (message.push === 'locked') for (const listener of lockListeners) listener(message.reason)
}

const requests = createRequests(pushed)

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const [received] = event.ports
  if (event.source === window && event.data === 'office' && received) requests.connect(received)
})

/** Whose session it is: writes carry a key that begins with its id. */
export const takeSession = requests.takeSession

/** Calls the office; what is lost on the way is asked again. Rejects with an AppError. */
export const call = async <Name extends OperationName>(
  op: Name,
  input: Input<Name>,
  options: CallOptions = {},
): Promise<Output<Name>> => (await requests.ask(op, input, options)) as Output<Name>

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
