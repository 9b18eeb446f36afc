/**
 * Who the agency works for: persons and companies with their address, contacts, e-mail addresses
 * and what each is used for. Everybody borrows a client from here by id; nobody else keeps one.
 * Support sees the card (who, where, how to reach); terms, notes and money are the back office's.
 */
import { z } from 'zod'
import { civilDate, id, optionalText } from '../fields'
import { backOffice, command, everyone, gives, nothing, ownerOnly, query } from '../operation'
import { clientInput } from './input'
import type { Unusual } from './termination'

export const clientSorts = ['name', 'number', 'town', 'newest'] as const
export const clientStates = ['active', 'terminated', 'all'] as const

/** Where a page of the list ended. `by` tells which part of a search the last row came from. */
export const clientCursor = z.object({
  by: z.enum(['sorted', 'number', 'name-starts', 'found']),
  town: z.string().max(400),
  sortName: z.string().max(8000),
  id: z.number().int().min(0),
})
export type ClientCursor = z.output<typeof clientCursor>

export const clientFilter = z.object({
  search: z.string().max(200, { error: 'too-long' }).default(''),
  /** by the civil date of today: a termination to come leaves a client active */
  state: z.enum(clientStates).default('active'),
  kind: z.enum(['person', 'company', 'all']).default('all'),
  sort: z.enum(clientSorts).default('name'),
  /** of the sort's own key; `newest` runs from the last client added unless asked otherwise */
  direction: z.enum(['asc', 'desc']).nullable().default(null),
  after: clientCursor.nullable().default(null),
  limit: z.number().int().min(1).max(200).default(50),
})
export type ClientFilter = z.input<typeof clientFilter>

export type ClientKind = 'person' | 'company'

/** Something known of a client that is not in its row. */
export interface ClientMatch {
  of: 'contact' | 'email' | 'phone' | 'former-name' | 'postcode' | 'kvk' | 'vat'
  text: string
}

export interface ClientRow {
  id: number
  kind: ClientKind
  name: string
  town: string
  /** the address invoices go to, else the first one */
  email: string | null
  phone: string | null
  terminatedOn: string | null
  /** cents, of issued invoices; null for support */
  openCents: number | null
  overdueCents: number | null
  /** why a search found it, when neither its name nor its town says so */
  found: ClientMatch | null
}

export interface ClientList {
  rows: ClientRow[]
  next: ClientCursor | null
  /**
   * false when a search found more than a page and cannot go through it in the asked order: names
   * that begin with what was typed come first, in order of name, then the rest, the newest client
   * first. Nothing is left out.
   */
  sorted: boolean
}

export interface ClientContact {
  id: number
  name: string
  role: string | null
  email: string | null
  phone: string | null
}

export interface ClientEmail {
  id: number
  address: string
  forInvoices: boolean
  forNotices: boolean
  forTechnical: boolean
}

/** What the back office knows beside the card. Amounts in cents, over issued invoices. */
export interface ClientBooks {
  kvkNumber: string | null
  /** of a public body in the Netherlands */
  oin: string | null
  vatId: string | null
  /** days; null is the agency's own term */
  paymentTermDays: number | null
  note: string | null
  accounts: { iban: string; seenAt: string }[]
  issuedCount: number
  draftCount: number
  openCount: number
  openCents: number
  overdueCount: number
  overdueCents: number
}

export interface Client {
  id: number
  kind: ClientKind
  companyName: string | null
  firstName: string | null
  lastName: string | null
  /** what lists and invoices show */
  name: string
  street: string
  houseNumber: string
  postcode: string
  town: string
  country: string
  phone: string | null
  language: 'nl' | 'en'
  contacts: ClientContact[]
  emails: ClientEmail[]
  createdAt: string
  /** handed back with a change, which is refused when somebody else changed the client since */
  updatedAt: string
  terminatedOn: string | null
  /** when all but what is still needed went, and (part of) the card stayed; null: nothing went */
  reducedAt: string | null
  /** null for support */
  books: ClientBooks | null
}

export const duplicateReasons = [
  'kvk-number',
  'vat-id',
  'email',
  'iban',
  'name-and-address',
  'company-name',
] as const

export interface Duplicate {
  id: number
  name: string
  town: string
  terminatedOn: string | null
  reasons: (typeof duplicateReasons)[number][]
}

export interface ClientOption {
  id: number
  name: string
  town: string
  kind: ClientKind
  terminatedOn: string | null
  found: ClientMatch | null
}

/** `at` is a civil date, or a moment in UTC where the day has an hour; the newest come first. */
export type SuspensionEvent =
  'suspend-asked' | 'suspended' | 'suspend-dropped' | 'resume-asked' | 'resumed'

