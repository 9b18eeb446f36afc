/** What clients ask, through the door: looked at, carried out once, refused with a reason. */
import { describe, expect, it } from 'vitest'
import { aPerson } from '../../support/office/clients'
import { anOffice, codeOf, type TestOffice } from '../../support/office/office'
import { acceptAsSeen } from '../../support/office/portals'
import { anItem, aSubscription } from '../../support/office/services'

const start = '2026-03-16T09:00:00.000Z'
const byMail = { channel: 'mail' as const, receivedOn: '2026-03-16', ip: '2001:db8::1' }

const anOfficeWithClient = async (): Promise<{ office: TestOffice; clientId: number }> => {
  const office = await anOffice({ now: start })
  const { id } = await office.call('clients.add', aPerson())
  return { office, clientId: id }
}

const rows = (office: TestOffice, sql: string): unknown[] => {
  const db = office.database()
  const found = db.all(sql)
  db.close()
  return found
}

describe('a change of data', () => {
  const asked = async () => {
    const { office, clientId } = await anOfficeWithClient()
    const { id } = await office.call('requests.add', {
      clientId,
      wish: {
        kind: 'change-data',
        changes: [
          { field: 'street', from: 'Dorpsstraat', to: 'Kerkweg' },
          { field: 'postcode', from: '7941 AB', to: 'onzin' },
          { field: 'email.1', from: 'sanne@devries.example', to: 'nieuw@devries.example' },
        ],
      },
      ...byMail,
    })
    return { office, clientId, id }
  }

  it('is looked at field by field, and only what can be is changed', async () => {
    const { office, clientId, id } = await asked()
    const shown = await office.call('requests.get', { id })
    expect(shown).toMatchObject({ ip: '2001:db8::1', number: `V-2026-${id}`, obstacle: null })
    expect(shown.difference).toMatchObject({
      changes: [
        { field: 'street', now: 'Dorpsstraat', to: 'Kerkweg', problem: null },
        { field: 'postcode', problem: 'not-a-postcode' },
        { field: 'email.1', problem: null },
      ],
    })
    await acceptAsSeen(office, id)
    expect(await office.call('clients.get', { id: clientId })).toMatchObject({
      street: 'Kerkweg',
      postcode: '7941 AB',
      emails: [{ address: 'nieuw@devries.example' }],
    })
    expect(await office.call('requests.list', {})).toMatchObject({ rows: [] })
    expect(await office.call('requests.list', { decided: true })).toMatchObject({
      rows: [{ id, outcome: 'accepted' }],
    })
  })

  it('changes those fields alone that a person left in', async () => {
    const { office, clientId, id } = await asked()
    await acceptAsSeen(office, id, { fields: ['email.1'] })
    expect(await office.call('clients.get', { id: clientId })).toMatchObject({
      street: 'Dorpsstraat',
      emails: [{ address: 'nieuw@devries.example' }],
    })
  })

  it('is not carried out on what somebody else changed since it was looked at', async () => {
    const { office, clientId, id } = await asked()
    const { version, seen } = await office.call('requests.get', { id })
    const { updatedAt } = await office.call('clients.get', { id: clientId })
    await office.call('clients.change', {
      ...aPerson({ phone: '010 765 43 21' }),
      id: clientId,
      updatedAt,
    })
    expect(await codeOf(office.call('requests.accept', { id, version, seen }))).toBe(
      'changed-meanwhile',
    )
    expect(await office.call('clients.get', { id: clientId })).toMatchObject({
      street: 'Dorpsstraat',
      phone: '010 765 43 21',
    })
    await acceptAsSeen(office, id)
    expect(await office.call('clients.get', { id: clientId })).toMatchObject({ street: 'Kerkweg' })
  })

  it('is decided once, whoever presses when', async () => {
    const { office, id } = await asked()
    const { version, seen } = await office.call('requests.get', { id })
    await office.call('requests.accept', { id, version, seen })
    const again = office.call('requests.accept', { id, version, seen })
    await expect(again).rejects.toMatchObject({
      code: 'request-decision',
      details: { why: 'decided' },
    })
    const refusal = office.call('requests.refuse', { id, version, reason: 'Toch niet' })
    expect(await codeOf(refusal)).toBe('request-decision')
  })
})

