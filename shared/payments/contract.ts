/**
 * Money that came in and went out: bank files are read, checked and booked; entries are matched to
 * invoices with reasons, by hand or, where certain, at one click. Amounts are signed integer cents.
 */
import { z } from 'zod'
import { cents, id } from '../fields'
import { action, backOffice, command, fileToken, gives, nothing, query } from '../operation'
import type { BankFileFormat } from './entry'
import type { Proposal } from './matching/proposal'
import { ruleBase, type EntryRule } from './rules'
import type { SettlementKind, SettlementProvider } from './settlement'
import { settlements } from './settlements'
import { keepReasons, type KeepReason } from './write-off'

/** Why an entry is no client's payment. */
export const setAsideReasons = [
  'own-transfer',
  'bank-costs',
  'supplier',
  'tax',
  'wages',
  'private',
  /** of somebody who was a client and is erased */
  'former-client',
  'other',
] as const
export type SetAsideReason = (typeof setAsideReasons)[number]
/** A former client's money is looked at each time. */
export const ruleReasons = setAsideReasons.filter((reason) => reason !== 'former-client')

/** One statement of a file, before it is booked. */
export interface StatementPreview {
  account: string
  currency: string
  number: string
  fromOn: string | null
  toOn: string | null
  entries: number
  /** entries the office does not have yet */
  newEntries: number
  /** of these, the ones that look booked from another format: same account, day and amount */
  lookAlikes: number
  openingCents: number | null
  sumCents: number
  closingCents: number | null
  /** opening + entries = closing; false too when the file gives no balances */
  addsUp: boolean
  /** closing - (opening + entries); null without balances */
  differenceCents: number | null
}

/** One of the files of a preview. */
export interface PreviewedFile {
  name: string
  format: BankFileFormat
  /** this very file was booked before, at this moment */
  bookedBeforeAt: string | null
}

export interface FilePreview {
  /** names this reading of the files until they are booked, dropped or the office locks */
  preview: string
  files: PreviewedFile[]
  /** names of files in a ZIP that are no bank statements, and are left out */
  passedOver: string[]
  /** accounts not known as the agency's: neither among its details nor booked before */
  otherAccounts: string[]
  statements: StatementPreview[]
  entries: number
  newEntries: number
  lookAlikes: number
  /** false: booking would be refused as `nothing-new`, unless the look-alikes are booked too */
  anythingNew: boolean
  addsUp: boolean
  /** next to and between these statements; ones known before left out */
  gaps: StatementGap[]
}

/**
 * Between two statements of an account something is missing; with one side empty (number '', no day) a
 * page of the statement on the other side.
 */
export interface StatementGap {
  account: string
  afterNumber: string
  afterOn: string | null
  beforeNumber: string
  beforeOn: string | null
  /** opening of the later less closing of the earlier; null when only the numbers jump */
  differenceCents: number | null
}

export interface BookedFiles {
  /** of which something was new */
  files: number
  entries: number
  newEntries: number
  /** of those, by rules */
  setAside: number
}

export interface BookedFileRow {
  id: number
  format: BankFileFormat | SettlementProvider
  bookedAt: string
  userName: string
  entries: number
  newEntries: number
  addsUp: boolean
  accounts: string[]
  fromOn: string | null
  toOn: string | null
}

export const entryStates = ['to-do', 'matched', 'set-aside', 'all'] as const
export type EntryState = 'to-do' | 'part' | 'matched' | 'client' | 'set-aside'

export interface EntryRow {
  id: number
  bookedOn: string
  amountCents: number
  currency: string
  counterpartyName: string | null
  counterpartyIban: string | null
  description: string | null
  structuredReference: string | null
  account: string
  allocatedCents: number
  state: EntryState
  setAsideReason: SetAsideReason | null
  /** set aside by a rule */
  byRule: boolean
  clientId: number | null
  clientName: string | null
  reversal: boolean
  returnReason: string | null
  /** a later entry took this money back (storno) */
  returned: boolean
  /** the person was taken out of it at the end of its term */
  sealed: boolean
  /** numbers of the invoices it settles */
  invoiceNumbers: string[]
  /** what a payment provider says it was; null: an entry of a bank */
  settlementKind: SettlementKind | null
}

export interface EntryAllocation {
  id: number
  invoiceId: number
  invoiceNumber: string
  clientId: number | null
  clientName: string | null
  kind: 'payment' | 'refund' | 'return'
  amountCents: number
  createdAt: string
}

