/**
 * From what a CAMT `Ntry` said to the entries the office books: which transactions of a batch stand
 * alone, who the other party is, what the text is. Source: ISO 20022 camt.053.001.02 to .08 and the
 * Dutch "Implementation Guidelines for camt.053" (Betaalvereniging).
 */
import type { StatementEntry } from '../../../../shared/payments/entry'
import { ibanOrNull, oneLine, referenceOrNull, signed } from './values'

export type Sign = 1 | -1

export interface Money {
  cents: number
  currency: string
}

export interface Party {
  name: string
  ultimateName: string
  iban: string
}

/** One `TxDtls`, as far as read. */
export interface TransactionDraft {
  /** `Amt` (from .04), `AmtDtls/TxAmt`, `AmtDtls/InstdAmt` */
  amounts: { own: Money | null; transaction: Money | null; instructed: Money | null }
  sign: Sign | null
  debtor: Party
  creditor: Party
  /** `Ustrd`, `AddtlRmtInf` and the numbers of referred documents, in the file's order */
  remittance: string[]
  /** `CdtrRefInf/Ref` */
  structured: string
  info: string
  endToEndId: string
  mandateId: string
  bankReference: string
  returnReason: string
}

/** One `Ntry`, as far as read. */
export interface EntryDraft {
  amount: Money | null
  sign: Sign | null
  reversal: boolean
  status: string
  bookedOn: string | null
  valueOn: string | null
  reference: string
  bankReference: string
  info: string
  transactions: TransactionDraft[]
}

/** What is known about our own side, to tell it from the other party. */
export interface OwnAccount {
  account: string
  owner: string
}

export function newEntry(): EntryDraft {
  return {
    amount: null,
    sign: null,
    reversal: false,
    status: '',
    bookedOn: null,
    valueOn: null,
    reference: '',
    bankReference: '',
    info: '',
    transactions: [],
  }
}

export function newTransaction(): TransactionDraft {
  return {
    amounts: { own: null, transaction: null, instructed: null },
    sign: null,
    debtor: { name: '', ultimateName: '', iban: '' },
    creditor: { name: '', ultimateName: '', iban: '' },
    remittance: [],
    structured: '',
    info: '',
    endToEndId: '',
    mandateId: '',
    bankReference: '',
    returnReason: '',
  }
}

/** A statement counts what is booked; pending and informational entries come again later. */
export function isBooked(entry: EntryDraft): boolean {
  return entry.status === '' || entry.status === 'BOOK'
}

/** The first element a booked entry cannot do without and that is missing, or null. */
export function missingElement(entry: EntryDraft): string | null {
  if (!entry.amount) return 'Amt'
  if (entry.sign === null) return 'CdtDbtInd'
  return (entry.bookedOn ?? entry.valueOn) === null ? 'BookgDt' : null
}

/**
 * The entries of one booked `Ntry`, complete according to `missingElement`. A batch becomes its
 * transactions when their amounts are known and add up to the entry; otherwise it stays one entry,
 * with what all its transactions have in common. `position` is left at 0.
 */
export function entriesOf(draft: EntryDraft, own: OwnAccount): StatementEntry[] {
  const { transactions } = draft
  const amounts = transactions.length > 1 ? splitAmounts(draft) : null
  if (!amounts) return [wholeEntry(draft, own)]
  return transactions.map((transaction, index) => ({
    ...entryOf(draft, transaction, own, amounts[index] ?? 0),
    batch: { entry: 0, transaction: index + 1, of: transactions.length },
  }))
}

function splitAmounts(draft: EntryDraft): number[] | null {
  const ways: ((transaction: TransactionDraft) => Money | null)[] = [
    ({ amounts }) => amounts.own ?? amounts.transaction ?? amounts.instructed,
    ({ amounts }) => amounts.transaction,
    ({ amounts }) => amounts.instructed,
  ]
  for (const way of ways) {
    const cents = draft.transactions.map((transaction) => {
      const money = way(transaction)
      const sign = transaction.sign ?? draft.sign ?? 1
      return money?.currency === draft.amount?.currency && money ? signed(money.cents, sign) : null
    })
    const known = cents.filter((amount) => amount !== null)
    const sum = known.reduce((total, amount) => total + amount, 0)
    if (known.length === cents.length && sum === entryCents(draft)) return known
  }
  return null
}

