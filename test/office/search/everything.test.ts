import { describe, expect, it } from 'vitest'
import { aCompany, aPerson, signInAs } from '../../support/office/clients'
import { anOffice, type TestOffice } from '../../support/office/office'

const line = {
  description: 'Hosting',
  quantity: 1000,
  unitPriceCents: 10_000,
  vatKind: 'standard' as const,
}

const prepared = async () => {
  const office = await anOffice()
  const client = await office.call('clients.add', aCompany({ companyName: 'Timmerwerk Jansen' }))
  await office.call('clients.add', aPerson())
  const draft = await office.call('invoices.addDraft', {
    clientId: client.id,
    supplyFrom: '2026-03-10',
    lines: [line],
  })
  const { id, number } = await office.call('invoices.issue', { id: draft.id })
  return { office, clientId: client.id, invoiceId: id, number }
}

const find = (office: TestOffice, text: string, clientsOnly = false) =>
  office.call('search.everything', { text, clientsOnly })

describe('searching everywhere', () => {
  it('finds a client by name with what is owed, and forgives a slip, saying so', async () => {
    const { office, clientId, number } = await prepared()
    expect(await find(office, 'timmerwerk')).toMatchObject([
      { of: 'client', alike: false, records: [{ id: clientId, openCents: 12_100, why: null }] },
      { of: 'invoice', records: [{ number, clientName: 'Timmerwerk Jansen', state: 'open' }] },
    ])
    for (const slip of ['timerwerk', 'tmimerwerk', 'jnasen', 'timmerwrek jansn']) {
      expect(await find(office, slip), slip).toMatchObject([
        { of: 'client', alike: true, records: [{ id: clientId }] },
      ])
    }
    for (const nobody of ['zzyzx', ' - ', 'jan piet']) {
      expect(await find(office, nobody), nobody).toEqual([])
    }
    expect((await find(office, 'jansen', true)).map(({ of }) => of)).toEqual(['client'])
  })

  it('takes a number or an amount for an invoice', async () => {
    const { office, number } = await prepared()
    for (const typed of [number, '121,00', '€ 121']) {
      expect((await find(office, typed))[0], typed).toMatchObject({
        of: 'invoice',
        records: [{ number }],
      })
    }
  })

  it('shows what was open lately in that order, and nothing that is not there', async () => {
    const { office, clientId, invoiceId, number } = await prepared()
    const records = [
      { of: 'invoice' as const, id: invoiceId },
      { of: 'client' as const, id: 999_999 },
      { of: 'client' as const, id: clientId },
    ]
    expect(await office.call('search.again', { records })).toMatchObject([
      { of: 'invoice', number },
      { of: 'client', name: 'Timmerwerk Jansen' },
    ])
  })

  it('gives support no invoice, no entry and no amount', async () => {
    const { office, invoiceId, number } = await prepared()
    await signInAs(office, 'support')
    expect(await find(office, 'jansen')).toMatchObject([
      { of: 'client', records: [{ openCents: null }] },
    ])
    expect(await find(office, number)).toEqual([])
    const records = [{ of: 'invoice' as const, id: invoiceId }]
    expect(await office.call('search.again', { records })).toEqual([])
  })
})
