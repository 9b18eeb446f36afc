/** Whatever a bank writes, the office reads the same entries back. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { summarise } from '../../../../electron/office/payments/import/summary'
import { camt053, mt940 } from '../../../support/bank/bank-files'
import type { EntrySpec } from '../../../support/bank/bank-files'
import { entriesOf, eventsOf, refusalOf } from '../../../support/bank/bank-events'
import { carried, dialects } from '../../../support/bank/mt940-dialects'
import { AppError } from '../../../../shared/errors'

const account = 'NL91ABNA0417164300'

const day = fc
  .date({
    min: new Date('2000-01-01T00:00:00Z'),
    max: new Date('2079-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString().slice(0, 10))
const cents = fc.integer({ min: -100_000_000_000, max: 100_000_000_000 })
const iban = fc
  .tuple(
    fc.constantFrom('RABO', 'INGB', 'ABNA'),
    fc.integer({ min: 1_000_000_000, max: 9_999_999_999 }),
  )
  .map(([bank, number]) => `NL20${bank}${number}`)
const identifier = fc.stringMatching(/^[A-Z][A-Z0-9]{3,12}-[0-9]{1,6}$/)

/** Words in any script; nothing that a dialect uses for its own marks. */
const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((text) => text.replace(/[\s\p{C}\p{Z}:/?>+{}-]/gu, ''))
  .filter((text) => text !== '')
const words = (count: number) =>
  fc.array(word, { minLength: 1, maxLength: count }).map((all) => all.join(' '))

const entry = fc.record(
  {
    amountCents: cents,
    bookedOn: day,
    name: words(3),
    iban,
    description: words(12),
    endToEndId: identifier,
    mandateId: identifier,
    bankReference: identifier,
    returnReason: fc.constantFrom('MD06', 'AC04', 'MS03'),
    reversal: fc.boolean(),
  },
  { requiredKeys: ['amountCents', 'bookedOn', 'description'] },
)

/** The entry as it should be read, limited to what the format can say. */
function expectedOf(spec: EntrySpec, says: ReadonlySet<string>) {
  const said = <K extends keyof EntrySpec>(key: K) => (says.has(key) ? (spec[key] ?? null) : null)
  return {
    amountCents: spec.amountCents,
    bookedOn: spec.bookedOn,
    counterpartyName: said('name'),
    counterpartyIban: said('iban'),
    description: said('description') ?? '',
    endToEndId: said('endToEndId'),
    mandateId: said('mandateId'),
    bankReference: said('bankReference'),
    returnReason: said('returnReason'),
    reversal: (spec.reversal ?? false) || said('returnReason') !== null,
  }
}

describe('CAMT.053', () => {
  const everything = new Set(Object.keys(expectedOf({ amountCents: 0, bookedOn: '' }, new Set())))
  for (const key of ['name', 'iban']) everything.add(key)

  it('gives back what was written, in every version and with any prefix', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { maxLength: 8 }),
        fc.constantFrom('02', '04', '08'),
        fc.constantFrom(undefined, 'ns2', 'camt'),
        async (specs, version, prefix) => {
          const entries = specs.map((spec) => ({ ...spec, reversal: false }))
          const options = prefix === undefined ? { version } : { version, prefix }
          const text = camt053({ account, opening: 500, entries }, options)
          expect(await entriesOf(text)).toMatchObject(
            entries.map((spec) => expectedOf(spec, everything)),
          )
          expect(summarise(await eventsOf(text)).statements).toMatchObject([{ addsUp: true }])
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe.each(dialects)('MT940 of %s', (dialect) => {
  it('gives back what the dialect can say, wherever its lines are cut', async () => {
    const says: ReadonlySet<string> = new Set(carried[dialect])
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 6 }), fc.boolean(), async (specs, envelope) => {
        const text = mt940({ account, opening: 500, entries: specs }, { dialect, envelope })
        expect(await entriesOf(text)).toMatchObject(specs.map((spec) => expectedOf(spec, says)))
      }),
      { numRuns: 60 },
    )
  })
})

describe('damage', () => {
  const spec = {
    account,
    opening: 100,
    entries: Array.from({ length: 6 }, (_, index) => ({
      amountCents: 1000 + index,
      bookedOn: '2026-03-02',
      name: 'Jansen',
      iban: 'NL28RABO0300400500',
      description: `Factuur 2026-000${index}`,
    })),
  }

  it.each([
    ['CAMT.053', Buffer.from(camt053(spec))],
    ['MT940', Buffer.from(mt940(spec))],
  ])('to any byte of %s is a refusal or a readable file, never a crash', async (_, whole) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        const bytes = Buffer.from(whole)
        bytes[at] = byte
        try {
          summarise(await eventsOf(bytes))
        } catch (error) {
          expect(error).toBeInstanceOf(AppError)
          expect(error).toMatchObject({ code: 'file-unreadable' })
        }
      }),
      { numRuns: 200 },
    )
  })

  it('at the end of an MT940 file is noticed as long as the closing balance is gone', async () => {
    const whole = mt940(spec)
    const closing = whole.indexOf(':62F:')
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 80, max: closing + 12 }), async (end) => {
        expect((await refusalOf(whole.slice(0, end))).reason).toBe('truncated')
      }),
      { numRuns: 60 },
    )
  })
})
