import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildMatchIndex } from '../../../shared/payments/matching/match-index'
import { propose, proposeCertain } from '../../../shared/payments/matching/matching'
import type { Proposal } from '../../../shared/payments/matching/proposal'
import { aCase, aPast, ibans } from './matching-arbitraries'
import { anInvoice, codes, digitsOf, proposals } from './matching-fixtures'

function sumOf(proposal: Proposal): number {
  return proposal.allocations.reduce((sum, it) => sum + it.amountCents, 0)
}

describe('for any entry and any open invoices', () => {
  test('the allocations and the remainder are the entry, and no document gets more than it has open', () => {
    fc.assert(
      fc.property(aCase, ([invoices, entry]) => {
        const open = new Map(invoices.map((it) => [it.id, it.openCents]))
        const sign = Math.sign(entry.amountCents)
        for (const proposal of propose(buildMatchIndex(invoices), entry)) {
          expect(sumOf(proposal) + proposal.remainderCents).toBe(entry.amountCents)
          expect(Math.sign(proposal.remainderCents) * sign).toBeGreaterThanOrEqual(0)
          expect(Math.abs(sumOf(proposal))).toBeLessThanOrEqual(Math.abs(entry.amountCents))
          const netted = proposal.allocations.some((it) => Math.sign(it.amountCents) !== sign)
          if (netted) expect(proposal.remainderCents).toBe(0)
          for (const { invoiceId, amountCents } of proposal.allocations) {
            const left = open.get(invoiceId) ?? 0
            expect(amountCents).not.toBe(0)
            expect(Math.sign(amountCents)).toBe(Math.sign(left))
            expect(Math.abs(amountCents)).toBeLessThanOrEqual(Math.abs(left))
          }
          const ids = proposal.allocations.map((it) => it.invoiceId)
          expect(new Set(ids).size).toBe(ids.length)
        }
      }),
      { numRuns: 600 },
    )
  })

  test('the best comes first, and certain is one, first, exact and worth 95 or more', () => {
    fc.assert(
      fc.property(aCase, ([invoices, entry]) => {
        const found = propose(buildMatchIndex(invoices), entry)
        expect(found.length).toBeLessThanOrEqual(5)
        found.forEach((proposal, place) => {
          expect(Number.isInteger(proposal.score)).toBe(true)
          expect(proposal.score).toBeGreaterThanOrEqual(0)
          expect(proposal.score).toBeLessThanOrEqual(100)
          expect(proposal.score).toBeLessThanOrEqual(found[place - 1]?.score ?? 100)
          expect(proposal.score >= 95).toBe(proposal.certain)
          expect(proposal.reasons.length).toBeGreaterThan(0)
          if (!proposal.certain) return
          expect(place).toBe(0)
          expect(proposal.remainderCents).toBe(0)
          expect(entry.currency).toBe('EUR')
          expect(proposal.clientId).not.toBeNull()
        })
      }),
      { numRuns: 600 },
    )
  })

  test('looking only for what is certain gives the same answer', () => {
    let certain = 0
    fc.assert(
      fc.property(aCase, aPast, ([invoices, entry], past) => {
        const index = buildMatchIndex(invoices, { pastEntries: past })
        const [best] = propose(index, entry)
        if (best?.certain) certain += 1
        const found = proposeCertain(index, entry)
        if (best?.certain) expect(best).toMatchObject(found ?? { kind: 'none' })
        else expect(found).toBeNull()
      }),
      { numRuns: 3000 },
    )
    expect(certain).toBeGreaterThan(100)
  })

  test('the order of the invoices does not matter, nor asking twice', () => {
    fc.assert(
      fc.property(
        aCase.chain(([invoices, entry]) =>
          fc.tuple(
            fc.constant(invoices),
            fc.shuffledSubarray(invoices, { minLength: invoices.length }),
            fc.constant(entry),
          ),
        ),
        ([invoices, shuffled, entry]) => {
          const index = buildMatchIndex(invoices)
          const found = propose(index, entry)
          expect(propose(index, entry)).toEqual(found)
          expect(propose(buildMatchIndex(shuffled), entry)).toEqual(found)
        },
      ),
      { numRuns: 600 },
    )
  })

  test('certain takes every number in full: its digits stand in the text', () => {
    fc.assert(
      fc.property(aCase, ([invoices, entry]) => {
        const [first] = propose(buildMatchIndex(invoices), entry)
        if (!first?.certain) return
        const digits = entry.description.replace(/\D/g, '')
        const byPayer = codes(first).some((code) => code === 'iban-known' || code === 'name-equal')
        for (const { invoiceId, amountCents } of first.allocations) {
          const invoice = invoices.find((it) => it.id === invoiceId)
          expect(amountCents).toBe(invoice?.openCents)
          const written = digits.includes(digitsOf(invoice?.number ?? ''))
          expect(written || byPayer).toBe(true)
        }
      }),
      { numRuns: 600 },
    )
  })

  test('a document that fits just as well takes the certainty away', () => {
    fc.assert(
      fc.property(aCase, fc.boolean(), ([invoices, entry], sameClient) => {
        const plain = invoices.filter((it) => !/^[A-Z]/.test(it.number))
        const [before] = propose(buildMatchIndex(plain), entry)
        const [paid] = before?.allocations ?? []
        if (!before?.certain || before.allocations.length > 1 || !paid) return
        // The same digits in two other series: the text names neither more than the other.
        const twins = plain.flatMap((it) =>
          it.id === paid.invoiceId
            ? [
                { ...it, number: `A${it.number}` },
                {
                  ...it,
                  id: 99,
                  number: `B${it.number}`,
                  clientId: sameClient ? it.clientId : 98,
                },
              ]
            : [it],
        )
        expect(propose(buildMatchIndex(twins), entry).some((it) => it.certain)).toBe(false)
      }),
      { numRuns: 600 },
    )
  })

  test('equal open invoices of one payer are never certain without a number', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ibans.slice(0, 2)),
        fc.integer({ min: 2, max: 6 }),
        fc.integer({ min: 1, max: 100_000 }),
        (iban, count, cents) => {
          const equal = Array.from({ length: count }, (_, place) =>
            anInvoice({
              id: place + 1,
              number: `2026-0${place}77`,
              openCents: cents,
              clientIbans: [iban],
            }),
          )
          const found = proposals(equal, {
            amountCents: cents,
            counterpartyIban: iban,
            counterpartyName: 'Bakkerij Zonneveld',
            description: 'hosting januari 2026',
          })
          expect(found.length).toBeGreaterThan(0)
          expect(found.some((it) => it.certain)).toBe(false)
        },
      ),
    )
  })
})
