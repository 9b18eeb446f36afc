/**
 * The look afterwards: whether what points at an erased person still stands anywhere in the live
 * records. It tells where and how often, never the text itself.
 */

/** What is looked for. The first ones point at one person; a name or an address can be another's. */
export const certainKinds = ['email', 'iban', 'phone', 'kvkNumber', 'vatId', 'companyName'] as const
export const possibleKinds = ['name', 'address'] as const
export const soughtKinds = [...certainKinds, ...possibleKinds] as const
export type SoughtKind = (typeof soughtKinds)[number]

/** The kinds of places people know; `elsewhere` is what has no word of its own. */
export const places = [
  'client',
  'clientNote',
  'contact',
  'clientEmail',
  'clientAccount',
  'termination',
  'invoice',
  'invoiceText',
  'invoiceLine',
  'quote',
  'entry',
  'entryRule',
  'staging',
  'settlement',
  'login',
  'hold',
  'approval',
  'paper',
  'order',
  'breach',
  'disclosure',
  'recipient',
  'system',
  'letter',
  'accessEvent',
  'accessRule',
  'service',
  'reminder',
  'clientRequest',
  'mandate',
  'request',
  'vatReturn',
  'typing',
  'user',
  'agency',
  'elsewhere',
] as const
export type Place = (typeof places)[number]

/** What such a place belongs to, and can be opened by. */
export type FoundAt = 'client' | 'invoice' | 'entry' | null

export interface Find {
  place: Place
  kind: SoughtKind
  /** it points at this person and nobody else; otherwise it may be about another */
  certain: boolean
  /** how many clients, invoices, entries; of what belongs to none of these, how many rows */
  count: number
  /** of what the first ones belong to, at most twenty */
  of: FoundAt
  ids: number[]
}

export interface ErasureCheck {
  /** UTC ISO */
  checkedAt: string
  /** how much text was gone through */
  columns: number
  rows: number
  sought: SoughtKind[]
  /** a surname that other clients have too was looked for only with the first name */
  commonName: boolean
  finds: Find[]
}
