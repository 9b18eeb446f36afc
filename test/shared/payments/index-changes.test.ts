import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeIndex } from '../../../shared/payments/matching/index-changes'
import { buildMatchIndex } from '../../../shared/payments/matching/match-index'
import { propose, proposeCertain } from '../../../shared/payments/matching/matching'
import type { OpenInvoice } from '../../../shared/payments/matching/proposal'
import { anEntryFor, aPast, aWorld, ibans } from './matching-arbitraries'
import { anEntry, anInvoice } from './matching-fixtures'

const names = [
  { clientId: 1, names: ['Bakkerij Zonneveld B.V.'] },
  { clientId: 2, names: ['P. Jansen'] },
  { clientId: 3, names: ['K. Jansen'] },
]

const aBooking = aWorld.chain((invoices) =>
  fc.record({
    invoices: fc.constant(invoices),
    paid: fc.subarray([...invoices], { maxLength: Math.min(3, invoices.length) }),
    half: fc.boolean(),
    payers: fc.array(
      fc.record({ iban: fc.constantFrom(...ibans), clientId: fc.integer({ min: 1, max: 3 }) }),
      { maxLength: 2 },
    ),
    past: aPast,
    entries: fc.array(anEntryFor(invoices), { minLength: 1, maxLength: 4 }),
  }),
)

describe('an index that was brought to date', () => {
  it('proposes what one built anew proposes, or says that it cannot', () => {
    let exact = 0
    fc.assert(
      fc.property(aBooking, ({ invoices, paid, half, payers, past, entries }) => {
        const plain: OpenInvoice[] = invoices.map((invoice) => ({ ...invoice, clientIbans: [] }))
        const accounts = [...new Map(payers.map((one) => [one.iban, one])).values()]
        const index = buildMatchIndex(plain, { names })
        const left = (invoice: OpenInvoice) =>
          half && invoice.openCents % 2 === 0 ? invoice.openCents / 2 : 0
        const open = new Map(paid.map((invoice) => [invoice.id, left(invoice)]))
        const done = changeIndex(index, {
          open,
          payers: new Map(accounts.map(({ iban, clientId }) => [iban, [clientId]])),
          past,
        })
        const now = plain.map((invoice) => ({
          ...invoice,
          openCents: open.get(invoice.id) ?? invoice.openCents,
        }))
        const anew = done
          ? buildMatchIndex(now, { names, payers: accounts, pastEntries: past })
          : buildMatchIndex(plain, { names })
        if (done && paid.length > 0) exact += 1
        for (const entry of entries) {
          expect(propose(index, entry)).toEqual(propose(anew, entry))
          expect(proposeCertain(index, entry)).toEqual(proposeCertain(anew, entry))
        }
      }),
      { numRuns: 400 },
    )
    expect(exact).toBeGreaterThan(100)
  })

  it('knows whose account it is from now on, and that nothing is open any more', () => {
    const [first, second] = [
      anInvoice({ clientIbans: [] }),
      anInvoice({ id: 2, number: '2026-0013' }),
    ]
    const index = buildMatchIndex([
      first,
      { ...second, clientId: 2, clientName: 'P. Jansen', clientIbans: [] },
    ])
    const paying = anEntry({ description: '2026-0012', counterpartyIban: ibans[0] ?? '' })
    expect(proposeCertain(index, paying)?.allocations).toEqual([
      { invoiceId: 1, amountCents: 12100 },
    ])
    const payers = new Map([[ibans[0] ?? '', [2]]])
    expect(changeIndex(index, { open: new Map(), payers, past: [] })).toBe(true)
    expect(proposeCertain(index, paying)).toBeNull()
    expect(changeIndex(index, { open: new Map([[1, 0]]), payers: new Map(), past: [] })).toBe(true)
    expect(propose(index, paying).flatMap(({ allocations }) => allocations)).not.toContainEqual(
      expect.objectContaining({ invoiceId: 1 }),
    )
  })

  it('is built anew for a document that is open again', () => {
    const index = buildMatchIndex([anInvoice()])
    expect(changeIndex(index, { open: new Map([[9, 100]]), payers: new Map(), past: [] })).toBe(
      false,
    )
  })
})
