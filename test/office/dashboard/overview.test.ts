import { describe, expect, it } from 'vitest'
import { anOffice } from '../../support/office/office'

describe('the start screen', () => {
  it('tells what needs doing', async () => {
    const office = await anOffice({ now: '2026-03-16T09:00:00.000Z' })
    const client = await office.call('clients.add', {
      kind: 'company',
      companyName: 'Bakkerij Brood',
      street: 'Molenweg',
      houseNumber: '3',
      postcode: '3511 AB',
      town: 'Utrecht',
    })
    const line = {
      description: 'Hosting',
      quantity: 1000,
      unitPriceCents: 10_000,
      vatKind: 'standard' as const,
    }
    const issue = async () => {
      const draft = await office.call('invoices.addDraft', {
        clientId: client.id,
        supplyFrom: '2026-03-10',
        lines: [line],
      })
      return office.call('invoices.issue', { id: draft.id })
    }
    await issue()
    office.setClock('2026-04-16T09:00:00.000Z')
    await issue()
    await office.call('invoices.addDraft', { clientId: client.id, lines: [line] })
    expect(await office.call('dashboard.overview', {})).toMatchObject({
      clients: 1,
      open: { count: 1, cents: 12_100 },
      overdue: { count: 1, cents: 12_100 },
      drafts: { count: 1, cents: 12_100 },
      unmatched: { count: 0, cents: 0 },
      toRefund: { count: 0, cents: 0 },
      mostOverdue: [{ clientName: 'Bakkerij Brood', openCents: 12_100, daysOverdue: 17 }],
      lastBankFile: null,
    })
  })
})
