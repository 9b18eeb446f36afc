/**
 * What is kept how long, and its end: terms, holds, the erasure run with its certificates. Terms come
 * from the policy table; the owner may lengthen them, never shorten them below the law.
 */
import { z } from 'zod'
import { civilDate, id, requiredText } from '../fields'
import {
  action,
  backOffice,
  command,
  everyone,
  gives,
  nothing,
  ownerOnly,
  query,
  saveToken,
  type Role,
} from '../operation'
import type { TerminationVerdict } from '../clients/termination'
import type { ErasureCheck, Find } from './check'
import type { DestructionRule } from './clocks'
import { partNames, type KeptPart, type Part, type PartFate } from './parts'
import { policy, type ClassName, type LegalBasis, type StartingEvent, type Term } from './policy'

export const classNames = Object.keys(policy) as ClassName[]
export const holdKinds = ['dispute', 'tax-audit', 'legal-order'] as const
export type HoldKind = (typeof holdKinds)[number]

export interface PolicyRow {
  class: ClassName
  purpose: string
  basis: LegalBasis
  startsAt: StartingEvent
  term: Term
  lawful: { atLeast: Term; article: string } | null
  /** the term is promised as it is and cannot be changed */
  promised: boolean
  then: 'erase' | 'seal-then-destroy'
  seenBy: readonly Role[]
  /** null: the policy's own term */
  changedAt: string | null
}

export interface Hold {
  id: number
  kind: HoldKind
  clientId: number | null
  invoiceId: number | null
  fiscalYear: number | null
  /** the client's name or the invoice's number, for the list */
  covers: string
  reason: string
  userName: string
  createdAt: string
  reviewOn: string
  liftedAt: string | null
}

/**
 * Why (a part of) a client stays: a hold on the client; money still to come, or to be paid back;
 * settled or written off so shortly ago that it can be a mistake; a hold on one of its invoices.
 */
export const waitReasons = [
  'hold',
  'claim',
  'owed',
  'settled-today',
  'write-off',
  'held-invoice',
] as const
export type WaitsFor = (typeof waitReasons)[number]

/**
 * `other-client`: a payment that settles another client's invoice too; `vat-list`: a btw-id until the
 * list of its last supply was declared
 */
export const stayReasons = [...waitReasons, 'other-client', 'vat-list'] as const

/** What of a client is not sealed yet. */
export interface Stays {
  why: (typeof stayReasons)[number]
  items: number
  /** what these come to; null: the reason is not about money, or the money is not only this client's */
  cents: number | null
  /** the last day a write-off can be taken back */
  until: string | null
}

/** One line of a client's clock. */
export type ClockEvent =
  | { kind: 'terminated'; on: string }
  | { kind: 'erased'; on: string; done: boolean; waitsFor: WaitsFor[]; until: string | null }
  | {
      kind: 'destroyed'
      class: 'invoice' | 'payment'
      fiscalYear: number
      items: number
      /** the last day these are kept; of what is still open the earliest it can become */
      on: string
      open: boolean
      rule: DestructionRule
    }

export interface DueItem {
  clientId: number
  name: string
  terminatedOn: string
  invoices: number
  payments: number
  /** what the client still has to pay, and what it still gets back; never netted */
  claimCents: number
  owedCents: number
  /** entries from the client's account that nobody matched: they go along */
  unmatched: number
  /** entries that stay because they settle another client's document too, with those bound to them */
  shared: number
  /** `waits`: reduced before, and nothing has changed since */
  step: 'whole' | 'reduced' | 'waits' | 'held'
  waitsFor: WaitsFor[]
  /** the last day a write-off of this client can be taken back */
  until: string | null
  holdId: number | null
}

/** Why the owner is asked before a run goes on by itself. */
export type AskFirst = 'first-run' | 'many' | 'clock-jump'

export interface DueOverview {
  /** clients to erase whole, to reduce to what is still needed, reduced before, and on hold */
  clients: number
  reduced: number
  waiting: number
  held: number
  /** active clients' invoices and payments whose own term has ended */
  oldInvoices: number
  oldPayments: number
  archiveItems: number
  /** holds in force whose review date has come */
  holdsToReview: number
  askFirst: AskFirst | null
  /** so much of old documents that the owner looks first; it keeps no client's day waiting */
  askOld: boolean
}

export interface RunResult {
  erased: number
  reduced: number
  /** old invoices and payments of active clients that lost their person */
  invoicesScrubbed: number
  paymentsScrubbed: number
  /** clients that could not be erased, with the log id; they stay due */
  failed: number
  /** erased clients of whom something that points at nobody else was still found */
  residue: number
  /** what was left for the owner to look at first */
  left: { clients: number; old: number }
}

export interface ErasureRow {
  id: number
  clientId: number
  kind: 'whole' | 'reduced'
  erasedAt: string
  invoicesSealed: number
  paymentsSealed: number
  lastDestroyAfter: string | null
  /** of one erased whole; null: nobody looked */
  check: (Omit<ErasureCheck, 'finds'> & { finds: ShownFind[] }) | null
}

/** What was found and where it is looked at; `label` as it is called now, null: it has no name. */
export interface ShownFind extends Omit<Find, 'ids'> {
  at: { id: number; label: string | null }[]
}

/** What became of the parts that were asked about. */
export interface PartsErased {
  erased: Part[]
  kept: KeptPart[]
  /** whether what was erased still stands elsewhere; null: nothing of it can be looked for */
  check: (Omit<ErasureCheck, 'finds'> & { finds: ShownFind[] }) | null
}

