import { describe, expect, it } from 'vitest'
import { anOffice, codeOf, type TestOffice } from '../../support/office/office'
import { aSubscription, anItem } from '../../support/office/services'

const now = '2026-03-16T09:00:00.000Z'

/** What lines of invoices that bill periods say and come to. */
const billed = (office: TestOffice): [string | null, number, string | null][] => {
  const db = office.database()
  const rows = db.all<{ description: string | null; amountCents: number; number: string | null }>(
    `SELECT l.description, l.amountCents, i.number FROM invoiceLines l
     JOIN invoices i ON i.id = l.invoiceId
     WHERE l.periodId IS NOT NULL ORDER BY l.invoiceId, l.position`,
  )
  db.close()
  return rows.map(({ description, amountCents, number }) => [description, amountCents, number])
}

const netOf = async (office: TestOffice, ids: readonly number[]): Promise<number[]> => {
  const notes = await Promise.all(ids.map((id) => office.call('invoices.get', { id })))
  return notes.map(({ netCents }) => netCents)
}

describe('what was paid ahead', () => {
  it('goes back to a consumer who leaves, in a draft credit note of the invoice; taken back, it does not', async () => {
    const office = await anOffice({ now: '2026-01-05T09:00:00.000Z' })
    const sold = await aSubscription(office, {
      customer: 'consumer',
      startsOn: '2026-01-01',
      firstTermMonths: 0,
      priceCents: 36_500,
      domain: 'vos.nl',
    })
    await office.call('services.run', { issue: true })
    office.setClock(now)
    const notice = { id: sold.id, receivedOn: '2026-03-16' }
    expect(await office.call('services.notice', notice)).toMatchObject({
      endsOn: '2026-04-16',
      rule: 'no-fixed-term',
      creditCents: 25_900,
    })
    const { creditIds } = await office.call('services.end', { ...notice, version: 1 })
    const credit = await office.call('invoices.get', { id: creditIds[0] ?? 0 })
    expect(credit).toMatchObject({ kind: 'credit', netCents: 25_900, number: null })
    await office.call('services.resume', { id: sold.id, version: 2 })
    // The draft went with the notice, and its days count as billed again.
    expect(await codeOf(office.call('invoices.get', { id: credit.id }))).toBe('not-found')
    expect(await office.call('services.due', { until: '2026-06-01' })).toMatchObject({ count: 0 })
  })

  it('goes back at an upgrade, and the days are billed again at the new price, once', async () => {
    const office = await anOffice({ now: '2026-01-05T09:00:00.000Z' })
    const sold = await aSubscription(office, { priceCents: 36_500, domain: 'vos.nl' })
    await office.call('services.run', { issue: true })
    office.setClock(now)
    const larger = await anItem(office, { name: 'Groot', invoiceText: 'Groot {domein}, {periode}' })
    const { creditIds } = await office.call('services.reprice', {
      id: sold.id,
      version: 1,
      itemId: larger,
      validFrom: '2026-07-01',
      priceCents: 73_000,
    })
    expect(await office.call('invoices.get', { id: creditIds[0] ?? 0 })).toMatchObject({
      netCents: 18_400,
    })
    office.setClock('2026-07-02T09:00:00.000Z')
    await office.call('services.run', { issue: true })
    expect(billed(office).at(-1)).toEqual([
      'Groot vos.nl, 1 juli 2026 t/m 31 december 2026',
      36_800,
      '2026-0002',
    ])
    // Without the credit note these days would be paid twice.
    const gone = office.call('invoices.discardDraft', { id: creditIds[0] ?? 0 })
    expect(await codeOf(gone)).toBe('billed-again')
  })

  it('stands on no draft: that one is settled first', async () => {
    const office = await anOffice({ now })
    const sold = await aSubscription(office, { firstTermMonths: 0 })
    await office.call('services.run', { issue: false })
    const end = office.call('services.end', { id: sold.id, version: 1, receivedOn: '2026-03-16' })
    expect(await codeOf(end)).toBe('period-on-draft')
    expect(await office.call('services.get', { id: sold.id })).toMatchObject({ endsOn: null })
  })

  /** A year at a euro a day, billed; and from the first of July two a day. */
  const upgraded = async (own: Parameters<typeof aSubscription>[1] = {}) => {
    const office = await anOffice({ now: '2026-01-05T09:00:00.000Z' })
    const sold = await aSubscription(office, {
      customer: 'consumer',
      firstTermMonths: 0,
      priceCents: 36_500,
      domain: 'vos.nl',
      ...own,
    })
    await office.call('services.run', { issue: true })
    const step = { id: sold.id, itemId: sold.item.id, validFrom: '2026-07-01', priceCents: 73_000 }
    const { creditIds } = await office.call('services.reprice', { ...step, version: 1 })
    return { office, id: sold.id, creditIds }
  }
  const leave = (office: TestOffice, id: number, receivedOn: string, version = 2) =>
    office.call('services.end', { id, version, receivedOn })

  it('goes back also for days before those that an upgrade gave back', async () => {
    const { office, id, creditIds } = await upgraded()
    const ended = await leave(office, id, '2026-02-28')
    // 29 March to 30 June; the rest stands on the note of the upgrade.
    expect(await netOf(office, [...creditIds, ...ended.creditIds])).toEqual([18_400, 9_400])
    const gone = office.call('invoices.discardDraft', { id: creditIds[0] ?? 0 })
    expect(await codeOf(gone)).toBe('credited-further')
    await office.call('services.resume', { id, version: 3 })
    await office.call('invoices.discardDraft', { id: creditIds[0] ?? 0 })
    const details = await office.call('services.get', { id })
    expect(details.periods).toMatchObject([{ creditedFrom: null }])
  })

  it('goes back at what those days cost when the price changed inside the period', async () => {
    const office = await anOffice({ now: '2026-01-05T09:00:00.000Z' })
    const sold = await aSubscription(office, {
      customer: 'consumer',
      firstTermMonths: 0,
      priceCents: 36_500,
    })
    const step = { id: sold.id, itemId: sold.item.id, validFrom: '2026-07-01', priceCents: 73_000 }
    await office.call('services.reprice', { ...step, version: 1 })
    await office.call('services.run', { issue: true })
    const { creditIds } = await leave(office, sold.id, '2026-05-30')
    // One day of June at one euro, and the whole of the second half at two.
    expect(await netOf(office, creditIds)).toEqual([36_800])
  })

  it('never goes back of a set-up that was done, nor is that paid again; a withdrawal gives back all', async () => {
    const { office, id, creditIds } = await upgraded({ setupCents: 5_000 })
    const step = { id, itemId: 1, validFrom: '2026-01-01', priceCents: 73_000 }
    const first = await office.call('services.reprice', { ...step, version: 2 })
    expect(await netOf(office, [...creditIds, ...first.creditIds])).toEqual([18_400, 18_100])
    await office.call('services.run', { issue: true })
    expect(billed(office).filter(([text]) => text?.includes('eenmalig'))).toHaveLength(1)
    const ended = await leave(office, id, '2026-01-06', 3)
    expect(await netOf(office, ended.creditIds)).toEqual([65_600])

    const withdrawn = await anOffice({ now: '2026-01-05T09:00:00.000Z' })
    const distance = {
      concludedOn: '2026-01-01',
      informedOn: '2026-01-01',
      begunOnRequest: false,
      fulfilledOn: null,
    }
    const sold = await aSubscription(withdrawn, {
      customer: 'consumer',
      setupCents: 5_000,
      distance,
    })
    await withdrawn.call('services.run', { issue: true })
    const back = await leave(withdrawn, sold.id, '2026-01-06', 1)
    expect(await netOf(withdrawn, back.creditIds)).toEqual([17_000])
  })

  it('cost nothing, and is billed from the day it costs something', async () => {
    const { office } = await upgraded({ priceCents: 0 })
    expect((await office.call('services.due', { until: '2026-01-05' })).cents).toBe(0)
    office.setClock('2026-07-01T09:00:00.000Z')
    expect(await office.call('services.due', {})).toMatchObject({ cents: 36_800 })
  })

  it('is not changed by hand on its note, on which something else may stand besides', async () => {
    const { office, creditIds } = await upgraded({ setupCents: 5_000 })
    const { id, updatedAt, lines } = await office.call('invoices.get', { id: creditIds[0] ?? 0 })
    const [line] = lines
    const lineId = line?.creditsLineId ?? 0
    const change = (parts: { lineId: number; amountCents: number }[]) =>
      office.call('invoices.changeCredit', { id, updatedAt, lines: parts })
    const right = { lineId, amountCents: 18_400 }
    expect(await codeOf(change([{ ...right, amountCents: 100 }]))).toBe('gives-days-back')
    const besides = { lineId: lineId + 1, amountCents: 2_000 }
    expect(await codeOf(change([besides]))).toBe('gives-days-back')
    expect(await change([right, besides])).toMatchObject({ netCents: 20_400 })
  })
})