export interface EntryDetail extends EntryRow {
  valueOn: string | null
  endToEndId: string | null
  mandateId: string | null
  bankReference: string | null
  allocations: EntryAllocation[]
  /** the later entry that took this money back */
  returnedBy: { id: number; bookedOn: string; amountCents: number } | null
  /** the earlier entries this one took back */
  tookBack: { id: number; bookedOn: string; amountCents: number }[]
  /** what ended money of it that no document asks for: another entry (its day), or a reason to keep it */
  ends: { id: number; amountCents: number; on: string; reason: KeepReason | null }[]
  /** what the provider kept of it */
  feeCents: number
  /** which payout of a provider it was part of, or, at the bank, is */
  payout: EntryPayout | null
  /** payouts of this very amount that nobody found at the bank yet */
  maybePayouts: EntryPayout[]
}

export interface EntryPayout {
  id: number
  account: string
  reference: string
}

/** A proposal with what the screen shows of its invoices. */
export interface ShownProposal extends Proposal {
  clientName: string | null
  invoices: {
    id: number
    number: string
    clientName: string
    openCents: number
    issuedOn: string
  }[]
  /** the earlier entry that a return takes back */
  returned: { id: number; bookedOn: string; amountCents: number } | null
}

/** An entry whose rest another entry may settle. */
export interface Counterpart {
  id: number
  bookedOn: string
  restCents: number
  name: string
}

/** Something that a client still gets back. */
export interface OwedItem {
  /**
   * `credit`: a credit note; `kept`: money of an entry kept for the client; `over-paid`: a rest of an
   * entry, which nobody looked at, that settles documents of this client alone
   */
  kind: 'credit' | 'kept' | 'over-paid'
  /** of the credit note, or of the entry */
  id: number
  number: string | null
  clientId: number
  clientName: string
  cents: number
  /** issued or booked on */
  since: string
}

const cursor = z.strictObject({ bookedOn: z.string().max(10), id })

const allocationInput = z.object({
  invoiceId: id,
  amountCents: cents.refine((amount) => amount !== 0, { error: 'required' }),
})

export interface EntryRuleRow extends EntryRule {
  id: number
  reason: SetAsideReason
  addedAt: string
  addedBy: string
  /** how many entries it set aside that are still aside, and the latest of their days */
  entries: number
  lastOn: string | null
}

/** What a rule would have done, looking back `rulePastMonths`. */
export interface TriedRule extends EntryRule {
  /** to do now: set aside along with it */
  toDo: number
  aside: number
  /** settled with clients: a sign that the rule takes too much */
  settled: number
  /** the latest, at most `mostRuleSamples` */
  samples: EntryRow[]
}

