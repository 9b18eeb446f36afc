/**
 * SEPA direct debit: mandates, batches of open invoices, and what came back. A batch is on record
 * before its file is written, its file is written once, and an invoice is in one batch at a time.
 */
import { z } from 'zod'
import { isIban, normalizeIban } from '../clients/identifiers'
import type { CivilDate } from '../dates'
import type { FieldProblem } from '../errors'
import { civilDate, id, optionalText, requiredText } from '../fields'
import {
  action,
  backOffice,
  command,
  gives,
  nothing,
  ownerOnly,
  query,
  saveToken,
} from '../operation'
import { isCreditorId, normalizeCreditorId } from './creditor-id'
import { isMandateId, mandateSchemes, type MandateScheme, type SequenceType } from './mandate'

export const painVersions = ['pain.008.001.02', 'pain.008.001.08'] as const
export type PainVersion = (typeof painVersions)[number]

export interface DebitSettings {
  /** null: the office does not collect */
  creditorId: string | null
  painVersion: PainVersion
  version: number
}

export const debitSettingsInput = z.object({
  creditorId: optionalText(40)
    .refine((text) => text === null || isCreditorId(text), { error: 'not-a-creditor-id' })
    .transform((text) => text && normalizeCreditorId(text)),
  painVersion: z.enum(painVersions),
  version: id,
})

export const mandateInput = z.object({
  clientId: id,
  /** the mandate's own id; null: the next one of the client, M-42-1 */
  reference: optionalText(35)
    .refine((text) => text === null || isMandateId(text), { error: 'not-a-mandate-id' })
    .default(null),
  scheme: z.enum(mandateSchemes).default('CORE'),
  once: z.boolean().default(false),
  signedOn: civilDate.nullable().refine((day) => day !== null, { error: 'required' }),
  iban: requiredText(50)
    .refine((text) => isIban(text), { error: 'not-an-iban' })
    .transform((text) => normalizeIban(text)),
  holder: requiredText(70),
})

export interface MandateRow {
  id: number
  version: number
  clientId: number
  reference: string
  scheme: MandateScheme
  once: boolean
  signedOn: CivilDate
  iban: string
  holder: string
  last: boolean
  lastCollectedOn: CivilDate | null
  revokedOn: CivilDate | null
  pausedAt: string | null
  pausedWhy: string | null
  /** what keeps it from being used today */
  problems: FieldProblem[]
}

export interface DebitCandidate {
  invoiceId: number
  number: string
  client: { id: number; name: string }
  dueOn: CivilDate
  openCents: number
  mandate: { id: number; reference: string; scheme: MandateScheme }
  sequence: SequenceType
  /** what keeps it out of a batch; none: it goes */
  problems: FieldProblem[]
}

export interface DebitProposal {
  /** the first day the bank can collect on */
  earliestOn: CivilDate
  collectOn: CivilDate
  /** what keeps any batch from being made */
  problems: FieldProblem[]
  rows: DebitCandidate[]
  count: number
  cents: number
}

export interface DebitBatchRow {
  id: number
  messageId: string
  scheme: MandateScheme
  painVersion: PainVersion
  collectOn: CivilDate
  madeAt: string
  madeBy: string
  count: number
  cents: number
  sha256: string | null
  writtenAt: string | null
  noticesAt: string | null
  returned: number
}

export interface ReturnedDebit {
  id: number
  client: { id: number; name: string }
  invoice: { id: number; number: string; openCents: number }
  cents: number
  returnedOn: CivilDate
  /** code of ISO 20022; its words are in `return-reasons` */
  reason: string | null
}

export interface HeldDebit {
  invoiceId: number
  number: string
  client: { id: number; name: string }
  messageId: string
  collectOn: CivilDate
}

export const debits = {
  debitSettings: query({ input: nothing, output: gives<DebitSettings>(), roles: backOffice }),
  /** Errors: changed-meanwhile. */
  saveDebitSettings: command({
    input: debitSettingsInput,
    output: gives<DebitSettings>(),
    roles: ownerOnly,
  }),
  /** Errors: not-found. */
  mandates: query({
    input: z.object({ clientId: id }),
    output: gives<MandateRow[]>(),
    roles: backOffice,
  }),
  /** Errors: not-found, invalid-input (signed in the future, taken, outside SEPA). */
  addMandate: command({ input: mandateInput, output: gives<MandateRow[]>(), roles: backOffice }),
  /**
   * `revoke`: from today on it is not used; `resume`: somebody looked why a collection came back;
   * `finish`: the next collection is the last one. Errors: not-found, changed-meanwhile.
   */
  moveMandate: command({
    input: z.object({ id, version: id, move: z.enum(['revoke', 'resume', 'finish']) }),
    output: gives<MandateRow[]>(),
    roles: backOffice,
  }),
  /** Open invoices of clients with a mandate, and what keeps any of them out. */
  debitable: query({
    input: z.object({
      scheme: z.enum(mandateSchemes).default('CORE'),
      /** null: the first day the bank can collect on */
      collectOn: civilDate.nullable().default(null),
      limit: z.int().min(0).max(1000).default(500),
    }),
    output: gives<DebitProposal>(),
    roles: backOffice,
  }),
  /**
   * Looks anew at each invoice, puts the batch on record and writes its file. When writing fails the
   * batch stands and its file is written later, see `writeBatch`. Errors: invalid-input (nothing to
   * collect, a day banks do not work), those of writing.
   */
  makeBatch: action({
    input: z.object({
      scheme: z.enum(mandateSchemes),
      collectOn: civilDate,
      /** null: all that can be collected */
      invoiceIds: z.array(id).max(100_000).nullable().default(null),
    }),
    output: gives<DebitBatchRow>(),
    roles: backOffice,
    once: 'answer',
  }),
  /** Once: a batch that was written is locked. Errors: not-found, batch-written, those of writing. */
  writeBatch: action({
    input: z.object({ id, file: saveToken }),
    output: gives<DebitBatchRow>(),
    roles: backOffice,
  }),
  /**
   * A batch that is too late, empty or not wanted after all, before its file was written: its invoices
   * can be collected anew. Errors: not-found, batch-written.
   */
  dropBatch: command({
    input: z.object({ id }),
    output: gives<{ id: number }>(),
    roles: backOffice,
  }),
  /** A ZIP of e-mails that announce the collections. Errors: not-found, those of writing. */
  saveNotices: action({
    input: z.object({ id, file: saveToken }),
    output: gives<{ notices: number }>(),
    roles: backOffice,
  }),
  /** The latest first. */
  batches: query({ input: nothing, output: gives<DebitBatchRow[]>(), roles: backOffice }),
  /** What came back and is open again, the latest first. */
  returned: query({ input: nothing, output: gives<ReturnedDebit[]>(), roles: backOffice }),
  heldDebits: query({ input: nothing, output: gives<HeldDebit[]>(), roles: backOffice }),
  /** Somebody saw that it was not collected after all: it can be again. Errors: not-found. */
  settleHeldDebit: command({
    input: z.object({ invoiceId: id }),
    output: gives<HeldDebit[]>(),
    roles: backOffice,
  }),
}
