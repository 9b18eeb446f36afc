import fc from 'fast-check'
import { addDays } from '../../../shared/dates'
import { usualPlan } from '../../../shared/exports/ledger-plan'
import { computeTotals } from '../../../shared/invoices/totals'
import { rateOn, vatKinds, type VatKind } from '../../../shared/invoices/vat'
import { periodsOfYear } from '../../../shared/vat/periods'
import type { Book, Transaction } from '../../../electron/office/exports/xaf/book'
import {
  accountsOf,
  documentTransaction,
  entryTransaction,
  memorialTransaction,
  vatCodesOf,
  type PostedDocument,
} from '../../../electron/office/exports/xaf/postings'

const rateIn = (kind: VatKind, on: string): number =>
  kind === 'consumer-eu' ? 2_550 : rateOn(kind, on)

export const address = {
  street: 'Kerkstraat',
  houseNumber: '12 bis',
  postcode: '1234 AB',
  town: 'Utrecht',
  country: 'NL',
}

/** Books of 2026 with these transactions in their journals. */
export function aBook(
  journals: { sales?: Transaction[]; bank?: Transaction[]; memorial?: Transaction[] },
  rest: Partial<Book> = {},
): Book {
  const rates = vatKinds.map((kind) => ({ kind, rate: rateIn(kind, '2026-01-01'), name: kind }))
  return {
    header: {
      fiscalYear: '2026',
      from: '2026-01-01',
      to: '2026-12-31',
      createdOn: '2027-01-05',
      softwareVersion: '0.1.0',
    },
    company: {
      name: 'Webbureau Voorbeeld',
      kvkNumber: '12345678',
      country: 'NL',
      taxNumber: 'NL123456789B01',
      address,
    },
    parties: ['1', '2', '3'].map((id) => ({
      id,
      name: `Klant ${id}`,
      email: null,
      kvkNumber: null,
      vatId: null,
      address,
    })),
    accounts: accountsOf(usualPlan),
    vatCodes: vatCodesOf(rates, usualPlan),
    periods: periodsOfYear(2026, 'month').map(({ from, to }, index) => ({
      number: index + 1,
      from,
      to,
    })),
    opening: [],
    journals: [
      journal('VRK', 'S', journals.sales ?? []),
      journal('BNK', 'B', journals.bank ?? [], usualPlan.bank.id),
      journal('MEM', 'M', journals.memorial ?? []),
    ],
    ...rest,
  }
}

function journal(
  id: string,
  type: 'S' | 'B' | 'M',
  transactions: Transaction[],
  offsetAccountId: string | null = null,
) {
  return { id, name: id, type, offsetAccountId, transactions: () => transactions }
}

const someLine = fc
  .record({
    quantity: fc.integer({ min: -2000, max: 5000 }),
    unitPriceCents: fc.integer({ min: -5_000_00, max: 50_000_00 }),
    discountBasisPoints: fc.integer({ min: 0, max: 10_000 }),
    vatKind: fc.constantFrom<VatKind[]>(...vatKinds),
  })
  .map((line) => ({ ...line, vatRate: rateIn(line.vatKind, '2026-06-01') }))

const someDay = fc.integer({ min: 0, max: 364 }).map((days) => addDays('2026-01-01', days))
const party = fc.constantFrom('1', '2', '3', null)

/** Documents with totals as the office computes them. */
export const someDocument: fc.Arbitrary<Omit<PostedDocument, 'number'>> = fc
  .record({
    kind: fc.constantFrom('invoice' as const, 'credit' as const),
    issuedOn: someDay,
    partyId: party,
    lines: fc.array(someLine, { minLength: 1, maxLength: 6 }),
    pricesIncludeVat: fc.boolean(),
  })
  .map(({ lines, pricesIncludeVat, ...document }) => {
    const { vat, grossCents } = computeTotals({ lines, discount: null, pricesIncludeVat })
    return { ...document, supplyFrom: null, supplyTo: null, vat, grossCents }
  })

/** A whole year of random sales, money and memorials. */
export const someBook: fc.Arbitrary<Book> = fc
  .record({
    documents: fc.array(someDocument, { maxLength: 12 }),
    entries: fc.array(
      fc.record({
        bookedOn: someDay,
        cents: fc.integer({ min: -1_000_00, max: 9_000_00 }),
        feeCents: fc.constantFrom(0, 0, 29),
        at: fc.constantFrom('bank' as const, 'provider' as const),
        rest: fc.constantFrom('unplaced' as const, 'transit' as const, 'payment-fees' as const),
        parts: fc.array(fc.integer({ min: -500_00, max: 2_000_00 }), { maxLength: 3 }),
      }),
      { maxLength: 8 },
    ),
    memorials: fc.array(
      fc.record({ on: someDay, partyId: party, cents: fc.nat(900_00), credit: fc.boolean() }),
      { maxLength: 5 },
    ),
  })
  .map(({ documents, entries, memorials }) =>
    aBook({
      sales: documents.map((document, index) =>
        documentTransaction({ ...document, number: `2026-${index + 1}` }, usualPlan),
      ),
      bank: entries.map(({ parts, ...entry }, index) =>
        entryTransaction(
          {
            ...entry,
            number: String(index + 1),
            statement: `2026/${index + 1}`,
            allocations: parts.map((cents, part) => ({
              invoice: `2026-${part + 1}`,
              partyId: '1',
              cents,
            })),
          },
          usualPlan,
        ),
      ),
      memorial: memorials.map(({ credit, ...memorial }, index) =>
        memorialTransaction(
          {
            ...memorial,
            number: String(index + 1),
            invoice: '2026-1',
            against: credit ? { kind: 'credit', credit: '2026-2' } : { kind: 'write-off' },
          },
          usualPlan,
        ),
      ),
    }),
  )
