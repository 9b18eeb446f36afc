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

describe('what cannot be billed', () => {
  it('is not counted as billed, however few are shown', async () => {
    const office = await anOffice({ now })
    const box = { companyName: 'Zonder Straat B.V.', street: 'Postbus', houseNumber: '12' }
    const { id: clientId } = await office.call('clients.add', aCompany(box))
    await aSubscription(office, { clientId })
    await aSubscription(office)
    expect(await office.call('services.due', { limit: 0 })).toMatchObject({
      invoices: [],
      count: 1,
      left: 1,
    })
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
    const { periodId, periodFrom, periodTo } = first ?? { periodId: null }
    const changed = await office.call('invoices.changeDraft', {
      ...kept,
      id: rest.id,
      updatedAt: rest.updatedAt,
      // Also where somebody claims days of another's period.
      lines: [
        { ...line, periodId, periodFrom, periodTo },
        { ...line, periodId: 999 },
      ],
    })
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

  it('bills to nobody again days that were given back before it and billed again after it', async () => {
    const office = await anOffice({ now })
    const sold = await aSubscription(office, { domain: 'vos.nl', priceCents: 36_500 })
    await office.call('services.run', { issue: true })
    const step = { id: sold.id, itemId: sold.item.id, validFrom: '2026-03-01', priceCents: 73_000 }
    await office.call('services.reprice', { ...step, version: 1 })
    const path = await aBackup(office)
    await office.call('services.run', { issue: true })
    await restore(office, path)
    expect(await office.call('services.due', {})).toMatchObject({ count: 0 })
    expect(await office.call('services.held', {})).toMatchObject([
      { from: '2026-03-01', to: '2026-12-31' },
    ])
  })

  it('takes off a draft what went out after the backup, and holds those days', async () => {
    const office = await anOffice({ now })
    const clientId = await aClient(office)
    await aSubscription(office, { clientId, domain: 'vos.nl' })
    await office.call('services.run', { issue: false })
    const path = await aBackup(office)
    const [draft] = (await office.call('invoices.list', { filter: 'draft' })).rows
    await office.call('invoices.issue', { id: draft?.id ?? 0, sure: true })
    await restore(office, path)
    expect((await office.call('invoices.list', { filter: 'draft' })).rows).toEqual([])
    expect(await office.call('services.held', {})).toHaveLength(1)
    expect(await office.call('services.run', { issue: true })).toMatchObject({ invoices: 0 })
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
