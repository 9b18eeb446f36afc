/**
 * Orders of authorities to hand over or preserve data: national ones (Sv art. 126nd and others) and
 * those that come directly from another member state (Regulation (EU) 2023/1543), whose clocks run in
 * hours. An order can forbid to tell of itself: then owners alone know of it.
 */
import { z } from 'zod'
import { civilDate, country, id, longText, requiredText } from '../fields'
import { backOffice, command, gives, nothing, ownerOnly, query } from '../operation'
import { memberStateOrders, momentAt } from '../privacy/clocks'

export const orderKinds = ['national', ...memberStateOrders] as const
export type OrderKind = (typeof orderKinds)[number]

/** What of a client can be handed over; fixed once it was registered, for it is what is approved. */
export const orderParts = [
  'client',
  'services',
  'invoices',
  'payments',
  'logins',
  'access',
  'disclosures',
] as const
export type OrderPart = (typeof orderParts)[number]

export const orderOutcomes = [
  'handed-over',
  'preserved',
  'nothing-held',
  'refused',
  'withdrawn',
] as const
export type OrderOutcome = (typeof orderOutcomes)[number]

export const orderInput = z
  .object({
    kind: z.enum(orderKinds),
    /** null: nobody the office knows */
    clientId: id.nullable().default(null),
    authority: requiredText(200),
    country,
    /** the officer's own, or the case's */
    reference: requiredText(120),
    /** what it rests on, 'Sv art. 126nd' */
    article: requiredText(120),
    scope: requiredText(2000),
    parts: z
      .array(z.enum(orderParts))
      .min(1, { error: 'required' })
      .transform((chosen) => orderParts.filter((part) => chosen.includes(part))),
    orderedOn: civilDate,
    receivedOn: civilDate,
    /** as a clock in the Netherlands showed it, '14:05' */
    receivedTime: z.string().trim().max(5),
    /** of a national order: the last day it gives; null: it gives none */
    answerBy: civilDate.nullable().default(null),
    secret: z.boolean(),
  })
  .superRefine(({ receivedOn, receivedTime, orderedOn, answerBy }, context) => {
    const problem = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (momentAt(receivedOn, receivedTime) === null) problem('receivedTime', 'not-a-time')
    if (orderedOn > receivedOn) problem('orderedOn', 'ordered-after-receipt')
    if (answerBy !== null && answerBy < receivedOn) problem('answerBy', 'in-past')
  })

export interface OrderRow {
  id: number
  /** B-2026-3 */
  number: string
  kind: OrderKind
  authority: string
  reference: string
  client: { id: number; name: string } | null
  receivedAt: string
  secret: boolean
  /** the moment by which something must be done; null: nothing runs */
  dueAt: string | null
  next: OrderStep | null
  outcome: OrderOutcome | null
  closedAt: string | null
}

/**
 * - `ask-approval`: another owner has not been asked yet, or not again
 * - `wait-for-approval`: was asked, did not answer
 * - `hand-over`: approved, or nobody is there to ask
 * - `preserve`: held, until its end
 * - `close`: handed over, or nothing that could be
 */
export type OrderStep = 'ask-approval' | 'wait-for-approval' | 'hand-over' | 'preserve' | 'close'

export interface Order extends OrderRow {
  version: number
  country: string
  article: string
  scope: string
  parts: OrderPart[]
  orderedOn: string
  answerBy: string | null
  registeredBy: string
  /** the moment an owner said it is secret no more; null while it is, and where it never was */
  liftedAt: string | null
  /** of a preservation: its last day, and whether it was prolonged */
  preservedUntil: string | null
  prolongedAt: string | null
  /** of the last request for approval that was refused: why */
  refused: { by: string; reason: string } | null
  handedOver: {
    at: string
    by: string
    /** null: nobody could be asked */
    approvedBy: string | null
    /** SHA-256 of the file, hexadecimal */
    sha256: string
    bytes: number
    contents: { name: string; sha256: string }[]
    /** who signed for it */
    receipt: string | null
    receiptOn: string | null
  } | null
  reason: string | null
}

export interface DueOrder {
  id: number
  number: string
  kind: OrderKind
  dueAt: string
}

const seen = z.object({ id, version: z.int() })

export const orders = {
  /** Open ones with a clock, the most urgent first; secret ones to owners alone. */
  due: query({ input: nothing, output: gives<DueOrder[]>(), roles: backOffice }),
  /** Open ones by urgency; closed ones newest first. Secret ones to owners alone. */
  list: query({
    input: z.object({
      closed: z.boolean().default(false),
      after: z.number().int().nullable().default(null),
      limit: z.number().int().min(1).max(200).default(100),
    }),
    output: gives<{ rows: OrderRow[]; next: number | null }>(),
    roles: backOffice,
  }),
  /** Errors: not-found, also of a secret one to who is no owner. */
  get: query({ input: z.object({ id }), output: gives<Order>(), roles: backOffice }),
  /**
   * Puts the client's data on hold as well. Errors: not-found (the client), invalid-input (received or
   * ordered in the future), forbidden-content.
   */
  register: command({ input: orderInput, output: gives<Order>(), roles: ownerOnly }),
  /** Thirty days more, once. Errors: not-found, changed-meanwhile, order-closed, order-no-preservation. */
  prolong: command({ input: seen, output: gives<Order>(), roles: ownerOnly }),
  /** It may be told of from now on. Errors: not-found, changed-meanwhile. */
  liftSecrecy: command({ input: seen, output: gives<Order>(), roles: ownerOnly }),
  /** Errors: not-found, changed-meanwhile, order-not-handed-over, forbidden-content. */
  noteReceipt: command({
    input: seen.extend({ receipt: requiredText(200), receiptOn: civilDate }),
    output: gives<Order>(),
    roles: ownerOnly,
  }),
  /**
   * Ends it, and its hold. Errors: not-found, changed-meanwhile, order-closed, order-not-handed-over
   * (an outcome that says it was, or one that says it was not), invalid-input (no reason),
   * forbidden-content.
   */
  close: command({
    input: seen.extend({ outcome: z.enum(orderOutcomes), reason: longText(1000).default(null) }),
    output: gives<Order>(),
    roles: ownerOnly,
  }),
}