/** What an opzegdatum would do. Amounts in cents. */
export interface TerminationPreview {
  verdict: TerminationVerdict
  /** the day has come: the data go a day after registering at the earliest */
  comesAtOnce: boolean
  drafts: number
  logins: number
  /** what will go then, and what keeps the rest, as the list of that day will have it */
  step: 'whole' | 'reduced' | 'held'
  waitsFor: WaitsFor[]
  /** the last day a write-off can be taken back */
  until: string | null
  /** what the client still has to pay, and what it still gets back; never netted */
  claims: number
  claimCents: number
  refunds: number
  refundCents: number
  /** money of the client that no document asks for: to be paid back too */
  kept: number
  keptCents: number
  /** payments that stay because they settle another client's document too, with those bound to them */
  shared: number
  /** what goes to the archive, and the last day it is kept there; of what is open once it was settled */
  sealed: {
    class: 'invoice' | 'payment'
    fiscalYear: number
    items: number
    until: string
    open: boolean
  }[]
}

export const retention = {
  policy: query({ input: nothing, output: gives<PolicyRow[]>(), roles: backOffice }),
  /** Errors: term-below-law, term-promised. */
  saveTerm: command({
    input: z.object({
      class: z.enum(classNames),
      years: z.number().int().min(0).max(100),
      days: z.number().int().min(0).max(36_500),
    }),
    output: gives<PolicyRow[]>(),
    roles: ownerOnly,
  }),
  holds: query({
    input: z.object({ clientId: id.nullable().default(null), lifted: z.boolean().default(false) }),
    output: gives<Hold[]>(),
    roles: backOffice,
  }),
  addHold: command({
    input: z.object({
      kind: z.enum(holdKinds),
      covers: z.union([
        z.strictObject({ clientId: id }),
        z.strictObject({ invoiceId: id }),
        z.strictObject({ fiscalYear: z.number().int().min(1990).max(2199) }),
      ]),
      reason: requiredText(500),
      reviewOn: civilDate,
    }),
    output: gives<Hold>(),
    roles: backOffice,
  }),
  liftHold: command({ input: z.object({ id }), output: gives<Hold>(), roles: backOffice }),
  /**
   * The client's clock: termination, erasure, and each class with the rule that decided; of an active
   * client what its own documents wait for. Support asks of clients it can see, and hears nothing of
   * their books. Errors: not-found.
   */
  clock: query({
    input: z.object({ clientId: id }),
    output: gives<ClockEvent[]>(),
    roles: everyone,
  }),
  /** Of an opzegdatum that is about to be registered. Errors: not-found. */
  preview: query({
    input: z.object({ clientId: id, on: civilDate }),
    output: gives<TerminationPreview>(),
    roles: backOffice,
  }),
  /** An owner says that today is the day the clock shows; what cannot be undone goes on. */
  confirmDate: command({ input: nothing, output: gives<{ today: string }>(), roles: ownerOnly }),
  /** What the clock asks of an owner; null when nothing. `lastOn`: the last day seen before. */
  clockQuestion: query({
    input: nothing,
    output: gives<{ today: string; lastOn: string } | null>(),
    roles: backOffice,
  }),
  due: query({ input: nothing, output: gives<DueOverview>(), roles: backOffice }),
  dueList: query({
    input: z.object({
      after: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: gives<{ rows: DueItem[]; next: number | null }>(),
    roles: backOffice,
  }),
  /** Whose opzegdatum is still to come, the first one first, each as it would go on that day. */
  coming: query({ input: nothing, output: gives<DueItem[]>(), roles: backOffice }),
  /**
   * Carries out what is due. `approved`: the owner saw the preview; without it what needs asking is
   * left, and the rest is done. Errors: cancelled (what was done stays done), ask-owner-first (first
   * run, clock jump: nothing is done).
   */
  run: action({
    input: z.object({ approved: z.boolean().default(false) }),
    output: gives<RunResult>(),
    once: 'answer',
    roles: everyone,
    irreversible: 'asks',
  }),
  /** Remembers the latest moment seen, unless the clock jumped: then the owner is asked first. */
  noticeTime: command({
    input: nothing,
    output: gives<{ jumped: boolean }>(),
    roles: everyone,
    quiet: true,
  }),
  /**
   * What is there of who asked, part by part, and what would become of each. Errors: not-found,
   * request-move (closed, of somebody not known, or not recognised yet).
   */
  parts: query({
    input: z.object({ requestId: id }),
    output: gives<PartFate[]>(),
    roles: backOffice,
  }),
  /**
   * Erases of these what nothing keeps, and writes into the case what was erased and what stays, and
   * why. Asked again, what is gone is gone. Then looks where it still stands. Errors: as parts.
   */
  eraseParts: action({
    input: z.object({
      requestId: id,
      parts: z
        .array(z.object({ part: z.enum(partNames), id: id.nullable() }))
        .min(1)
        .max(1000),
    }),
    output: gives<PartsErased>(),
    roles: backOffice,
    irreversible: true,
  }),
  erasures: query({
    input: z.object({
      before: z.number().int().nullable().default(null),
      limit: z.number().int().min(1).max(200).default(50),
    }),
    output: gives<{ rows: ErasureRow[]; next: number | null }>(),
    roles: backOffice,
  }),
  /** `addressee`: what the owner chooses to print for sending it to the person. */
  saveCertificate: action({
    input: z.object({
      id,
      format: z.enum(['pdf', 'json']),
      language: z.enum(['nl', 'en']),
      addressee: z.string().max(500).default(''),
      file: saveToken,
    }),
    output: gives<{ saved: true }>(),
    roles: backOffice,
  }),
}