export type TimelineEvent = { at: string; id: number } & (
  | { kind: 'added' | 'terminated' }
  | { kind: 'invoice' | 'credit'; invoiceId: number; number: string; amountCents: number }
  | {
      /** settles an invoice; signed like the invoice: a refund or return is negative */
      kind: 'payment' | 'refund' | 'return' | 'settled' | 'write-off'
      invoiceId: number
      number: string
      amountCents: number
    }
  /** money of the client that settles no invoice (yet), or not all of it */
  | { kind: 'entry'; entryId: number; amountCents: number; freeCents: number }
  | {
      /** about an invoice, with what was open on it where that is known */
      kind: 'reminded-friendly' | 'reminded-first' | 'reminded-final'
      invoiceId: number
      number: string
    }
  | {
      /** a service: to be suspended, suspended, to be resumed, on again, or left on */
      kind: SuspensionEvent
      invoiceId: number
      number: string
    }
  | { kind: 'changed'; operation: string; fields: string[]; by: string | null }
)

export const timelineCursor = z.object({
  at: z.string().max(30),
  source: z.number().int().min(0).max(9),
  id: z.number().int().min(0),
})
export type TimelineCursor = z.output<typeof timelineCursor>

/** `year`: of the date, typed once more; it and the reason are asked of a date out of the ordinary. */
export const terminationNotice = z.object({
  id,
  on: civilDate,
  year: optionalText(4).default(null),
  reason: optionalText(300).default(null),
})
export type TerminationNotice = z.output<typeof terminationNotice>

/** A client whose data go soon. */
export interface Leaving {
  clientId: number
  name: string
  /** the opzegdatum */
  goesOn: string
  registeredAt: string
  registeredBy: string
  unusual: Unusual[]
  reason: string | null
  waitsForOwner: boolean
  /** null: it goes a day after it was registered at the earliest */
  releasedAt: string | null
}

export const clients = {
  list: query({ input: clientFilter, output: gives<ClientList>(), roles: everyone }),
  /** Errors: not-found; an erased client is not found either. */
  get: query({ input: z.object({ id }), output: gives<Client>(), roles: everyone }),
  /** Errors: forbidden-content. */
  add: command({ input: clientInput, output: gives<Client>(), roles: backOffice }),
  /** Errors: not-found, changed-meanwhile, forbidden-content. */
  change: command({
    input: clientInput.and(z.object({ id, updatedAt: z.string().min(1).max(40) })),
    output: gives<Client>(),
    roles: backOffice,
  }),
  /** Other clients who may be the same one; a warning, never a refusal. */
  duplicates: query({
    input: z.object({
      /** the client being changed, who is no duplicate of itself */
      id: id.nullable().default(null),
      kind: z.enum(['person', 'company']),
      companyName: optionalText().default(null),
      firstName: optionalText().default(null),
      lastName: optionalText().default(null),
      postcode: optionalText(40).default(null),
      houseNumber: optionalText(40).default(null),
      country: optionalText(2).default(null),
      kvkNumber: optionalText(40).default(null),
      vatId: optionalText(40).default(null),
      emails: z.array(z.string().max(1000)).max(100).default([]),
    }),
    output: gives<Duplicate[]>(),
    roles: backOffice,
  }),
  /** For a picker: the twenty best, and the one that is chosen now in front when it is named. */
  options: query({
    input: z.object({
      search: z.string().max(200, { error: 'too-long' }).default(''),
      chosen: id.nullable().default(null),
    }),
    output: gives<ClientOption[]>(),
    roles: everyone,
  }),
  /** What happened, newest first. Errors: not-found. */
  timeline: query({
    input: z.object({
      id,
      show: z.enum(['all', 'payments']).default('all'),
      after: timelineCursor.nullable().default(null),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: gives<{ rows: TimelineEvent[]; next: TimelineCursor | null }>(),
    roles: backOffice,
  }),
  /**
   * Registers the opzegdatum, or moves it, until data of the client went. A date that cannot be
   * expected wants its year typed and a reason, and waits for an owner. Errors: not-found,
   * termination-has-come, termination-refused, termination-unusual, forbidden-content.
   */
  terminate: command({
    input: terminationNotice,
    output: gives<Client>(),
    roles: backOffice,
    irreversible: true,
  }),
  /** Until data of the client went. Errors: not-found, termination-has-come. */
  undoTermination: command({
    input: z.object({ id }),
    output: gives<Client>(),
    roles: backOffice,
  }),
  /** An owner stands for an opzegdatum that could not be expected. Errors: not-found. */
  confirmTermination: command({
    input: z.object({ id }),
    output: gives<Client>(),
    roles: ownerOnly,
    irreversible: true,
  }),
  /** The client goes as soon as its day has come, without a day to think. Errors: not-found. */
  hastenTermination: command({
    input: z.object({ id }),
    output: gives<Client>(),
    roles: ownerOnly,
    irreversible: true,
  }),
  /** Who goes tonight or on the next working day, and who waits for an owner. */
  leaving: query({ input: nothing, output: gives<Leaving[]>(), roles: backOffice }),
}
