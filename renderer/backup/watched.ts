import { useCallback, useRef, useState } from 'react'
import type { Input, OperationName, Output } from '../../shared/contract'
import type { Progress } from '../../shared/operation'
import { call } from '../api'

export interface Watched<Name extends OperationName> {
  /** how far it is; null when nothing runs */
  progress: Progress | null
  /** Runs the operation. Throws the AppError it ends in, also `cancelled`. */
  run(input: Input<Name>): Promise<Output<Name>>
  stop(): void
}

/** An action that lasts, whose failure belongs to the form it was asked from. */
export const useWatched = <Name extends OperationName>(op: Name): Watched<Name> => {
  const [progress, setProgress] = useState<Progress | null>(null)
  const abort = useRef<AbortController | null>(null)
  const run = useCallback(
    async (input: Input<Name>): Promise<Output<Name>> => {
      abort.current = new AbortController()
      setProgress({ stage: '', done: 0, total: null })
      try {
        return await call(op, input, { progress: setProgress, signal: abort.current.signal })
      } finally {
        setProgress(null)
      }
    },
    [op],
  )
  const stop = useCallback(() => abort.current?.abort(), [])
  return { progress, run, stop }
}
