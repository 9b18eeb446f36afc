/**
 * The bank files that are being read or looked at. They stay while the person is elsewhere in the
 * window, and are gone with the session they were read in.
 */
import { create } from 'zustand'
import type { ChosenFile } from '../../../shared/files/contract'
import type { Progress } from '../../../shared/operation'
import type { FilePreview } from '../../../shared/payments/contract'
import { call, isError, onLocked } from '../../api'

export type Reading =
  | { at: 'start' }
  | { at: 'reading'; progress: Progress | null; name: string }
  | { at: 'refused'; error: unknown; name: string }
  | { at: 'read'; preview: FilePreview; name: string }

export const useReading = create<Reading>(() => ({ at: 'start' }))

let abort: AbortController | null = null

/** Reads files in place of what was read before; gives the phase it ended in. */
export const readFiles = async (files: readonly ChosenFile[], name: string): Promise<Reading> => {
  const [first, ...others] = files
  if (!first) return useReading.getState()
  abort?.abort()
  const own = new AbortController()
  abort = own
  const show = (next: Reading): Reading => {
    if (abort === own) useReading.setState(next, true)
    return next
  }
  show({ at: 'reading', progress: null, name })
  try {
    const preview = await call(
      'payments.preview',
      { file: first.file, others: others.map(({ file }) => file) },
      { progress: (progress) => show({ at: 'reading', progress, name }), signal: own.signal },
    )
    return show({ at: 'read', preview, name })
  } catch (error) {
    return show(isError(error, 'cancelled') ? { at: 'start' } : { at: 'refused', error, name })
  }
}

export const stopReading = (): void => abort?.abort()

/** It was booked or put away: nothing is looked at any more, unless another file is by now. */
export const putAway = (preview: string): void => {
  const now = useReading.getState()
  if (now.at === 'read' && now.preview.preview === preview)
    useReading.setState({ at: 'start' }, true)
}

onLocked(() => {
  stopReading()
  abort = null
  useReading.setState({ at: 'start' }, true)
})
