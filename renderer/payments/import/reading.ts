/**
 * The files of a bank or a payment provider that are being read or looked at. They stay while the person is elsewhere in the
 * window, and are gone with the session they were read in.
 */
import { create } from 'zustand'
import type { ChosenFile } from '../../../shared/files/contract'
import type { Progress } from '../../../shared/operation'
import type { FilePreview } from '../../../shared/payments/contract'
import type {
  NamedMapping,
  SettlementColumns,
  SettlementPreview,
} from '../../../shared/payments/settlements'
import { call, isError, onLocked } from '../../api'

export type Reading =
  | { at: 'start' }
  | { at: 'reading'; progress: Progress | null; name: string }
  | { at: 'refused'; error: unknown; name: string }
  | { at: 'read'; preview: FilePreview; name: string }
  /** of a provider that is not known: a person says which column is what */
  | { at: 'columns'; columns: SettlementColumns; files: readonly ChosenFile[]; name: string }
  | { at: 'settled'; preview: SettlementPreview; name: string }

export const useReading = create<Reading>(() => ({ at: 'start' }))

let abort: AbortController | null = null

/** Reads files in place of what was read before; gives the phase it ended in. */
export const readFiles = (files: readonly ChosenFile[], name: string): Promise<Reading> =>
  reading(name, async (own, progress) => {
    const tokens = files.map(({ file }) => file)
    const [file, ...others] = tokens
    if (file === undefined) return { at: 'start' }
    const { kind } = await call('payments.recognise', { files: tokens }, { signal: own.signal })
    const told = { progress, signal: own.signal }
    if (kind === 'columns') {
      const columns = await call('payments.settlementColumns', { file }, { signal: own.signal })
      return { at: 'columns', columns, files, name }
    }
    if (kind === 'settlement') {
      const preview = await call('payments.previewSettlement', { files: tokens }, told)
      return { at: 'settled', preview, name }
    }
    return { at: 'read', preview: await call('payments.preview', { file, others }, told), name }
  })

/** The columns were named. */
export const readMapped = (
  { files, name }: Extract<Reading, { at: 'columns' }>,
  mapping: NamedMapping,
): Promise<Reading> =>
  reading(name, async (own, progress) => {
    const asked = { files: files.map(({ file }) => file), mapping }
    const told = { progress, signal: own.signal }
    return {
      at: 'settled',
      preview: await call('payments.previewSettlement', asked, told),
      name,
    }
  })

const reading = async (
  name: string,
  read: (own: AbortController, progress: (progress: Progress) => void) => Promise<Reading>,
): Promise<Reading> => {
  abort?.abort()
  const own = new AbortController()
  abort = own
  const show = (next: Reading): Reading => {
    if (abort === own) useReading.setState(next, true)
    return next
  }
  show({ at: 'reading', progress: null, name })
  try {
    return show(await read(own, (progress) => show({ at: 'reading', progress, name })))
  } catch (error) {
    return show(isError(error, 'cancelled') ? { at: 'start' } : { at: 'refused', error, name })
  }
}

export const stopReading = (): void => abort?.abort()

/** It was booked or put away: nothing is looked at any more, unless another file is by now. */
export const putAway = (preview: string): void => {
  const now = useReading.getState()
  if ((now.at === 'read' || now.at === 'settled') && now.preview.preview === preview)
    useReading.setState({ at: 'start' }, true)
}

onLocked(() => {
  stopReading()
  abort = null
  useReading.setState({ at: 'start' }, true)
})
