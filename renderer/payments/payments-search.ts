import { entryStates } from '../../shared/payments/contract'

export type EntryFilter = (typeof entryStates)[number]

/** The place in the payments screen: which entries, what was searched, which one is open. */
export interface PaymentsPlace {
  state: EntryFilter
  q: string
  entry: number | null
}

export const readPaymentsPlace = (search: Partial<PaymentsPlace>): PaymentsPlace => ({
  state: entryStates.find((one) => one === search.state) ?? 'to-do',
  q: typeof search.q === 'string' ? search.q : '',
  entry: typeof search.entry === 'number' ? search.entry : null,
})
