import fc from 'fast-check'
import type { MatchEntry, OpenInvoice } from '../../../shared/payments/matching/proposal'
import { anEntry, anInvoice, digitsOf, jansenIban, zonneveldIban } from './matching-fixtures'

// Small worlds in which everything collides: few clients, amounts and numbers.
export const ibans = [zonneveldIban, jansenIban, 'NL02RABO0123456789']
const clientNames = ['Bakkerij Zonneveld B.V.', 'P. Jansen', 'K. Jansen']
const aDay = fc.integer({ min: 1, max: 28 }).map((day) => `2026-01-${String(day).padStart(2, '0')}`)

export const aWorld = fc
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
export function anEntryFor(invoices: readonly OpenInvoice[]) {
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

export const aCase = aWorld.chain((invoices) =>
  fc.tuple(fc.constant(invoices), anEntryFor(invoices)),
)

/** Earlier entries that an entry of these cases may undo. */
export const aPast = fc.array(
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
