/** The logs being read, also while the person is elsewhere in the window; gone with their session. */
import { create } from 'zustand'
import type { ReadLog } from '../../shared/access-events/contract'
import type { ChosenFile } from '../../shared/files/contract'
import { call, isError, onLocked } from '../api'

interface Reading {
  /** how much was read, 0 to 1; null: nothing is being read */
  share: number | null
  /** what came of those read last */
  read: ReadLog[]
}

export const useReading = create<Reading>(() => ({ share: null, read: [] }))

let abort: AbortController | null = null

/** Errors: those of the operation, but for the person's own stop. */
export const readLogs = async (chosen: readonly ChosenFile[]): Promise<void> => {
  if (chosen.length === 0) return
  const own = new AbortController()
  abort = own
  const show = (next: Partial<Reading>) => {
    if (abort === own) useReading.setState(next)
  }
  show({ share: 0, read: [] })
  try {
    const read = await call(
      'accessEvents.read',
      { files: chosen.map(({ file }) => file) },
      {
        progress: ({ done, total }) => show({ share: total === null ? 0 : done / total }),
        signal: own.signal,
      },
    )
    show({ read })
  } catch (error) {
    if (!isError(error, 'cancelled')) throw error
  } finally {
    show({ share: null })
  }
}

export const stopReading = (): void => abort?.abort()

onLocked(() => {
  stopReading()
  abort = null
  useReading.setState({ share: null, read: [] })
})
