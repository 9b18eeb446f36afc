/**
 * Who gets data of clients from the office, and each time that happened: who, which data, of whom,
 * when, why and on what basis. Source: AVG art. 15(1)(c), 19, 28 and 30(1)(d).
 */
import { z } from 'zod'
import { civilDate, country, id, longText, requiredText } from '../fields'
import { backOffice, command, gives, nothing, ownerOnly, query } from '../operation'

/**
 * - `processor`: works with the data on the office's behalf, under an agreement (art. 28)
 * - `controller`: uses the data for purposes of its own, such as a registry of domains
 * - `authority`: asks for data by law
 */
export const recipientKinds = ['processor', 'controller', 'authority'] as const
export type RecipientKind = (typeof recipientKinds)[number]

/** Why a recipient may have the data: AVG art. 6(1) a, b, c and f. */
export const disclosureBases = [
  'consent',
  'contract',
  'legal-obligation',
  'legitimate-interest',
] as const
export type DisclosureBasis = (typeof disclosureBases)[number]

/** Kinds of data that are given, in the order they are listed. */
export const dataKinds = [
  'name',
  'address',
  'contacts',
  'email',
  'phone',
  'kvk-number',
  'vat-id',
  'bank-account',
  'invoices',
  'payments',
  'access-logs',
  'notes',
] as const
export type DataKind = (typeof dataKinds)[number]

const kindsOfData = z
  .array(z.enum(dataKinds))
  .min(1, { error: 'required' })
  .transform((chosen) => dataKinds.filter((kind) => chosen.includes(kind)))

export const recipientInput = z
  .object({
    name: requiredText(200),
    kind: z.enum(recipientKinds),
    purpose: requiredText(500),
    basis: z.enum(disclosureBases),
    data: kindsOfData,
    country,
    /** the day the processor agreement was signed; null: none yet, or none is needed */
    agreedOn: civilDate.nullable().default(null),
    /** the day to look again whether the agreement still fits */
    reviewOn: civilDate.nullable().default(null),
  })
  .superRefine(({ agreedOn, reviewOn }, context) => {
    if (agreedOn !== null && reviewOn !== null && reviewOn <= agreedOn)
      context.addIssue({ code: 'custom', path: ['reviewOn'], message: 'review-before-agreement' })
  })

export const recipientChange = recipientInput.safeExtend({ id, version: z.int() })

export interface Recipient {
  id: number
  /** goes up with each change */
  version: number
  name: string
  kind: RecipientKind
  purpose: string
  basis: DisclosureBasis
  data: DataKind[]
  /** ISO 3166-1 alpha-2 */
  country: string
  agreedOn: string | null
  reviewOn: string | null
  /** the moment an owner stopped giving data; null: may get data */
  endedAt: string | null
  /** the day of the latest disclosure; null: none yet */
  lastGivenOn: string | null
  /** of a processor: no agreement, or its review is due */
  attention: 'no-agreement' | 'review-due' | null
}

/** How a disclosure came on record: one of the program's own exports, or somebody who wrote it down. */
export const disclosureWays = [
  'inspection-export',
  'accountant-pack',
  'access-package',
  'portal-file',
  'legal-order',
  'by-hand',
] as const
export type DisclosureWay = (typeof disclosureWays)[number]

export interface Disclosure {
  id: number
  recipient: { id: number; name: string }
  way: DisclosureWay
  givenOn: string
  recordedAt: string
  userName: string
  purpose: string
  basis: DisclosureBasis
  data: DataKind[]
  /** of how many clients; those who were erased before count as well */
  clients: number
  /** the client when it is one, and not erased */
  client: { id: number; name: string } | null
  /** '' when there was nothing to add, or when its client was erased */
  note: string
  struck: { at: string; by: string } | null
}

export const disclosureInput = z.object({
  recipientId: id,
  clientId: id,
  givenOn: civilDate,
  data: kindsOfData,
  note: longText(500).default(null),
})

export const disclosures = {
  /** Those that may get data first. */
  recipients: query({ input: nothing, output: gives<Recipient[]>(), roles: backOffice }),
  /** Errors: forbidden-content. */
  addRecipient: command({
    input: recipientInput,
    output: gives<Recipient>(),
    roles: ownerOnly,
  }),
  /** Errors: not-found, changed-meanwhile (since the version that was looked at), forbidden-content. */
  changeRecipient: command({
    input: recipientChange,
    output: gives<Recipient>(),
    roles: ownerOnly,
  }),
  /** Gets nothing more; what was given stays on record. Errors: not-found. */
  endRecipient: command({
    input: z.object({ id, ended: z.boolean() }),
    output: gives<Recipient>(),
    roles: ownerOnly,
  }),
  /** Newest first; of one client or recipient, or all. */
  list: query({
    input: z.object({
      clientId: id.nullable().default(null),
      recipientId: id.nullable().default(null),
      after: z.number().int().nullable().default(null),
      limit: z.number().int().min(1).max(200).default(100),
    }),
    output: gives<{ rows: Disclosure[]; next: number | null }>(),
    roles: backOffice,
  }),
  /**
   * What was given outside the program. Errors: not-found, recipient-ended, invalid-input (in the
   * future), forbidden-content.
   */
  record: command({ input: disclosureInput, output: gives<Disclosure>(), roles: backOffice }),
  /** What was written down by mistake; it stays readable, struck out. Errors: not-found. */
  strike: command({ input: z.object({ id }), output: gives<Disclosure>(), roles: backOffice }),
}