describe('an order', () => {
  it('becomes a subscription of that client on the terms that were agreed', async () => {
    const { office, clientId } = await anOfficeWithClient()
    const product = await anItem(office, { kind: 'domain', name: 'Domein .nl', noticeMonths: 2 })
    const { id } = await office.call('requests.add', {
      clientId,
      wish: { kind: 'order', product, domain: 'Café-Nieuw.nl', note: null },
      ...byMail,
    })
    const terms = {
      from: '2026-03-20',
      priceCents: 1_500,
      customer: 'consumer' as const,
      informedOn: '2026-03-16',
    }
    const { became } = await acceptAsSeen(office, id, { terms })
    expect(became).toMatchObject({ entity: 'subscription' })
    expect(await office.call('services.get', { id: became?.id ?? 0 })).toMatchObject({
      client: { id: clientId },
      item: { id: product },
      domain: 'xn--caf-nieuw-d4a.nl',
      startsOn: '2026-03-20',
      priceCents: 1_500,
      noticeMonths: 2,
      distance: { concludedOn: '2026-03-16', informedOn: '2026-03-16' },
    })
    expect(await office.call('requests.letter', { id, kind: 'wish-done' })).toMatchObject({
      text: expect.stringContaining('De dienst gaat in op 20 maart 2026.') as string,
      to: 'sanne@devries.example',
    })
  })

  it('leaves nothing behind when it cannot be', async () => {
    const { office, clientId } = await anOfficeWithClient()
    const product = await anItem(office)
    const order = async (domain: string | null) =>
      office.call('requests.add', {
        clientId,
        wish: { kind: 'order', product, domain, note: null },
        ...byMail,
      })
    const bad = await order('geen domein')
    const terms = { from: '2026-03-20', priceCents: 1_500, customer: 'consumer' as const }
    expect(await codeOf(acceptAsSeen(office, bad.id, { terms }))).toBe('invalid-input')
    expect(await codeOf(acceptAsSeen(office, bad.id))).toBe('invalid-input')
    const good = await order(null)
    await office.call('services.retireItem', { id: product, retired: true })
    await expect(acceptAsSeen(office, good.id, { terms })).rejects.toMatchObject({
      details: { why: 'item-gone' },
    })
    expect(rows(office, 'SELECT id FROM subscriptions')).toEqual([])
    expect(await office.call('requests.due', {})).toMatchObject({ open: 2 })
  })
})

describe('a cancellation', () => {
  it('ends the service on its lawful day, counted from the day it came in', async () => {
    const { office, clientId } = await anOfficeWithClient()
    const service = await aSubscription(office, {
      clientId,
      startsOn: '2025-01-01',
      customer: 'consumer',
    })
    const { id } = await office.call('requests.add', {
      clientId,
      wish: { kind: 'cancel', service: service.id, wishedOn: null, note: null },
      channel: 'phone',
      receivedOn: '2026-03-10',
    })
    expect((await office.call('requests.get', { id })).difference).toMatchObject({
      outcome: { endsOn: '2026-04-10', rule: 'after-first-term' },
    })
    await acceptAsSeen(office, id)
    expect(await office.call('services.get', { id: service.id })).toMatchObject({
      noticeOn: '2026-03-10',
      endsOn: '2026-04-10',
    })
    const again = await office.call('requests.add', {
      clientId,
      wish: { kind: 'withdraw', service: service.id },
      ...byMail,
    })
    expect(await office.call('requests.get', { id: again.id })).toMatchObject({
      obstacle: 'service-ended',
    })
  })

  it('is a withdrawal within the days to withdraw, and refused as one after them', async () => {
    const { office, clientId } = await anOfficeWithClient()
    const distance = {
      concludedOn: '2026-03-10',
      informedOn: '2026-03-10',
      begunOnRequest: false,
      fulfilledOn: null,
    }
    const sell = (concludedOn: string, itemId?: number) =>
      aSubscription(office, {
        clientId,
        startsOn: concludedOn,
        customer: 'consumer',
        distance: { ...distance, concludedOn, informedOn: concludedOn },
        ...(itemId ? { itemId } : {}),
      })
    const [fresh, old] = [await sell('2026-03-10'), await sell('2026-02-02')]
    const withdraw = async (service: number) =>
      office.call('requests.add', { clientId, wish: { kind: 'withdraw', service }, ...byMail })
    const late = await withdraw(old.id)
    await expect(acceptAsSeen(office, late.id)).rejects.toMatchObject({
      details: { why: 'too-late' },
    })
    await acceptAsSeen(office, (await withdraw(fresh.id)).id)
    expect(await office.call('services.get', { id: fresh.id })).toMatchObject({
      endRule: 'withdrawal',
    })
    expect(await office.call('services.get', { id: old.id })).toMatchObject({ endsOn: null })
  })

  it('of a service of somebody else is not even registered', async () => {
    const { office, clientId } = await anOfficeWithClient()
    const service = await aSubscription(office)
    const asked = office.call('requests.add', {
      clientId,
      wish: { kind: 'cancel', service: service.id, wishedOn: null, note: null },
      ...byMail,
    })
    expect(await codeOf(asked)).toBe('not-found')
  })
})

