import { describe, expect, it } from 'vitest'
import { collect } from '../../../electron/office/services/personal-data'
import { aClient } from '../../support/office/factories'
import { anOffice, codeOf } from '../../support/office/office'
import { aPersonNamed } from '../../support/office/retention'
import { aSubscription, anItem } from '../../support/office/services'
import { terminated } from '../../support/office/terminated'

const now = '2026-03-16T09:00:00.000Z'

describe('a subscription', () => {
  it('has its own price, period and domain, kept as the net writes it and found as people do', async () => {
    const office = await anOffice({ now })
    const sold = await aSubscription(office, {
      priceCents: 9_900,
      startsOn: '2026-01-31',
      periodMonths: 1,
      domain: 'Café-Vos.NL.',
    })
    expect(sold).toMatchObject({
      domain: 'xn--caf-vos-dya.nl',
      priceCents: 9_900,
      nextOn: '2026-01-31',
      billedTo: null,
      endsOn: null,
    })
    const found = await office.call('clients.list', { search: 'café-vos' })
    expect(found.rows.map(({ id }) => id)).toEqual([sold.client.id])
    expect((await office.call('services.list', { search: 'caf-vos' })).rows).toHaveLength(1)
  })

  it('is refused for a domain that is billed already, a client who leaves, a period of zero', async () => {
    const office = await anOffice({ now })
    const first = await aSubscription(office, { domain: 'vos.nl' })
    const add = (change: object) => codeOf(aSubscription(office, { domain: 'das.nl', ...change }))
    expect(await add({ domain: 'VOS.nl' })).toBe('invalid-input')
    expect(await add({ periodMonths: 0 })).toBe('invalid-input')
    expect(await add({ domain: 'geen domein' })).toBe('invalid-input')
    expect(await add({ clientId: 999 })).toBe('not-found')
    expect(await add({ billedTo: '2020-01-01' })).toBe('invalid-input')
    expect(await add({ supplierReference: 'BSN 111222333' })).toBe('forbidden-content')
    // Something else for the same domain is fine: a certificate beside the hosting.
    const certificate = await anItem(office, { kind: 'certificate', name: 'Certificaat' })
    await aSubscription(office, { itemId: certificate, domain: 'vos.nl' })
    await office.call('clients.terminate', {
      id: first.client.id,
      on: '2026-04-01',
      year: '2026',
      reason: 'Zo afgesproken',
    })
    expect(await add({ clientId: first.client.id })).toBe('invalid-input')
    expect((await office.call('services.list', {})).rows).toHaveLength(2)
  })

  it('goes on where another program stopped billing', async () => {
    const office = await anOffice({ now })
    const sold = await aSubscription(office, { startsOn: '2024-05-01', billedTo: '2026-04-30' })
    expect(sold).toMatchObject({ nextOn: '2026-05-01', billedTo: '2026-04-30' })
  })

  it('is changed by one at a time, and keeps its days once they were billed', async () => {
    const office = await anOffice({ now })
    const {
      id,
      version,
      client: _c,
      item: _i,
      ...rest
    } = await aSubscription(office, {
      billedTo: '2026-12-31',
    })
    const changed = await office.call('services.change', { ...rest, id, version, together: false })
    expect(changed).toMatchObject({ together: false, version: 2 })
    const late = office.call('services.change', { ...rest, id, version, supplier: 'X' })
    expect(await codeOf(late)).toBe('changed-meanwhile')
    const moved = { ...rest, id, version: 2, startsOn: '2026-02-01' }
    expect(await codeOf(office.call('services.change', moved))).toBe('invalid-input')
  })

  it('stands in the overview on the days it renews, expires and ends', async () => {
    const office = await anOffice({ now })
    const { id, version } = await aSubscription(office, {
      startsOn: '2026-01-31',
      periodMonths: 1,
      expiresOn: '2026-04-20',
      firstTermMonths: 0,
    })
    await office.call('services.end', { id, version, receivedOn: '2026-04-10' })
    const coming = await office.call('services.coming', { from: '2026-04-01', to: '2026-05-31' })
    expect(coming.map(({ on, what }) => [on, what])).toEqual([
      ['2026-04-20', 'expiry'],
      ['2026-04-30', 'renewal'],
      ['2026-05-10', 'end'],
    ])
  })

  it('has another price from a day on, and another item: the page says both', async () => {
    const office = await anOffice({ now })
    const sold = await aSubscription(office, { priceCents: 10_000, startsOn: '2026-01-01' })
    const larger = await anItem(office, { name: 'Hosting Reus', priceCents: 20_000 })
    const step = { id: sold.id, itemId: larger, priceCents: 20_000 }
    const to = (validFrom: string, version: number) =>
      office.call('services.reprice', { ...step, validFrom, version })
    expect(await codeOf(to('2025-12-31', 1))).toBe('invalid-input')
    await to('2026-03-01', 1)
    const details = await office.call('services.get', { id: sold.id })
    expect(details).toMatchObject({ priceCents: 20_000, item: { name: 'Hosting Reus' } })
    expect(details.prices.map(({ validFrom, priceCents }) => [validFrom, priceCents])).toEqual([
      ['2026-01-01', 10_000],
      ['2026-03-01', 20_000],
    ])
    expect(await codeOf(to('2026-03-01', 1))).toBe('changed-meanwhile')
  })
})

