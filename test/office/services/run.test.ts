import { describe, expect, it } from 'vitest'
import { aBackup, restore } from '../backup/books'
import { aCompany } from '../../support/office/clients'
import { aClient } from '../../support/office/factories'
import {
  anOffice,
  codeOf,
  ownerEmail,
  ownerPassword,
  type TestOffice,
} from '../../support/office/office'
import { aSubscription, anItem } from '../../support/office/services'

const now = '2026-03-16T09:00:00.000Z'

/** Descriptions of all lines of all invoices that bill something of subscriptions, with net cents. */
const billed = (office: TestOffice): [string | null, number, string | null][] => {
  const db = office.database()
  try {
    return db
      .all<{ description: string | null; amountCents: number; number: string | null }>(
        `SELECT l.description, l.amountCents, i.number FROM invoiceLines l
         JOIN invoices i ON i.id = l.invoiceId
         WHERE l.periodId IS NOT NULL ORDER BY l.invoiceId, l.position`,
      )
      .map(({ description, amountCents, number }) => [description, amountCents, number])
  } finally {
    db.close()
  }
}

const hosting = 'Hosting vos.nl, '

describe('what a consumer withdrew from', () => {
  it('is never billed, not even the days until then', async () => {
    const office = await anOffice({ now: '2026-01-10T09:00:00.000Z' })
    const sold = await aSubscription(office, {
      customer: 'consumer',
      startsOn: '2026-01-01',
      setupCents: 2500,
      distance: {
        concludedOn: '2026-01-01',
        informedOn: '2026-01-01',
        begunOnRequest: false,
        fulfilledOn: null,
      },
    })
    const notice = { id: sold.id, receivedOn: '2026-01-10' }
    expect(await office.call('services.notice', notice)).toMatchObject({ rule: 'withdrawal' })
    await office.call('services.end', { ...notice, version: 1 })
    expect(await office.call('services.due', {})).toMatchObject({ count: 0, left: 0 })
    expect(await office.call('services.run', { issue: true })).toMatchObject({ invoices: 0 })
    expect(billed(office)).toEqual([])
  })
})

describe('a period of many years', () => {
  it('stops nobody’s run', async () => {
    const office = await anOffice({ now })
    await aSubscription(office, { startsOn: '2026-03-01', periodMonths: 60 })
    expect(await office.call('services.run', { issue: true })).toMatchObject({
      invoices: 1,
      left: [],
    })
  })
})