export const payments = {
  ...settlements,
  /**
   * Reads and checks files, and what is in ZIP files, together; nothing is booked. Refuses all of them
   * in full when one cannot be read.
   */
  preview: action({
    input: z.object({ file: fileToken, others: z.array(fileToken).max(399).default([]) }),
    output: gives<FilePreview>(),
    roles: backOffice,
    quiet: true,
  }),
  dropPreview: command({
    input: z.object({ preview: z.string().max(64) }),
    output: gives<{ dropped: boolean }>(),
    roles: backOffice,
    quiet: true,
  }),
  /**
   * Books what was previewed in one transaction. `despiteMismatch` and `otherAccounts` are asked for
   * and audited; entries that look booked from another format are left out unless asked otherwise.
   * Errors: preview-gone, file-does-not-add-up, other-account, nothing-new.
   */
  book: action({
    input: z.object({
      preview: z.string().max(64),
      despiteMismatch: z.boolean().default(false),
      lookAlikes: z.enum(['skip', 'book']).default('skip'),
      otherAccounts: z.boolean().default(false),
    }),
    output: gives<BookedFiles>(),
    once: 'answer',
    roles: backOffice,
  }),
  /** The latest two hundred. */
  files: query({ input: nothing, output: gives<BookedFileRow[]>(), roles: backOffice }),
  /** Newest first, a hundred at most. */
  gaps: query({ input: nothing, output: gives<StatementGap[]>(), roles: backOffice }),
  /** Newest first. With `next` there is more, also when a search gives less than `limit` at once. */
  entries: query({
    input: z.object({
      state: z.enum(entryStates).default('to-do'),
      search: z.string().max(200).default(''),
      clientId: id.nullable().default(null),
      invoiceId: id.nullable().default(null),
      after: cursor.nullable().default(null),
      limit: z.number().int().min(1).max(200).default(100),
    }),
    output: gives<{ rows: EntryRow[]; next: z.output<typeof cursor> | null }>(),
    roles: backOffice,
  }),
  /** Errors: not-found. */
  entry: query({ input: z.object({ id }), output: gives<EntryDetail>(), roles: backOffice }),
  /** Best first; none for what is settled, set aside or gone back. Errors: not-found. */
  proposals: action({
    input: z.object({ ids: z.array(id).min(1).max(200) }),
    output: gives<{ entryId: number; proposals: ShownProposal[] }[]>(),
    roles: backOffice,
    quiet: true,
  }),
  /** How many entries `acceptCertain` would match now. */
  certain: action({
    input: nothing,
    output: gives<{ entries: number; cents: number }>(),
    roles: backOffice,
    quiet: true,
  }),
  /** Accepts every certain proposal; `left` is what then still is to do. */
  acceptCertain: action({
    input: nothing,
    output: gives<{ matched: number; cents: number; left: number }>(),
    once: 'answer',
    roles: backOffice,
  }),
  /**
   * Settles invoices with (part of) an entry; what remains may be kept for a client. Also undoes an
   * earlier entry's allocations when the money went back (`returnOf`). Errors: not-found,
   * allocation-exceeds, currency-not-euro, entry-set-aside, entry-returned, entry-sealed,
   * invoice-sealed.
   */
  match: command({
    input: z.object({
      id,
      allocations: z.array(allocationInput).max(500),
      remainderClientId: id.nullable().default(null),
      returnOf: id.nullable().default(null),
    }),
    output: gives<EntryDetail>(),
    roles: backOffice,
  }),
  /**
   * Takes back everything an entry was matched to, or only one invoice of it. Errors: not-found,
   * entry-returned (undo the storno first), entry-sealed, invoice-sealed.
   */
  unmatch: command({
    input: z.object({ id, invoiceId: id.nullable().default(null) }),
    output: gives<EntryDetail>(),
    roles: backOffice,
  }),
  /** All of them or none. Errors: not-found, entry-matched, entry-sealed. */
  setAside: command({
    input: z.object({ ids: z.array(id).min(1).max(500), reason: z.enum(setAsideReasons) }),
    output: gives<{ setAside: number }>(),
    roles: backOffice,
  }),
  /** Errors: not-found, also when none was set aside. */
  putBack: command({
    input: z.object({ ids: z.array(id).min(1).max(500) }),
    output: gives<{ putBack: number }>(),
    roles: backOffice,
  }),
  /** By the other side's name. */
  rules: query({ input: nothing, output: gives<EntryRuleRow[]>(), roles: backOffice }),
  /** What a rule made of this entry would fit. Errors: not-found, no-counterparty. */
  tryRule: query({ input: ruleBase, output: gives<TriedRule>(), roles: backOffice }),
  /**
   * Makes the rule, and sets aside what fits it now and is still to do. Errors: not-found,
   * no-counterparty, entry-matched, rule-exists, account-of-client (a client pays from it).
   */
  addRule: command({
    input: ruleBase.extend({ reason: z.enum(ruleReasons) }),
    output: gives<{ setAside: number }>(),
    roles: backOffice,
  }),
  /** What it set aside stays so. Errors: not-found. */
  endRule: command({ input: z.object({ id }), output: gives<{ id: number }>(), roles: backOffice }),
  /**
   * Gives up (part of) a claim, or does not pay out (part of) what a credit note gives back: then the
   * amount is negative and there is a reason. Can surely be taken back for `takeBackDays`. Errors:
   * not-found, allocation-exceeds, invoice-sealed, invalid-input (reason).
   */
  writeOff: command({
    input: z.object({
      invoiceId: id,
      amountCents: cents,
      reason: z.enum(keepReasons).nullable().default(null),
    }),
    output: gives<{ openCents: number }>(),
    roles: backOffice,
  }),
  /** Takes back all that was written off of an invoice. Errors: not-found, invoice-sealed. */
  undoWriteOff: command({
    input: z.object({ invoiceId: id }),
    output: gives<{ openCents: number }>(),
    roles: backOffice,
  }),
  /** What clients still get back, the oldest first; five hundred at most. */
  owed: query({
    input: z.object({ clientId: id.nullable().default(null) }),
    output: gives<OwedItem[]>(),
    roles: backOffice,
  }),
  /**
   * Entries of the opposite sign with a rest that this one may have paid back, the likeliest first:
   * from or to the same account, or of the same amount; at most ten. Errors: not-found.
   */
  counterparts: query({
    input: z.object({ entryId: id }),
    output: gives<Counterpart[]>(),
    roles: backOffice,
  }),
  /**
   * Another entry took back (part of) what an entry brought, with or without a client: both end.
   * Errors: not-found, entry-sealed, entry-set-aside, entry-returned, currency-not-euro,
   * allocation-exceeds.
   */
  payBack: command({
    input: z.object({ entryId: id, byId: id }),
    output: gives<EntryDetail>(),
    roles: backOffice,
  }),
  /** Money kept for a client is not paid out, with a reason. Errors: not-found, entry-sealed. */
  giveUpMoney: command({
    input: z.object({ entryId: id, reason: z.enum(keepReasons) }),
    output: gives<EntryDetail>(),
    roles: backOffice,
  }),
  /** Takes either back. Errors: not-found, entry-sealed. */
  undoKeptMoney: command({
    input: z.object({ entryId: id }),
    output: gives<EntryDetail>(),
    roles: backOffice,
  }),
}
