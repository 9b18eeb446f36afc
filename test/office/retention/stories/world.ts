/**
 * What has happened in a story so far, as plain data: who there is, what was billed, what the bank told
 * and how one settled the other. The rules of retention (`model.ts`) read it and nothing else.
 */
export interface World {
  today: string
  /** the month in which fiscal years begin, 1–12 */
  fiscalYearStart: number
  /** the terms in force, in years */
  terms: Record<KeptAs | 'payment', number>
  clients: Client[]
  documents: Document[]
  entries: Entry[]
  holds: Hold[]
  drafts: { id: number; client: number; writtenOn: string }[]
}

export type KeptAs = 'invoice' | 'long-invoice'
/** `scrubbed`: its whole term was over while it was in the books. */
export type Fate = 'live' | 'sealed' | 'scrubbed'

export interface Client {
  id: number
  name: string
  terminatedOn: string | null
  state: 'live' | 'reduced' | 'erased'
  /** accounts known to be paid from */
  accounts: string[]
  /** whether the card has its note, contacts and other addresses; what collecting needs; or a name */
  card: 'full' | 'needed' | 'name'
}

export interface Item {
  id: number
  fate: Fate
  /** the last day it is kept in the archive; null: it is not there */
  destroyAfter: string | null
  destroyed: boolean
}

/** An invoice, or a credit note, whose amounts are negative. */
export interface Document extends Item {
  client: number
  /** the invoice a credit note takes (part of) back */
  credits: number | null
  number: string
  netCents: number
  vatCents: number
  issuedOn: string
  keptAs: KeptAs
  settlements: Settlement[]
}

/** What settles (part of) a document, signed like it; a refund or return is negative on an invoice. */
export interface Settlement {
  kind: 'payment' | 'refund' | 'return' | 'credit' | 'write-off'
  cents: number
  on: string
  /** the bank entry it came from */
  entry: number | null
}

export interface Entry extends Item {
  bookedOn: string
  cents: number
  iban: string
  /** as the bank told it */
  name: string
  /** the client for whom money of it is kept */
  keptFor: number | null
  ends: End[]
  aside: boolean
  /** the later entry that took it back */
  returnedBy: number | null
}

/** What ends money that no document asks for: another entry, or the office that keeps it. */
export interface End {
  cents: number
  on: string
  other: number | null
}

export interface Hold {
  id: number
  client: number | null
  document: number | null
  fiscalYear: number | null
}

export const openOf = (document: Document): number =>
  document.settlements.reduce(
    (open, { cents }) => open - cents,
    document.netCents + document.vatCents,
  )

/** The documents that an entry settles, each with how much. */
export const settledBy = (world: World, entry: Entry): { document: Document; cents: number }[] =>
  world.documents.flatMap((document) =>
    document.settlements
      .filter((one) => one.entry === entry.id)
      .map(({ cents }) => ({ document, cents })),
  )

/** What of an entry was not used for anything. */
export const restOf = (world: World, entry: Entry): number =>
  settledBy(world, entry).reduce((rest, { cents }) => rest - cents, entry.cents) -
  entry.ends.reduce((sum, { cents }) => sum + cents, 0)

export const isLive = ({ fate }: Item): boolean => fate === 'live'