describe('the recurring run', () => {
  it('shows who, what, which period and how much, and issues it: once, whatever is pressed again', async () => {
    const office = await anOffice({ now })
    const clientId = await aClient(office, { companyName: 'Vos B.V.' })
    await aSubscription(office, {
      clientId,
      domain: 'vos.nl',
      setupCents: 2_500,
      discountBasisPoints: 1000,
    })
    const domain = await anItem(office, { kind: 'domain', name: 'Domein', priceCents: 1_000 })
    await aSubscription(office, { clientId, itemId: domain, domain: 'vos.nl', priceCents: 1_000 })
    const alone = { domain: 'vos.eu', priceCents: 1_000, itemId: domain, together: false }
    await aSubscription(office, { clientId, ...alone })
    await aSubscription(office, {
      clientId,
      itemId: domain,
      domain: 'later.nl',
      startsOn: '2026-04-01',
    })
    const due = await office.call('services.due', {})
    expect(due).toMatchObject({ count: 2, periods: 3, cents: 15_300, left: 0 })
    expect(due.invoices[0]).toMatchObject({
      client: { id: clientId },
      why: null,
      lines: [
        { itemName: 'Hosting', from: '2026-01-01', to: '2026-12-31', cents: 13_300 },
        { itemName: 'Domein', cents: 1_000 },
      ],
    })
    expect(await office.call('services.run', { issue: true })).toEqual({
      invoices: 2,
      cents: 15_300,
      left: [],
    })
    expect(billed(office)).toEqual([
      [`${hosting}1 januari 2026 t/m 31 december 2026`, 10_800, '2026-0001'],
      ['Hosting: eenmalige kosten', 2_500, '2026-0001'],
      ['Hosting vos.nl, 1 januari 2026 t/m 31 december 2026', 1_000, '2026-0001'],
      ['Hosting vos.eu, 1 januari 2026 t/m 31 december 2026', 1_000, '2026-0002'],
    ])
    expect(await office.call('services.run', { issue: true })).toMatchObject({ invoices: 0 })
    expect(await office.call('services.due', {})).toMatchObject({ count: 0 })
    expect(billed(office)).toHaveLength(4)
  })

  it('catches up after weeks away, month ends right, and never bills what ended', async () => {
    const office = await anOffice({ now })
    const monthly = { periodMonths: 1, priceCents: 3_100, firstTermMonths: 0, noticeMonths: 0 }
    const sold = await aSubscription(office, {
      ...monthly,
      startsOn: '2026-01-31',
      domain: 'vos.nl',
    })
    await office.call('services.end', { id: sold.id, version: 1, receivedOn: '2026-03-14' })
    await office.call('services.run', { issue: true })
    expect(billed(office).map(([text, cents]) => [text, cents])).toEqual([
      [`${hosting}31 januari 2026 t/m 27 februari 2026`, 3_100],
      // Half a month: fifteen of its thirty-one days.
      [`${hosting}28 februari 2026 t/m 14 maart 2026`, 1_500],
    ])
    office.setClock('2026-06-16T09:00:00.000Z')
    expect(await office.call('services.due', {})).toMatchObject({ count: 0 })
  })

  it('splits a period in which the price changes, to the cent', async () => {
    const office = await anOffice({ now })
    const sold = await aSubscription(office, { domain: 'vos.nl', priceCents: 36_500 })
    const step = { id: sold.id, version: 1, itemId: sold.item.id }
    await office.call('services.reprice', { ...step, validFrom: '2026-07-01', priceCents: 73_000 })
    await office.call('services.run', { issue: false })
    expect(billed(office)).toEqual([
      [`${hosting}1 januari 2026 t/m 30 juni 2026`, 18_100, null],
      [`${hosting}1 juli 2026 t/m 31 december 2026`, 36_800, null],
    ])
  })

  it('leaves out who has left and who cannot be billed, says why, and bills the others', async () => {
    const office = await anOffice({ now })
    const box = aCompany({
      companyName: 'Zonder Straat B.V.',
      street: 'Postbus',
      houseNumber: '12',
    })
    const { id: lacking } = await office.call('clients.add', box)
    await aSubscription(office, { clientId: lacking, priceCents: 20_000 })
    const leaving = await aClient(office, { companyName: 'Weg B.V.' })
    await aSubscription(office, { clientId: leaving, startsOn: '2026-03-20' })
    await office.call('clients.terminate', {
      id: leaving,
      on: '2026-03-18',
      year: '2026',
      reason: 'Verhuisd',
    })
    await aSubscription(office)
    const asked = { until: '2026-03-31' }
    expect(await office.call('services.due', asked)).toMatchObject({ count: 1, left: 2 })
    const { invoices, left } = await office.call('services.run', { ...asked, issue: true })
    expect([invoices, left.map(({ client, why }) => [client.id, why])]).toEqual([
      1,
      [
        [leaving, 'client-left'],
        [lacking, 'invoice-incomplete'],
      ],
    ])
    expect(await office.call('services.due', asked)).toMatchObject({ count: 0, left: 2 })
    expect(await codeOf(office.call('services.due', { until: '2027-01-01' }))).toBe('invalid-input')
  })

  it('gives the days of a draft back when it is thrown away, or when a line is taken off it', async () => {
    const office = await anOffice({ now })
    const clientId = await aClient(office)
    await aSubscription(office, { clientId, domain: 'vos.nl' })
    await aSubscription(office, { clientId, domain: 'das.nl' })
    await office.call('services.run', { issue: false })
    expect(await office.call('services.due', {})).toMatchObject({ periods: 0 })
    const [draft] = (await office.call('invoices.list', { filter: 'draft' })).rows
    const { lines, ...rest } = await office.call('invoices.get', { id: draft?.id ?? 0 })
    const kept = { supplyFrom: rest.supplyFrom, supplyTo: rest.supplyTo, clientId }
    const [first] = lines
    const line = { description: 'Hosting', unitPriceCents: 11_000, vatKind: 'standard' as const }
    const change = (periodId: number | null) => ({
      ...kept,
      id: rest.id,
      updatedAt: rest.updatedAt,
      lines: [{ ...line, periodId }],
    })
    // Also where somebody claims another's period.
    const changed = await office.call('invoices.changeDraft', change(first?.periodId ?? null))
    expect(await office.call('services.due', {})).toMatchObject({ periods: 1 })
    await office.call('invoices.copy', { id: rest.id })
    await office.call('invoices.discardDraft', { id: changed.id })
    expect(await office.call('services.due', {})).toMatchObject({ periods: 2 })
  })

  it('run by two people at once bills each period once', async () => {
    const office = await anOffice({ now })
    for (let nth = 0; nth < 45; nth += 1) {
      const clientId = await aClient(office, { companyName: `Klant ${nth}` })
      await aSubscription(office, { clientId })
    }
    const other = office.anotherSeat()
    await other.call('session.unlock', { email: ownerEmail, password: ownerPassword })
    const both = await Promise.all([
      office.call('services.run', { issue: true }),
      other.call('services.run', { issue: true }),
    ])
    expect(both.reduce((sum, { invoices }) => sum + invoices, 0)).toBe(45)
    expect(billed(office)).toHaveLength(45)
    const db = office.database()
    const twice = `INSERT INTO billedPeriods (subscriptionId, fromOn, toOn)
      VALUES (1, '2026-06-01', '2027-05-31')`
    // Nor does the database take a day twice, whoever asks.
    expect(() => db.run(twice)).toThrow('billed once')
    db.close()
  })
})

describe('a restore', () => {
  it('bills nothing again that went out after the backup: a person says what became of it', async () => {
    const office = await anOffice({ now })
    const sold = await aSubscription(office, { domain: 'vos.nl' })
    const path = await aBackup(office)
    await office.call('services.run', { issue: true })
    await restore(office, path)
    expect(billed(office)).toEqual([])
    expect(await office.call('services.due', {})).toMatchObject({ count: 0 })
    expect(await office.call('services.run', { issue: true })).toMatchObject({ invoices: 0 })
    const [held] = await office.call('services.held', {})
    expect(held).toMatchObject({ subscriptionId: sold.id, from: '2026-01-01', to: '2026-12-31' })
    expect(await office.call('services.settleHeld', { id: held?.id ?? 0, billed: false })).toEqual(
      [],
    )
    expect(await office.call('services.due', {})).toMatchObject({ count: 1 })
  })

  it('bills a draft of after the backup as if it had never been made', async () => {
    const office = await anOffice({ now })
    await aSubscription(office)
    const path = await aBackup(office)
    await office.call('services.run', { issue: false })
    await restore(office, path)
    expect(await office.call('services.held', {})).toEqual([])
    expect(await office.call('services.due', {})).toMatchObject({ count: 1 })
  })
})

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
})