function entryCents(draft: EntryDraft): number {
  return signed(draft.amount?.cents ?? 0, draft.sign ?? 1)
}

function wholeEntry(draft: EntryDraft, own: OwnAccount): StatementEntry {
  const [first = newTransaction(), ...others] = draft.transactions
  const entry = entryOf(draft, first, own, entryCents(draft))
  if (others.length === 0) return entry
  const all = [entry, ...others.map((other) => entryOf(draft, other, own, entry.amountCents))]
  const texts = new Set(all.map(({ description }) => description))
  return {
    ...entry,
    counterpartyName: common(all.map((one) => one.counterpartyName)),
    counterpartyIban: common(all.map((one) => one.counterpartyIban)),
    description: oneLine(draft.info) || [...texts].filter((text) => text !== '').join(' '),
    structuredReference: common(all.map((one) => one.structuredReference)),
    endToEndId: common(all.map((one) => one.endToEndId)),
    mandateId: common(all.map((one) => one.mandateId)),
    bankReference: bankReference(draft, null),
    reversal: draft.reversal || all.every((one) => one.reversal),
    returnReason: common(all.map((one) => one.returnReason)),
  }
}

function common(values: (string | null)[]): string | null {
  const [first = null] = values
  return values.every((value) => value === first) ? first : null
}

function entryOf(
  draft: EntryDraft,
  transaction: TransactionDraft,
  own: OwnAccount,
  amountCents: number,
): StatementEntry {
  const returnReason = oneLine(transaction.returnReason) || null
  const reversal = draft.reversal || returnReason !== null
  const party = counterparty(transaction, amountCents >= 0, reversal, own)
  return {
    bookedOn: draft.bookedOn ?? draft.valueOn ?? '',
    valueOn: draft.valueOn,
    amountCents,
    currency: draft.amount?.currency ?? '',
    counterpartyName: oneLine(party?.name || party?.ultimateName || '') || null,
    counterpartyIban: ibanOrNull(party?.iban ?? ''),
    description:
      oneLine(transaction.remittance.join(' ')) || oneLine(transaction.info) || oneLine(draft.info),
    structuredReference: oneLine(transaction.structured) || null,
    endToEndId: referenceOrNull(transaction.endToEndId),
    mandateId: referenceOrNull(transaction.mandateId),
    bankReference: bankReference(draft, transaction),
    reversal,
    returnReason,
    position: 0,
  }
}

/**
 * The debtor of money that came in, the creditor of money that went out; in a reversal or return the
 * parties keep the roles they had in the original. A party that is ourselves, or that the bank left
 * out, gives way to the other one: banks differ in whom they name.
 */
function counterparty(
  { debtor, creditor }: TransactionDraft,
  incoming: boolean,
  reversal: boolean,
  own: OwnAccount,
): Party | null {
  const candidates = incoming !== reversal ? [debtor, creditor] : [creditor, debtor]
  const named = candidates.filter((party) => party.name || party.ultimateName || party.iban)
  return named.find((party) => !isOwn(party, own)) ?? null
}

function isOwn(party: Party, own: OwnAccount): boolean {
  if (party.iban !== '') return party.iban.replace(/\s/g, '').toUpperCase() === own.account
  return own.owner !== '' && oneLine(party.name).toLowerCase() === own.owner.toLowerCase()
}

/**
 * `AcctSvcrRef` of the transaction, else of the entry. `NtryRef` may be a running number within the
 * file, which another file over the same days gives to another entry; only a long one is taken.
 */
function bankReference(draft: EntryDraft, transaction: TransactionDraft | null): string | null {
  return (
    referenceOrNull(transaction?.bankReference ?? '') ??
    referenceOrNull(draft.bankReference) ??
    (draft.reference.length >= 12 ? referenceOrNull(draft.reference) : null)
  )
}
