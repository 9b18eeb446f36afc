import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  documentTransaction,
  entryTransaction,
  keptTransaction,
  memorialTransaction,
  type PostedDocument,
} from '../../../electron/office/exports/xaf/postings'
import type { Transaction } from '../../../electron/office/exports/xaf/book'
import { usualPlan } from '../../../shared/exports/ledger-plan'
import { someDocument } from './books'

const names = new Map(Object.entries(usualPlan).map(([role, { id }]) => [id, role]))
const shown = ({ lines }: Transaction) =>
  lines.map(({ accountId, cents }) => [names.get(accountId), cents])
const sum = ({ lines }: Transaction) => lines.reduce((total, { cents }) => total + cents, 0)

const invoice: PostedDocument = {
  kind: 'invoice',
  number: '2026-1',
  issuedOn: '2026-05-05',
  supplyFrom: '2026-05-01',
  supplyTo: null,
  partyId: '1',
  vat: [
    { kind: 'standard', rate: 2100, netCents: 100_00, vatCents: 21_00 },
    { kind: 'reverse-eu', rate: 0, netCents: 50_00, vatCents: 0 },
  ],
  grossCents: 171_00,
}

describe('an invoice in the ledger', () => {
  it('is the debtor against turnover and VAT per rate', () => {
    expect(shown(documentTransaction(invoice, usualPlan))).toEqual([
      ['debtors', 171_00],
      ['sales-standard', -100_00],
      ['vat-standard', -21_00],
      ['sales-reverse-eu', -50_00],
    ])
  })

  it('is turned round by a credit note', () => {
    expect(shown(documentTransaction({ ...invoice, kind: 'credit' }, usualPlan))).toEqual([
      ['debtors', -171_00],
      ['sales-standard', 100_00],
      ['vat-standard', 21_00],
      ['sales-reverse-eu', 50_00],
    ])
  })

  it('at a rate that is no more in force stands on the accounts for other rates', () => {
    const old = { kind: 'standard', rate: 1900, netCents: 100_00, vatCents: 19_00 } as const
    const credit = { ...invoice, kind: 'credit', vat: [old], grossCents: 119_00 } as const
    expect(shown(documentTransaction(credit, usualPlan))).toEqual([
      ['debtors', -119_00],
      ['sales-other', 100_00],
      ['vat-other', 19_00],
    ])
  })

  it('balances, whatever is on it', () => {
    fc.assert(
      fc.property(someDocument, (document) => {
        const transaction = documentTransaction({ ...document, number: '1' }, usualPlan)
        expect(sum(transaction)).toBe(0)
        expect(transaction.lines.every(({ cents }) => !Object.is(cents, -0))).toBe(true)
      }),
    )
  })
})

describe('money in the ledger', () => {
  const entry = {
    number: '1',
    bookedOn: '2026-05-20',
    statement: '2026/5',
    cents: 100_00,
    allocations: [{ invoice: '2026-1', partyId: '1', cents: 90_00 }],
    feeCents: 0,
    at: 'bank' as const,
    rest: 'unplaced' as const,
  }

  it('pays debtors, and what nobody placed yet stands apart', () => {
    expect(shown(entryTransaction(entry, usualPlan))).toEqual([
      ['bank', 100_00],
      ['debtors', -90_00],
      ['unplaced', -10_00],
    ])
  })

  it('between own accounts is in transit', () => {
    const own = { ...entry, cents: -500_00, allocations: [], rest: 'transit' as const }
    expect(shown(entryTransaction(own, usualPlan))).toEqual([
      ['bank', -500_00],
      ['transit', 500_00],
    ])
  })

  it('that a payment provider kept its costs from pays the invoice in full', () => {
    const told = { ...entry, cents: 90_00, feeCents: 29, at: 'provider' as const }
    expect(shown(entryTransaction(told, usualPlan))).toEqual([
      ['provider', 89_71],
      ['payment-fees', 29],
      ['debtors', -90_00],
    ])
  })

  it('that the bank asks for itself is a cost', () => {
    const costs = { ...entry, cents: -9_95, allocations: [], rest: 'payment-fees' as const }
    expect(shown(entryTransaction(costs, usualPlan))).toEqual([
      ['bank', -9_95],
      ['payment-fees', 9_95],
    ])
  })

  it('that the office keeps is no longer to be placed', () => {
    const kept = { number: 'K1', on: '2026-05-20', statement: '2026/5', cents: 10_00 }
    expect(shown(keptTransaction(kept, usualPlan))).toEqual([
      ['unplaced', 10_00],
      ['other-income', -10_00],
    ])
  })

  it('written off or set off leaves the debtor', () => {
    const memorial = { number: '1', on: '2026-05-20', partyId: '1', invoice: '2026-1', cents: 5_00 }
    expect(
      shown(memorialTransaction({ ...memorial, against: { kind: 'write-off' } }, usualPlan)),
    ).toEqual([
      ['write-off', 5_00],
      ['debtors', -5_00],
    ])
    const credit = { kind: 'credit', credit: '2026-2' } as const
    const setOff = memorialTransaction({ ...memorial, against: credit }, usualPlan)
    expect(shown(setOff)).toEqual([
      ['debtors', 5_00],
      ['debtors', -5_00],
    ])
    expect(setOff.lines.map(({ invoiceRef }) => invoiceRef)).toEqual(['2026-2', '2026-1'])
  })
})
