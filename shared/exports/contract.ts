/** What leaves the office as a file of its own: for a person, an authority, the accountant, its owner. */
import { z } from 'zod'
import { csvForms } from '../csv'
import { civilDate, id, language } from '../fields'
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
import { ledgerPlan, type LedgerPlan } from './ledger-plan'

/** Others who are named among a person's data; what is told of them is for a person to judge. */
export interface Mention {
  /** as it stands there */
  name: string
  /** how often */
  times: number
}

/** The longest span of a pack: the law's term and what is current. */
const packYears = 10

/** The days a pack is of, both included. */
export const packSpan = z
  .object({ from: civilDate, to: civilDate })
  .superRefine(({ from, to }, context) => {
    if (to < from) context.addIssue({ code: 'custom', path: ['to'], message: 'before-start' })
    else if (to >= `${Number(from.slice(0, 4)) + packYears}${from.slice(4)}`)
      context.addIssue({ code: 'custom', path: ['to'], message: 'span-too-long' })
  })

export const exports = {
  /**
   * What a package would hold, to be looked at before it is made. Errors: not-found, request-move
   * (closed, of somebody not known, or not recognised yet).
   */
  accessReview: query({
    input: z.object({ requestId: id }),
    output: gives<{ invoices: number; mentions: Mention[] }>(),
    roles: backOffice,
  }),
  /**
   * Writes all data of who asked: readable, for programs, and copies of invoices; reopened and
   * compared before it is handed over, and logged as a disclosure. Others who are named
   * are blacked out, but for those in `shown`, who were judged fit to tell. `encrypted`: with a passphrase that is answered once and kept nowhere. Errors: as accessReview;
   * export-damaged; those of documents and writing.
   */
  accessPackage: action({
    input: z.object({
      requestId: id,
      shown: z.array(z.string().max(1000)).max(10_000),
      encrypted: z.boolean(),
      file: saveToken,
    }),
    output: gives<{ invoices: number; passphrase: string | null }>(),
    roles: backOffice,
  }),
  /**
   * Writes what an order asks for: reopened and compared before it is handed over, its hash and
   * contents on record, logged as a disclosure. Errors: not-found, order-closed (or handed over
   * before), order-without-client, approval-needed, export-damaged; those of documents and writing.
   */
  orderPackage: action({
    input: z.object({ orderId: id, encrypted: z.boolean(), language, file: saveToken }),
    output: gives<{ sha256: string; passphrase: string | null }>(),
    roles: ownerOnly,
  }),
  /**
   * What the accountant gets of a period: each invoice as PDF and e-invoice, journal, payments, debtors,
   * VAT and ICP overviews, and the audit file in both versions. `withSealed`: the archive is opened for
   * it; otherwise what is sealed is told as missing, by number. Reopened and compared before it is handed
   * over; logged as a disclosure to `recipientId`. Errors: not-found, recipient-ended, books-untellable,
   * export-damaged, cancelled; those of documents and writing.
   */
  accountantPack: action({
    input: packSpan.safeExtend({
      recipientId: id,
      withSealed: z.boolean(),
      csvForm: z.enum(csvForms),
      language,
      file: saveToken,
    }),
    output: gives<{ invoices: number; payments: number; missing: number }>(),
    roles: ownerOnly,
  }),
  /** The ledger accounts the books are told on. */
  ledgerPlan: query({ input: nothing, output: gives<LedgerPlan>(), roles: ownerOnly }),
  /** Errors: invalid-input (at the role), changed-meanwhile (since the plan that was seen). */
  saveLedgerPlan: command({
    input: z.object({ plan: ledgerPlan, seen: ledgerPlan }),
    output: gives<LedgerPlan>(),
    roles: ownerOnly,
  }),
  /**
   * The whole office in open formats, for its owner: all tables but keys and secrets, and the invoices.
   * Errors: cancelled, export-damaged; those of documents and writing.
   */
  whole: action({
    input: z.object({ csvForm: z.enum(csvForms), language, file: saveToken }),
    output: gives<{ tables: number; rows: number; invoices: number }>(),
    roles: ownerOnly,
  }),
}
