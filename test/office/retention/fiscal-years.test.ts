/** Fiscal years that begin in another month than January, everywhere a year is shown or reckoned with. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { anAgency, anOffice, temporaryFolder, type TestOffice } from '../../support/office/office'
import { aBankEntry, anInvoiceFor, aPersonNamed, settle } from '../../support/office/retention'
import { terminated } from '../../support/office/terminated'
import { filesInZip } from '../../support/zip'

const inJuly = (now: string) =>
  anOffice({ now, setUp: { agency: anAgency({ fiscalYearStart: 7 }) } })
const run = (office: TestOffice) => office.call('retention.run', { approved: true })

describe('in an office whose years begin in July', () => {
  it('what is of March belongs to the year that began before it: clock, archive, export', async () => {
    const office = await inJuly('2026-03-16T09:00:00.000Z')
    const { id } = await aPersonNamed(office, 'Quispelaar')
    const invoice = await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' })
    const entryId = aBankEntry(office, { bookedOn: '2026-03-16', cents: 12_100, name: 'Q' })
    await office.call('payments.match', {
      id: entryId,
      allocations: [{ invoiceId: invoice.id, amountCents: 12_100 }],
    })
    const clock = await office.call('retention.clock', { clientId: id })
    expect(clock.filter(({ kind }) => kind === 'destroyed')).toMatchObject([
      { class: 'invoice', fiscalYear: 2025, on: '2033-06-30' },
      { class: 'payment', fiscalYear: 2025, on: '2033-06-30' },
    ])

    await terminated(office, { id, on: '2026-03-16' })
    office.setClock('2026-03-17T09:00:00.000Z')
    expect(await run(office)).toMatchObject({ erased: 1 })
    expect(await office.call('archive.years', {})).toMatchObject([{ fiscalYear: 2025, items: 2 }])

    const path = join(temporaryFolder(), 'inspection.zip')
    const [inspector] = await office.call('disclosures.recipients', {})
    const asked = { recipientId: inspector?.id ?? 0 }
    expect(
      await office.call('archive.exportYears', {
        ...asked,
        from: 2025,
        to: 2025,
        file: office.saveTo(path),
      }),
    ).toEqual({ invoices: 1, payments: 1 })
    expect([...(await filesInZip(path)).keys()]).toContain(`2025/pdf/${invoice.number}.pdf`)
    expect(
      await office.call('archive.exportYears', {
        ...asked,
        from: 2026,
        to: 2026,
        file: office.saveTo(join(temporaryFolder(), 'none.zip')),
      }),
    ).toEqual({ invoices: 0, payments: 0 })
  })

  it('so does what was there before, once the agency says so in its settings', async () => {
    const office = await anOffice({ now: '2026-03-16T09:00:00.000Z' })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    settle(office, await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' }))
    const clock = async () => (await office.call('retention.clock', { clientId: id })).at(-1)
    expect(await clock()).toMatchObject({ fiscalYear: 2026, on: '2033-12-31' })
    const { id: version } = await office.call('settings.agency', {})
    await office.call('settings.saveAgency', anAgency({ fiscalYearStart: 7, version }))
    expect(await office.call('settings.agency', {})).toMatchObject({ fiscalYearStart: 7 })
    expect(await clock()).toMatchObject({ fiscalYear: 2025, on: '2033-06-30' })
  })

  it('a live invoice is exported with the year it belongs to', async () => {
    const office = await inJuly('2026-03-16T09:00:00.000Z')
    const { id } = await aPersonNamed(office, 'Quispelaar')
    const { number } = await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' })
    const path = join(temporaryFolder(), 'inspection.zip')
    const [inspector] = await office.call('disclosures.recipients', {})
    await office.call('archive.exportYears', {
      recipientId: inspector?.id ?? 0,
      from: 2025,
      to: 2025,
      file: office.saveTo(path),
    })
    expect([...(await filesInZip(path)).keys()]).toContain(`2025/ubl/${number}.xml`)
  })

  it('a hold on a year keeps that year, of invoices and of entries of nobody', async () => {
    for (const [held, kept] of [
      [2017, true],
      [2018, false],
    ] as const) {
      const office = await inJuly('2018-06-01T09:00:00.000Z')
      const { id } = await aPersonNamed(office, 'Quispelaar')
      settle(office, await anInvoiceFor(office, id, { supplyFrom: '2018-05-10' }))
      aBankEntry(office, { bookedOn: '2018-06-30', cents: 500, name: 'Niemand' })
      await office.call('retention.addHold', {
        kind: 'tax-audit',
        covers: { fiscalYear: held },
        reason: 'Controle',
        reviewOn: '2026-01-01',
      })
      office.setClock('2025-07-01T09:00:00.000Z')
      const gone = kept ? 0 : 1
      expect([held, await run(office)]).toMatchObject([
        held,
        { invoicesScrubbed: gone, paymentsScrubbed: gone },
      ])
    }
  })
})
