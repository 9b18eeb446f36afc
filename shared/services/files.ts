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

export type RegistrarLineKind =
  | 'paid-not-billed'
  | 'billed-but-gone'
  | 'other-expiry'
  | 'other-holder'
  | 'ends-but-renews'
  | 'billed-twice'

/** One difference, to be settled. */
export interface RegistrarLine {
  kind: RegistrarLineKind
  domain: string
  /** null: nothing is billed for it */
  subscription: Subscription | null
  /** what the registrar says; null: it has none */
  expiresOn: CivilDate | null
  holder: Holder | null
  fields: HolderField[]
  /** when a subscription to it ended, or ends */
  endsOn: CivilDate | null
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
