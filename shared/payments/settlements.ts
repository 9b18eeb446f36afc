/**
 * Settlement files of card companies and payment providers: seen first, then booked whole. The balance
 * at a provider is an account of the office; each row is an entry on it, to be matched to invoices as
 * those of a bank are, gross, with what the provider kept beside it. Amounts are signed integer cents.
 */
import { z } from 'zod'
import { id } from '../fields'
import { action, backOffice, command, fileToken, gives, nothing, query } from '../operation'
import { settlementFields, settlementKinds, type SettlementProvider } from './settlement'

/** What the balance at a provider is called among the office's accounts. */
export const providerNames = {
  mollie: 'Mollie',
  stripe: 'Stripe',
  paypal: 'PayPal',
} as const satisfies Record<Exclude<SettlementProvider, 'generic'>, string>

const title = z.string().max(1000)

/** Which column is what, of a file whose provider is not known. */
export const settlementMapping = z.strictObject({
  /** of the provider: files of one name are of one balance */
  name: z.string().trim().min(1, { error: 'required' }).max(60, { error: 'too-long' }),
  columns: z.partialRecord(z.enum(settlementFields), title),
  currency: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/, { error: 'required' }),
  kinds: z.record(title, z.enum(settlementKinds)),
})
export type NamedMapping = z.output<typeof settlementMapping>

export interface SettlementColumns {
  header: string[]
  /** as it was the last time with these very columns, else guessed from their names */
  mapping: NamedMapping
  remembered: boolean
  /** the words of columns that have few, in lower case: what a kind may be */
  words: Record<string, string[]>
}

/** One payout of the files of a preview, with what was booked of it before. */
export interface PayoutPreview {
  account: string
  currency: string
  /** null: on the balance, part of no payout that the file names */
  reference: string | null
  rows: number
  newRows: number
  grossCents: number
  feeCents: number
  netCents: number
  /** what the files say was paid out; null when they do not say */
  paidOutCents: number | null
  /** net, that of files booked before counted, less paid out; 0 also where they do not say */
  differenceCents: number
}

export interface SettlementPreview {
  preview: string
  files: {
    name: string
    provider: SettlementProvider
    account: string
    /** this very file was booked before, at this moment: nothing of it is new */
    bookedBeforeAt: string | null
    /** rows that moved no money: not completed, or only noted */
    skipped: number
    /** rows whose own figures contradict each other; the first hundred of `faultCount` */
    faults: { line: number; differenceCents: number }[]
    faultCount: number
  }[]
  rows: number
  newRows: number
  /** those that do not add up first; two hundred at most */
  payouts: PayoutPreview[]
  payoutCount: number
  /** of these currencies nothing can settle an invoice */
  foreign: string[]
  addsUp: boolean
}

export interface BookedSettlements {
  newRows: number
  /** payouts that were found at the bank */
  found: number
}

export interface PayoutRow {
  id: number
  account: string
  currency: string
  reference: string
  fromOn: string
  toOn: string
  rows: number
  grossCents: number
  feeCents: number
  netCents: number
  /** what is to come in at the bank */
  amountCents: number
  /** net less what the file says was paid out; not 0: rows are missing, or the file is wrong */
  differenceCents: number
  /** whether the files say both what it is made of and what was paid out: else nothing was held */
  told: boolean
  entry: { id: number; bookedOn: string } | null
}

/** What a provider kept in a month; costs of the office, which no invoice is paid less by. */
export interface FeeMonth {
  /** YYYY-MM */
  month: string
  account: string
  currency: string
  grossCents: number
  feeCents: number
}

const files = z.array(fileToken).min(1).max(400)

export const settlements = {
  /**
   * What was chosen or dropped, by its content: `columns` is a list whose columns a person has to name.
   * What is neither counts as of a bank: reading it says why it cannot be read. Errors: files-mixed.
   */
  recognise: action({
    input: z.object({ files }),
    output: gives<{ kind: 'bank' | 'settlement' | 'columns' }>(),
    roles: backOffice,
    quiet: true,
  }),
  /** Errors: file-unreadable. */
  settlementColumns: action({
    input: z.object({ file: fileToken }),
    output: gives<SettlementColumns>(),
    roles: backOffice,
    quiet: true,
  }),
  /** Reads and checks files together; nothing is booked. Refuses all when one cannot be read. */
  previewSettlement: action({
    input: z.object({ files, mapping: settlementMapping.nullable().default(null) }),
    output: gives<SettlementPreview>(),
    roles: backOffice,
    quiet: true,
  }),
  /**
   * Books what was previewed in one transaction, and finds the payouts at the bank. Errors:
   * preview-gone, settlement-does-not-add-up, nothing-new.
   */
  bookSettlement: action({
    input: z.object({ preview: z.string().max(64), despiteMismatch: z.boolean().default(false) }),
    output: gives<BookedSettlements>(),
    once: 'answer',
    roles: backOffice,
  }),
  /** The latest two hundred. */
  payouts: query({ input: nothing, output: gives<PayoutRow[]>(), roles: backOffice }),
  /** Of the last 24 months, the latest first. */
  settlementFees: query({ input: nothing, output: gives<FeeMonth[]>(), roles: backOffice }),
  /**
   * An entry at the bank is this payout, and no payment of a client. Errors: not-found, payout-found
   * (it or the entry has another), payout-differs (by a cent or more), entry-matched, entry-sealed.
   */
  pairPayout: command({
    input: z.object({ payoutId: id, entryId: id }),
    output: gives<{ id: number }>(),
    roles: backOffice,
  }),
}