describe('another service', () => {
  it('changes price and item from the day that was agreed', async () => {
    const { office, clientId } = await anOfficeWithClient()
    const service = await aSubscription(office, { clientId })
    const product = await anItem(office, { name: 'Hosting Groot', priceCents: 24_000 })
    const { id } = await office.call('requests.add', {
      clientId,
      wish: { kind: 'change', service: service.id, product, note: 'meer ruimte' },
      ...byMail,
    })
    const terms = { from: '2026-04-01', priceCents: 20_000, customer: 'business' as const }
    await acceptAsSeen(office, id, { terms })
    expect(await office.call('services.get', { id: service.id })).toMatchObject({
      prices: [{ validFrom: '2026-01-01' }, { validFrom: '2026-04-01', priceCents: 20_000 }],
    })
  })
})

describe('a refusal', () => {
  it('has its reason in a letter, and the route to complain where data are not put right', async () => {
    const { office, clientId } = await anOfficeWithClient()
    const add = async (wish: object) =>
      office.call('requests.add', { clientId, wish, ...byMail } as never)
    const question = await add({ kind: 'question', note: 'Kan het goedkoper?' })
    const change = await add({
      kind: 'change-data',
      changes: [{ field: 'lastName', from: 'de Vries', to: 'Anders' }],
    })
    for (const { id } of [question, change]) {
      await expect(
        office.call('requests.letter', { id, kind: 'wish-refusal' }),
      ).rejects.toMatchObject({ details: { why: 'no-letter' } })
      const { version } = await office.call('requests.get', { id })
      await office.call('requests.refuse', { id, version, reason: 'Dat kan niet zo.' })
    }
    const letter = (id: number) => office.call('requests.letter', { id, kind: 'wish-refusal' })
    expect((await letter(question.id)).text).toContain('De reden: Dat kan niet zo.')
    expect((await letter(question.id)).text).not.toContain('Autoriteit Persoonsgegevens')
    expect((await letter(change.id)).text).toContain('Autoriteit Persoonsgegevens')
    expect(await office.call('clients.get', { id: clientId })).toMatchObject({
      lastName: 'de Vries',
    })
  })
})

describe('what is typed', () => {
  it('is refused with what must never be kept, a day to come, or an address that is none', async () => {
    const { office, clientId } = await anOfficeWithClient()
    const add = (more: object, note = 'Wanneer?') =>
      office.call('requests.add', {
        clientId,
        wish: { kind: 'question', note },
        ...byMail,
        ...more,
      })
    expect(await codeOf(add({}, 'Mijn BSN is 111222333'))).toBe('forbidden-content')
    expect(await codeOf(add({ receivedOn: '2026-03-17' }))).toBe('invalid-input')
    expect(await codeOf(add({ ip: '300.1.1.1' }))).toBe('invalid-input')
    expect(await codeOf(add({ ip: '192.0.2.7' }))).toBe('ok')
  })
})
