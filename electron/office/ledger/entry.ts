/** What a line of the ledger says: numbers and codes of what a restore must not undo or repeat. */
import { z } from 'zod'
import { reminderSteps } from '../../../shared/collection/steps'
import { partNames } from '../../../shared/retention/parts'
import { purposes } from '../../../shared/privacy/purposes'

const id = z.number().int()
const hex = z.string().regex(/^[0-9a-f]{64}$/)

const schema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('erasure'),
    clientId: id,
    /** `name-only`: of the card only the name is left, for an invoice on hold */
    erasure: z.enum(['whole', 'reduced', 'name-only']),
    terminatedOn: z.string(),
  }),
  /** Sealed, with the last day it is kept: a restore may not know how that was reckoned. */
  z.strictObject({
    kind: z.literal('seal'),
    archive: z.enum(['invoice', 'payment']),
    sourceId: id,
    destroyAfter: z.string(),
    rule: z.enum(['fiscal-year-end', 'termination', 'law', 'settled-document']),
  }),
  z.strictObject({ kind: z.literal('destruction'), archive: z.string(), sourceId: id }),
  z.strictObject({ kind: z.literal('scrub'), invoiceId: id }),
  z.strictObject({ kind: z.literal('scrub-entry'), entryId: id }),
  /** A part of what was held of a client was erased at their request. */
  z.strictObject({
    kind: z.literal('part-erased'),
    clientId: id,
    part: z.enum(partNames),
    id: id.nullable(),
  }),
  /** A client objected to a use of their data, or takes that back; the last line of each counts. */
  z.strictObject({
    kind: z.literal('objection'),
    clientId: id,
    purpose: z.enum(purposes),
    objects: z.boolean(),
    on: z.string(),
  }),
  /** Of a privacy request only type, dates and outcome are left; null: it went on in another. */
  z.strictObject({
    kind: z.literal('request-closed'),
    requestId: id,
    on: z.string(),
    answeredOn: z.string().nullable(),
    outcome: z.string().nullable(),
    /** the request it went on in */
    mergedInto: id.nullable().default(null),
  }),
  /** What a client asked was carried out or refused; which wish of which file, where it came in one. */
  z.strictObject({
    kind: z.literal('request-decided'),
    requestId: id,
    file: z.strictObject({ portalFile: z.string(), request: z.string(), place: id }).nullable(),
  }),
  /** Data went to an authority by an order: they are not given a second time. */
  z.strictObject({
    kind: z.literal('order-handed-over'),
    orderId: id,
    on: z.string(),
    approvedBy: id.nullable(),
    sha256: z.string(),
    bytes: id,
  }),
  /** A client took the mandate back: nothing is collected on it any more. */
  z.strictObject({ kind: z.literal('mandate-revoked'), mandateId: id, on: z.string() }),
  /** A portal file was called in: no request made with it is taken again. */
  z.strictObject({ kind: z.literal('portal-withdrawn'), portalFile: z.string() }),
  z.strictObject({ kind: z.literal('number'), seriesId: id, year: id, last: id }),
  /** A period of a subscription stands on an invoice that went out. */
  z.strictObject({
    kind: z.literal('billed'),
    /** missing in lines of before it was noted */
    periodId: id.optional(),
    subscriptionId: id,
    from: z.string(),
    to: z.string(),
  }),
  /** A reminder was sent, or was not after all; the last line of each step counts. */
  z.strictObject({
    kind: z.literal('reminder'),
    invoiceId: id,
    step: z.enum(reminderSteps),
    on: z.string(),
    receivedOn: z.string(),
    sent: z.boolean(),
  }),
  /** Work stands on an invoice that went out, for so many minutes. */
  z.strictObject({ kind: z.literal('billed-work'), workId: id, minutes: id }),
  /** A quote got its number: the last one handed out in that year. */
  z.strictObject({ kind: z.literal('quote-number'), year: id, last: id }),
  /** A part of an accepted quote stands on an invoice that went out. */
  z.strictObject({ kind: z.literal('quote-billed'), quoteId: id, nth: id, invoiceId: id }),
  /** Invoices went to the bank to be collected. */
  z.strictObject({
    kind: z.literal('debited'),
    messageId: z.string(),
    collectOn: z.string(),
    invoiceIds: z.array(id),
  }),
  /** They did not after all: the batch was dropped before its file was written. */
  z.strictObject({ kind: z.literal('debits-dropped'), messageId: z.string() }),
  /** A person's access ended: disabled, or no owner any more. */
  z.strictObject({ kind: z.literal('slot-gone'), user: id, slot: z.string() }),
  /** A new password or kit (no user): the earlier one is none any more. */
  z.strictObject({
    kind: z.literal('slot-new'),
    user: id.nullable(),
    slot: z.string(),
    class: z.enum(['owner', 'member']),
  }),
  /** All keys are new. The last line under the ledger key before. */
  z.strictObject({ kind: z.literal('rotated'), epoch: id }),
  /** An owner put back a backup, or went on with an older file; `heads`: the last lines of what was known. */
  z.strictObject({
    kind: z.literal('continued'),
    epoch: id,
    term: id,
    heads: z.array(z.strictObject({ n: id, mac: hex })),
  }),
])
export type LedgerEntry = z.output<typeof schema>

/** The one text that an entry has, in the table and in the file. */
export const entryText = (entry: LedgerEntry): string => JSON.stringify(schema.parse(entry))

/** null: written by a later Kluis. */
export const readEntry = (text: string): LedgerEntry | null => {
  const parsed = schema.safeParse(JSON.parse(text))
  return parsed.success ? parsed.data : null
}
