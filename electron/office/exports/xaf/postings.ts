/**
 * Invoices and what settled them as transactions of the ledger: the debtor in full, turnover and VAT
 * per rate; money on the bank against what it pays. Signed cents throughout, debit positive.
 */
import type { CivilDate } from '../../../../shared/dates'
import {
  accountType,
  ledgerRoles,
  type LedgerPlan,
  type LedgerRole,
} from '../../../../shared/exports/ledger-plan'
import type { VatRow } from '../../../../shared/invoices/document'
import type { VatKind } from '../../../../shared/invoices/vat'
import { boxOf, taxPointOf } from '../../../../shared/vat/entries'
import type { Account, Transaction, TransactionLine, VatCode } from './book'

/** An issued document; amounts positive on invoices and credit notes alike. */
export interface PostedDocument {
  kind: 'invoice' | 'credit'
  number: string
  issuedOn: CivilDate
  supplyFrom: CivilDate | null
  supplyTo: CivilDate | null
  partyId: string | null
  vat: readonly VatRow[]
  grossCents: number
}

/** The accounts of a plan, each once, in the order of the roles. */
export function accountsOf(plan: LedgerPlan): Account[] {
  const accounts = new Map<string, Account>()
  for (const role of ledgerRoles) {
    const { id, name, rgsCode } = plan[role]
    if (!accounts.has(id)) accounts.set(id, { id, name, type: accountType(role), rgsCode })
  }
  return [...accounts.values()]
}

/** The code of a kind and rate, the same in every file: "standard-2100". */
export function vatCodeId(kind: VatKind, rate: number): string {
  return `${kind}-${rate}`
}

/** The codes of the kinds and rates that occur. */
export function vatCodesOf(
  rates: Iterable<{ kind: VatKind; rate: number; name: string }>,
  plan: LedgerPlan,
): VatCode[] {
  return [...rates].map(({ kind, rate, name }) => ({
    id: vatCodeId(kind, rate),
    name,
    accountId: rate === 0 ? null : plan[vatRole(kind)].id,
  }))
}

/**
 * The transaction of an issued document. VAT at a rate that was no more in force on its day goes to
 * the accounts for other rates, as in the return.
 */
export function documentTransaction(document: PostedDocument, plan: LedgerPlan): Transaction {
  const { kind, number, issuedOn, partyId, vat, grossCents } = document
  const sign = kind === 'credit' ? -1 : 1
  const taxedOn = taxPointOf(document)
  const description = kind === 'credit' ? `Creditfactuur ${number}` : `Factuur ${number}`
  const line = (
    role: LedgerRole,
    cents: number,
    rest: Partial<TransactionLine> = {},
  ): TransactionLine => ({
    accountId: plan[role].id,
    documentRef: number,
    effectiveOn: issuedOn,
    description,
    cents: cents === 0 ? 0 : cents * sign,
    partyId,
    invoiceRef: number,
    vat: null,
    ...rest,
  })
  const taxed = vat.flatMap((row) => {
    const other = boxOf({ ...row, on: taxedOn }) === '1c'
    const vatCents = row.vatCents === 0 ? 0 : -row.vatCents * sign
    const over = {
      codeId: vatCodeId(row.kind, row.rate),
      basisPoints: row.rate,
      cents: vatCents,
    }
    const turnover = line(other ? 'sales-other' : `sales-${row.kind}`, -row.netCents, { vat: over })
    const due = other ? 'vat-other' : vatRole(row.kind)
    return row.vatCents === 0 ? [turnover] : [turnover, line(due, -row.vatCents)]
  })
  return { number, description, on: issuedOn, lines: [line('debtors', grossCents), ...taxed] }
}

/** A bank entry, signed as the bank has it: money that came in is positive. */
export interface PostedEntry {
  /** unique in the bank journal */
  number: string
  bookedOn: CivilDate
  /** the statement it stands on */
  statement: string
  cents: number
  /** what it settles, signed like the entry; a refund is negative */
  allocations: readonly { invoice: string; partyId: string | null; cents: number }[]
  /** what a payment provider kept of it: the balance changed by that much less */
  feeCents: number
  /** whose balance it changed */
  at: 'bank' | 'provider'
  /** where the rest of it belongs: what nobody placed, moved between own accounts, or the bank's costs */
  rest: 'unplaced' | 'transit' | 'payment-fees'
}

/** The transaction of a bank entry: what nobody placed yet stands apart, so that debits equal credits. */
export function entryTransaction(entry: PostedEntry, plan: LedgerPlan): Transaction {
  const { number, bookedOn, statement, cents, feeCents, allocations, at, rest } = entry
  const line = (
    role: LedgerRole,
    amount: number,
    invoice: string | null = null,
    partyId: string | null = null,
  ): TransactionLine => ({
    accountId: plan[role].id,
    documentRef: statement,
    effectiveOn: bookedOn,
    description: invoice === null ? plan[role].name : `Betaling ${invoice}`,
    cents: amount === 0 ? 0 : amount,
    partyId,
    invoiceRef: invoice,
    vat: null,
  })
  const placed = allocations.map((one) => line('debtors', -one.cents, one.invoice, one.partyId))
  const left = cents - allocations.reduce((sum, one) => sum + one.cents, 0)
  return {
    number,
    description: `Bank ${statement}`,
    on: bookedOn,
    lines: [
      line(at, cents - feeCents),
      ...(feeCents === 0 ? [] : [line('payment-fees', feeCents)]),
      ...placed,
      ...(left === 0 ? [] : [line(rest, -left)]),
    ],
  }
}

/** Money that no document asks for, and that the office keeps. */
export function keptTransaction(
  kept: { number: string; on: CivilDate; statement: string; cents: number },
  plan: LedgerPlan,
): Transaction {
  const { number, on, statement, cents } = kept
  const description = 'Behouden ontvangst'
  const line = (role: LedgerRole, amount: number): TransactionLine => ({
    accountId: plan[role].id,
    documentRef: statement,
    effectiveOn: on,
    description,
    cents: amount === 0 ? 0 : amount,
    partyId: null,
    invoiceRef: null,
    vat: null,
  })
  return { number, description, on, lines: [line('unplaced', cents), line('other-income', -cents)] }
}

/** What was written off of an invoice, or set off against a credit note. */
export function memorialTransaction(
  memorial: {
    number: string
    on: CivilDate
    partyId: string | null
    invoice: string
    cents: number
    against: { kind: 'write-off' } | { kind: 'credit'; credit: string }
  },
  plan: LedgerPlan,
): Transaction {
  const { number, on, partyId, invoice, cents, against } = memorial
  const description =
    against.kind === 'credit'
      ? `Verrekening ${invoice} met ${against.credit}`
      : `Afboeking ${invoice}`
  const common = { effectiveOn: on, description, partyId, vat: null, documentRef: invoice }
  const counter = against.kind === 'credit' ? 'debtors' : 'write-off'
  return {
    number,
    description,
    on,
    lines: [
      {
        ...common,
        accountId: plan[counter].id,
        cents: cents === 0 ? 0 : cents,
        invoiceRef: against.kind === 'credit' ? against.credit : invoice,
      },
      {
        ...common,
        accountId: plan.debtors.id,
        cents: cents === 0 ? 0 : -cents,
        invoiceRef: invoice,
      },
    ],
  }
}

function vatRole(kind: VatKind): LedgerRole {
  if (kind === 'consumer-eu') return 'vat-consumer-eu'
  return kind === 'standard' ? 'vat-standard' : kind === 'reduced' ? 'vat-reduced' : 'vat-other'
}
