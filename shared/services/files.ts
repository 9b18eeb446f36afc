/**
 * Lists from elsewhere: what the registrar has, held against what the office bills, and subscriptions
 * taken over from another program. The columns are guessed, corrected by a person and remembered.
 */
import { z } from 'zod'
import type { CivilDate } from '../dates'
import { id, optionalText } from '../fields'
import { action, backOffice, command, fileToken, gives, nothing, query } from '../operation'
import type { Holder, HolderField } from './registrar'
import { serviceDay, type Subscription } from './subscription'

export const registrarFields = [
  'domain',
  'expiresOn',
  'reference',
  'autoRenew',
  'holderName',
  'holderEmail',
  'holderPhone',
] as const
export type RegistrarField = (typeof registrarFields)[number]

export const listFields = [
  'client',
  'product',
  'domain',
  'startsOn',
  'nextInvoiceOn',
  'endsOn',
  'period',
  'price',
  'discount',
  'autoRenew',
  'reference',
] as const
export type ListField = (typeof listFields)[number]

/** Per field the name of its column; null: as guessed, or as it was the last time. */
const mappingOf = <F extends string>(fields: readonly F[]) =>
  z.partialRecord(z.enum(fields), z.string().max(1000)).nullable().default(null)

export interface CellProblem {
  line: number
  field: string
  code: string
}

/** A file as it was read: its columns, which is which, and the cells that are not right. */
export interface FileReading<F extends string> {
  header: string[]
  mapping: Partial<Record<F, string>>
  rows: number
  /** the first hundred */
  problems: CellProblem[]
}

export const registrarLineKinds = [
  'paid-not-billed',
  'billed-but-gone',
  'billed-twice',
  'ends-but-renews',
  'other-holder',
  'other-expiry',
] as const
export type RegistrarLineKind = (typeof registrarLineKinds)[number]

export const asideReasons = [
  'own-name',
  'included',
  'other-registrar',
  'asked-registrar',
  'as-agreed',
  'list-wrong',
] as const
export type AsideReason = (typeof asideReasons)[number]

/** One difference, to be settled: carried out, or set aside until it is another difference. */
export interface RegistrarLine {
  /** a digest of what it is about and how it differs: the same in each list that says the same */
  difference: string
  kind: RegistrarLineKind
  domain: string
  /** what runs for it; none: nothing is billed */
  subscriptions: Subscription[]
  /** the one it ran under last, when none runs */
  last: Subscription | null
  /** the registrar's own number for it */
  reference: string | null
  /** what the registrar says; null: it has none */
  expiresOn: CivilDate | null
  holder: Holder | null
  fields: HolderField[]
  /** when a subscription to it ended, or ends */
  endsOn: CivilDate | null
  /** null: to be settled */
  aside: { reason: AsideReason; on: CivilDate; by: string } | null
}

/** A row of the file as it would be taken over. */
export interface ListedRow {
  line: number
  client: { id: number; name: string }
  itemName: string
  domain: string | null
  startsOn: CivilDate
  nextOn: CivilDate | null
  endsOn: CivilDate | null
  periodMonths: number
  priceCents: number
}

export interface SubscriptionImport {
  id: number
  at: string
  userName: string
  /** how many it made */
  count: number
  undone: boolean
}

const difference = z.string().regex(/^[\da-f]{64}$/)

/** Most names that are taken over at once. */
const mostDomains = 5000

const holder = z.object({
  name: optionalText(200),
  email: optionalText(254),
  phone: optionalText(40),
})

export const fileOperations = {
  /**
   * Nothing of the file is kept. Errors: file-token-unknown, file-gone, file-changed, file-too-large,
   * file-unreadable.
   */
  readRegistrar: action({
    input: z.object({ file: fileToken, mapping: mappingOf(registrarFields) }),
    output: gives<FileReading<RegistrarField> & { lines: RegistrarLine[] }>(),
    roles: backOffice,
  }),
  /**
   * What the registrar says is right: until when, and who holds it, which counts as checked today by
   * whoever says so. Errors: not-found, changed-meanwhile, forbidden-content, invalid-input.
   */
  checkDomain: command({
    input: z.object({
      id,
      version: z.int(),
      expiresOn: serviceDay.optional(),
      holder: holder.optional(),
    }),
    output: gives<Subscription>(),
    roles: backOffice,
  }),
  /**
   * The registrar's dates, all or none. Errors: not-found, changed-meanwhile.
   */
  takeExpiries: command({
    input: z.object({
      domains: z
        .array(z.object({ id, version: z.int(), expiresOn: serviceDay }))
        .min(1)
        .max(mostDomains),
    }),
    output: gives<{ count: number }>(),
    roles: backOffice,
  }),
  /** A difference that may stay. Errors: not-found. */
  setAside: command({
    input: z.object({ difference, subscriptionId: id.nullable(), reason: z.enum(asideReasons) }),
    output: gives<{ aside: true }>(),
    roles: backOffice,
  }),
  /** It is to be settled after all. Errors: not-found. */
  takeUp: command({
    input: z.object({ difference }),
    output: gives<{ aside: false }>(),
    roles: backOffice,
  }),
  /** What taking the list over would make; nothing is written. Errors: as readRegistrar. */
  readList: action({
    input: z.object({ file: fileToken, mapping: mappingOf(listFields) }),
    output: gives<FileReading<ListField> & { found: ListedRow[] }>(),
    roles: backOffice,
  }),
  /** All of it or nothing. Errors: as readRegistrar; list-has-problems. */
  takeOver: action({
    input: z.object({ file: fileToken, mapping: mappingOf(listFields) }),
    output: gives<SubscriptionImport>(),
    roles: backOffice,
    once: 'answer',
  }),
  /** The newest first, ten at most. */
  imports: query({ input: nothing, output: gives<SubscriptionImport[]>(), roles: backOffice }),
  /** Takes away what it made. Errors: not-found, import-in-use (something of it was billed or changed). */
  undoImport: command({
    input: z.object({ id }),
    output: gives<SubscriptionImport>(),
    roles: backOffice,
  }),
}