describe('a start that moves', () => {
  it('past steps of the price keeps the price of that day, and what comes after it', async () => {
    const office = await anOffice({ now })
    const sold = await aSubscription(office, { priceCents: 10_000, startsOn: '2026-04-01' })
    const step = { id: sold.id, itemId: sold.item.id }
    for (const [at, validFrom] of ['2026-05-01', '2026-06-01', '2026-09-01'].entries()) {
      const priceCents = 20_000 + at
      await office.call('services.reprice', { ...step, validFrom, version: at + 1, priceCents })
    }
    const { client: _c, item: _i, ...rest } = sold
    const moved = { ...rest, version: 4, startsOn: '2026-07-01' }
    await office.call('services.change', moved)
    const prices = async () =>
      (await office.call('services.get', { id: sold.id })).prices.map(
        ({ validFrom, priceCents }) => [validFrom, priceCents],
      )
    expect(await prices()).toEqual([
      ['2026-07-01', 20_001],
      ['2026-09-01', 20_002],
    ])
    await office.call('services.change', { ...moved, version: 5, startsOn: '2026-04-01' })
    expect((await prices())[0]).toEqual(['2026-04-01', 20_001])
  })

  it('so far ahead that its periods leave the calendar is refused by name', async () => {
    const office = await anOffice({ now })
    expect(await codeOf(aSubscription(office, { startsOn: '2189-06-01' }))).toBe('invalid-input')
    expect(await codeOf(aSubscription(office, { startsOn: '0001-01-01' }))).toBe('invalid-input')
    await aSubscription(office, { startsOn: '2150-12-31', periodMonths: 120 })
    const far = { from: '2026-01-01', to: '2099-12-31' }
    expect(await codeOf(office.call('services.coming', far))).toBe('invalid-input')
  })
})

describe('a notice', () => {
  it('ends a consumer’s contract a month later after the first term, a business’s at the end of a term', async () => {
    const office = await anOffice({ now })
    const terms = { startsOn: '2025-01-01', firstTermMonths: 12, renewalMonths: 12 }
    const consumer = await aSubscription(office, { ...terms, customer: 'consumer' })
    const business = await aSubscription(office, { ...terms, domain: 'das.nl' })
    const notice = { receivedOn: '2026-03-16' }
    expect(await office.call('services.notice', { id: consumer.id, ...notice })).toMatchObject({
      endsOn: '2026-04-16',
      rule: 'after-first-term',
    })
    const { endsOn } = await office.call('services.notice', { id: business.id, ...notice })
    expect(endsOn).toBe('2026-12-31')
    const ended = await office.call('services.end', { id: business.id, version: 1, ...notice })
    expect(ended.subscription).toMatchObject({ endsOn: '2026-12-31', endRule: 'business-term' })
    const back = await office.call('services.resume', { id: business.id, version: 2 })
    expect(back).toMatchObject({ endsOn: null, noticeOn: null, endRule: null })
  })

  it('of the last service proposes the day its client leaves, and registers nothing', async () => {
    const office = await anOffice({ now })
    const clientId = await aClient(office)
    const one = await aSubscription(office, { clientId, firstTermMonths: 0 })
    const other = await aSubscription(office, { clientId, firstTermMonths: 0, domain: 'das.nl' })
    await office.call('services.end', { id: one.id, version: 1, receivedOn: '2026-03-16' })
    expect(await office.call('services.leavers', {})).toEqual([])
    const wish = { receivedOn: '2026-03-16', wishedOn: '2026-06-30' }
    await office.call('services.end', { id: other.id, version: 1, ...wish })
    expect(await office.call('services.leavers', {})).toMatchObject([
      { client: { id: clientId }, on: '2026-06-30' },
    ])
    expect(await office.call('clients.get', { id: clientId })).toMatchObject({ terminatedOn: null })
    await office.call('clients.terminate', { id: clientId, on: '2026-06-30' })
    expect(await office.call('services.leavers', {})).toEqual([])
  })

  it('before the start leaves nothing to bill', async () => {
    const office = await anOffice({ now })
    const sold = await aSubscription(office, { startsOn: '2026-06-01', firstTermMonths: 0 })
    await office.call('services.end', { id: sold.id, version: 1, receivedOn: '2026-03-16' })
    expect(await office.call('services.get', { id: sold.id })).toMatchObject({
      endsOn: '2026-04-16',
      nextOn: null,
    })
  })
})

describe('the services of a client', () => {
  it('make an opzegdatum unusual while they run, and go with the client', async () => {
    const office = await anOffice({ now })
    const { id: clientId } = await aPersonNamed(office, 'Quispelaar')
    const sold = await aSubscription(office, {
      clientId,
      domain: 'quispelaar.nl',
      firstTermMonths: 0,
    })
    const leave = office.call('clients.terminate', { id: clientId, on: '2026-03-16' })
    expect(await codeOf(leave)).toBe('termination-unusual')
    await office.call('services.end', { id: sold.id, version: 1, receivedOn: '2026-02-16' })
    await terminated(office, { id: clientId, on: '2026-03-16' })
    office.setClock('2026-03-17T09:00:00.000Z')
    await office.call('retention.run', { approved: true })
    const db = office.database()
    expect(collect(db, clientId)).toEqual({ subscriptions: [], work: [] })
    expect(db.all('SELECT id FROM subscriptions')).toEqual([])
    db.close()
    expect((await office.call('services.list', { state: 'all' })).rows).toEqual([])
  })
})
