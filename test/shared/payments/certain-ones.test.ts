import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { certainOnes, type Proposed } from '../../../shared/payments/matching/certain-ones'
import { buildMatchIndex, type MatchContext } from '../../../shared/payments/matching/match-index'
import { propose } from '../../../shared/payments/matching/matching'
import type { MatchEntry, OpenInvoice } from '../../../shared/payments/matching/proposal'
import { anEntry, anInvoice, aPastEntry, codes, zonneveldIban } from './matching-fixtures'

function run(
  invoices: readonly OpenInvoice[],
  entries: readonly MatchEntry[],
  context: MatchContext = {},
) {
  const index = buildMatchIndex(invoices, context)
  const proposed = entries.map((entry): Proposed => ({ entry, proposals: propose(index, entry) }))
  return certainOnes(index, proposed)
}

const pays = (id: number, bookedOn: string, description = 'factuur 2026-0012') =>
  anEntry({ id, bookedOn, description })

describe('accepting all certain ones', () => {
  test('takes only what is certain', () => {
    const { accepted, contested } = run(
      [anInvoice()],
      [pays(1, '2026-01-20'), anEntry({ id: 2, amountCents: 500, description: '2026-0012' })],
    )
    expect(accepted.map((it) => it.entryId)).toEqual([1])
    expect(contested).toEqual([])
  })

  test('gives an invoice that two entries pay to the earlier one, by date and then by id', () => {
    const entries = [pays(7, '2026-01-21'), pays(9, '2026-01-20'), pays(8, '2026-01-20')]
    const { accepted, contested } = run([anInvoice()], entries)
    expect(accepted.map((it) => it.entryId)).toEqual([8])
    expect(contested.map((it) => it.entryId)).toEqual([9, 7])
    for (const { proposal } of contested) {
      expect(proposal.certain).toBe(false)
      expect(proposal.score).toBeLessThan(95)
      expect(codes(proposal)).toContain('taken-in-this-run')
    }
  })

  test('an entry over several invoices waits when one of them is taken', () => {
    const invoices = [anInvoice(), anInvoice({ id: 2, number: '2026-0013', openCents: 5000 })]
    const both = anEntry({
      id: 2,
      bookedOn: '2026-01-21',
      amountCents: 17100,
      description: '2026-0012 en 0013',
    })
    const { accepted, contested } = run(invoices, [both, pays(1, '2026-01-20')])
    expect(accepted.map((it) => it.entryId)).toEqual([1])
    expect(contested.map((it) => it.entryId)).toEqual([2])
  })

  test('goes on as far as the open amount lasts', () => {
    const index = buildMatchIndex([anInvoice()])
    const certain = (id: number, amountCents: number): Proposed => ({
      entry: { id, bookedOn: '2026-01-20' },
      proposals: [
        {
          kind: 'part',
          allocations: [{ invoiceId: 1, amountCents }],
          remainderCents: 0,
          clientId: 1,
          returnOf: null,
          score: 95,
          certain: true,
          reasons: [],
        },
      ],
    })
    const { accepted, contested } = certainOnes(index, [
      certain(1, 8000),
      certain(2, 8000),
      certain(3, 4100),
    ])
    expect(accepted.map((it) => it.entryId)).toEqual([1, 3])
    expect(contested.map((it) => it.entryId)).toEqual([2])
  })

  test('an earlier entry is returned once', () => {
    const storno = {
      bookedOn: '2026-01-15',
      amountCents: -12100,
      counterpartyIban: zonneveldIban,
      reversal: true,
    }
    const entries = [anEntry({ ...storno, id: 2 }), anEntry({ ...storno, id: 3 })]
    const { accepted, contested } = run([], entries, { pastEntries: [aPastEntry()] })
    expect(accepted.map((it) => it.entryId)).toEqual([2])
    expect(contested.map((it) => it.entryId)).toEqual([3])
  })

  test('does not depend on the order it is asked in, and leaves what it was given alone', () => {
    const invoices = [anInvoice(), anInvoice({ id: 2, number: '2026-0013' })]
    const entries = [1, 2, 3, 4].map((id) =>
      pays(id, `2026-01-2${id % 2}`, id < 3 ? '2026-0012' : '2026-0013'),
    )
    const expected = run(invoices, entries)
    fc.assert(
      fc.property(fc.shuffledSubarray(entries, { minLength: 4 }), (shuffled) => {
        expect(run(invoices, shuffled)).toEqual(expected)
      }),
    )
    const index = buildMatchIndex(invoices)
    const proposed = entries.map((entry) => ({ entry, proposals: propose(index, entry) }))
    const before = structuredClone(proposed)
    certainOnes(index, proposed)
    expect(proposed).toEqual(before)
  })
})

/** Entries that name and pay one of a few invoices, more than once. */
const aRun = fc
  .array(fc.constantFrom(1000, 2500, -700), { minLength: 1, maxLength: 5 })
  .map((amounts) =>
    amounts.map((openCents, place) =>
      anInvoice({
        id: place + 1,
        clientId: (place % 2) + 1,
        number: `${openCents < 0 ? 'C' : ''}2026-000${place + 1}`,
        openCents,
      }),
    ),
  )
  .chain((invoices) =>
    fc.tuple(
      fc.constant(invoices),
      fc
        .array(
          fc.record({
            named: fc.subarray(invoices, { minLength: 1, maxLength: Math.min(2, invoices.length) }),
            day: fc.integer({ min: 1, max: 5 }),
          }),
          { maxLength: 8 },
        )
        .map((rows) =>
          rows.map(({ named, day }, place) =>
            anEntry({
              id: place + 1,
              bookedOn: `2026-01-2${day}`,
              amountCents: named.reduce((sum, it) => sum + it.openCents, 0),
              description: named.map((it) => it.number).join(' en '),
            }),
          ),
        ),
    ),
  )

test('never gives an invoice more than it has open, and is done after one run', () => {
  fc.assert(
    fc.property(aRun, ([invoices, entries]) => {
      const { accepted } = run(invoices, entries)
      const open = new Map(invoices.map((it) => [it.id, it.openCents]))
      for (const { proposal } of accepted) {
        for (const { invoiceId, amountCents } of proposal.allocations) {
          open.set(invoiceId, (open.get(invoiceId) ?? 0) - amountCents)
        }
      }
      for (const invoice of invoices) {
        const left = open.get(invoice.id) ?? 0
        expect(Math.abs(left)).toBeLessThanOrEqual(Math.abs(invoice.openCents))
        expect(left === 0 || Math.sign(left) === Math.sign(invoice.openCents)).toBe(true)
      }

      const done = new Set(accepted.map((it) => it.entryId))
      const rest = entries.filter((entry) => !done.has(entry.id))
      const after = invoices.map((it) => ({ ...it, openCents: open.get(it.id) ?? 0 }))
      const paid = new Set(after.filter((it) => it.openCents === 0).map((it) => it.id))
      for (const { proposal } of run(after, rest).accepted) {
        expect(proposal.allocations.some((it) => paid.has(it.invoiceId))).toBe(false)
      }
    }),
    { numRuns: 400 },
  )
})
