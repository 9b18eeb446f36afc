/** One search over everything the office shows: clients, services, invoices, bank entries. */
import { z } from 'zod'
import type { ClientMatch } from '../clients/contract'
import type { InvoiceState } from '../invoices/state'
import { everyone, gives, query } from '../operation'
import type { EntryState } from '../payments/contract'
import { id } from '../fields'

export interface FoundClient {
  of: 'client'
  id: number
  kind: 'person' | 'company'
  name: string
  town: string
  terminatedOn: string | null
  /** cents the client owes; null for support */
  openCents: number | null
  /** why it was found, when neither name nor town says so */
  why: ClientMatch | null
}

export interface FoundInvoice {
  of: 'invoice'
  id: number
  kind: 'invoice' | 'credit'
  /** null of a draft */
  number: string | null
  clientName: string | null
  state: InvoiceState
  issuedOn: string | null
  /** positive for invoices and credit notes alike */
  grossCents: number
}

export interface FoundEntry {
  of: 'entry'
  id: number
  state: EntryState
  bookedOn: string
  amountCents: number
  currency: string
  counterpartyName: string | null
  clientName: string | null
}

export interface FoundSubscription {
  of: 'subscription'
  id: number
  clientId: number
  clientName: string
  /** what was sold: "Hosting groot" */
  name: string
  domain: string | null
}

export type FoundRecord = FoundClient | FoundInvoice | FoundEntry | FoundSubscription

/** Records of one sort, the best first. */
export interface FoundHeap {
  of: FoundRecord['of']
  records: FoundRecord[]
  /** nothing is written so: these names come near it */
  alike: boolean
}

export const search = {
  /** The likeliest sort first; a handful of each. Nothing for less than one letter or digit. */
  everything: query({
    input: z.object({
      text: z.string().max(200),
      /** clients alone: for whom something new is made */
      clientsOnly: z.boolean().default(false),
    }),
    output: gives<FoundHeap[]>(),
    roles: everyone,
  }),
  /** What was open lately, in the order asked; what is gone, or not for this person, is left out. */
  again: query({
    input: z.object({
      records: z.array(z.object({ of: z.enum(['client', 'invoice']), id })).max(12),
    }),
    output: gives<(FoundClient | FoundInvoice)[]>(),
    roles: everyone,
  }),
}
