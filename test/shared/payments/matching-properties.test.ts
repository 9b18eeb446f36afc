import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildMatchIndex } from '../../../shared/payments/matching/match-index'
import { propose, proposeCertain } from '../../../shared/payments/matching/matching'
import type { MatchEntry, OpenInvoice, Proposal } from '../../../shared/payments/matching/proposal'
import {
  anEntry,
  anInvoice,
  codes,
  digitsOf,
  jansenIban,
  proposals,
  zonneveldIban,
} from './matching-fixtures'

// Small worlds in which everything collides: few clients, amounts and numbers.
const ibans = [zonneveldIban, jansenIban, 'NL02RABO0123456789']
const clientNames = ['Bakkerij Zonneveld B.V.', 'P. Jansen', 'K. Jansen']
const aDay = fc.integer({ min: 1, max: 28 }).map((day) => `2026-01-${String(day).padStart(2, '0')}`)

const aWorld = fc
  .array(
    fc.record({
      client: fc.nat({ max: 2 }),
      sequence: fc.integer({ min: 1, max: 30 }),
      series: fc.constantFrom('', '', '', 'F'),
      openCents: fc.constantFrom(1000, 1000, 2000, 3000, 12100, 5555, -1000, -500),
      dueOn: aDay,
    }),
    { minLength: 1, maxLength: 9 },
  )
  .map((rows) => {
    const numbers = new Set<string>()
    return rows.flatMap(({ client, sequence, series, openCents, dueOn }, place) => {
      const prefix = openCents < 0 ? 'C' : series
      const number = `${prefix}2026-${String(sequence).padStart(4, '0')}`
      if (numbers.has(number)) return []
      numbers.add(number)
      return [
        anInvoice({
          id: place + 1,
          clientId: client + 1,
          clientName: clientNames[client] ?? '',
          clientIbans: client === 2 ? [] : [ibans[client] ?? ''],
          clientNumber: String(10000 + client),
          number,
          openCents,
          grossCents: openCents,
          dueOn,
        }),
      ]
    })
  })

/** Mostly an entry that pays what it names, and often one that does not. */
function anEntryFor(invoices: readonly OpenInvoice[]) {
  const some = fc.subarray([...invoices], { maxLength: Math.min(3, invoices.length) })
  const mostly = <T>(usual: T, ...others: T[]) =>
    fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, fc.constantFrom(...others))
  return fc
    .record({
      named: some,
      other: fc.option(some, { freq: 3, nil: null }),
      oneClient: fc.boolean(),
      form: mostly('plain', 'digits', 'short', 'wrapped', 'none'),
      odd: mostly(0, 1, -700, 40000),
      amount: fc.constantFrom(1000, 2000, -1000, 12100),
      iban: mostly(null, ...ibans),
      name: mostly(null, 'BAKKERIJ ZONNEVELD', 'Jansen', 'P Jansen'),
      between: fc.constantFrom(', ', ' en ', ' ', '/', ' klant 10001 '),
      id: fc.integer({ min: 1, max: 1000 }),
      bookedOn: aDay,
      currency: mostly('EUR', 'USD'),
      endToEndId: mostly(null, 'E1'),
      returnReason: mostly(null, 'MD06'),
    })
    .map((it): MatchEntry => {
      const [first] = it.named
      const named = it.named.filter(({ clientId }) => !it.oneClient || clientId === first?.clientId)
      const written = named.map(({ number }) => {
        if (it.form === 'digits') return digitsOf(number)
        if (it.form === 'short') return number.replace(/-0+/, '-')
        if (it.form === 'wrapped') return `${number.slice(0, -2)} ${number.slice(-2)}`
        return it.form === 'none' ? '' : number
      })
      const sum = (it.other ?? named).reduce((total, { openCents }) => total + openCents, 0)
      return anEntry({
        id: it.id,
        bookedOn: it.bookedOn,
        amountCents: (sum || it.amount) + it.odd,
        currency: it.currency,
        endToEndId: it.endToEndId,
        returnReason: it.returnReason,
        counterpartyIban: it.iban,
        counterpartyName: it.name,
        description: written.join(it.between),
      })
    })
}

const aCase = aWorld.chain((invoices) => fc.tuple(fc.constant(invoices), anEntryFor(invoices)))

/** Earlier entries that an entry of these cases may undo. */
const aPast = fc.array(
  fc.record({
    id: fc.integer({ min: 2000, max: 3000 }),
    bookedOn: fc.constant('2026-01-01'),
    amountCents: fc.constantFrom(1000, 2000, -1000, 12100),
    counterpartyIban: fc.constantFrom(null, ...ibans),
    endToEndId: fc.constantFrom(null, 'E1'),
    clientId: fc.constantFrom(1, 2),
    allocations: fc.constant([{ invoiceId: 77, amountCents: 1000 }]),
  }),
  { maxLength: 3 },
)

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
