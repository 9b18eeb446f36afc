import fc from 'fast-check'
import { addDays, type CivilDate } from '../../../shared/dates'
import { rateOn, dutchKinds } from '../../../shared/invoices/vat'
import type { VatDocument } from '../../../shared/vat/entries'

/** Days around changes of rate too: 2012-10-01 and 2019-01-01. */
export const someDay: fc.Arbitrary<CivilDate> = fc.oneof(
  fc.integer({ min: 0, max: 9000 }).map((days) => addDays('2002-01-01', days)),
  fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-01-01', days)),
  fc.constantFrom('2012-09-30', '2012-10-01', '2018-12-31', '2019-01-01', '2028-02-29'),
)

const someRow = fc
  .record({
    kind: fc.constantFrom(...dutchKinds),
    on: someDay,
    netCents: fc.integer({ min: -10_000_00, max: 1_000_000_00 }),
  })
  .map(({ kind, on, netCents }) => {
    const rate = rateOn(kind, on)
    return { kind, rate, netCents, vatCents: Math.round((netCents * rate) / 10_000) }
  })

export const someDocument: fc.Arbitrary<VatDocument> = fc
  .record({
    id: fc.integer({ min: 1, max: 1_000_000 }),
    kind: fc.constantFrom('invoice' as const, 'credit' as const),
    issuedOn: someDay,
    supplied: fc.option(fc.integer({ min: -200, max: 200 })),
    vat: fc.array(someRow, { maxLength: 4 }),
  })
  .map(({ supplied, ...document }) => ({
    ...document,
    supplyFrom: supplied === null ? null : addDays(document.issuedOn, supplied),
    supplyTo: null,
  }))
