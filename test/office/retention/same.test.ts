/** Preview, clock, list, run, certificate and start screen say the same of a client who leaves. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Certificate } from '../../../electron/office/retention/certificate/certificate'
import type { WaitsFor } from '../../../shared/retention/contract'
import { anOffice, type TestOffice } from '../../support/office/office'
import { aBankEntry, anInvoiceFor, aPersonNamed } from '../../support/office/retention'
import { terminated } from '../../support/office/terminated'

const before = '2026-03-16T09:00:00.000Z'
const day = '2026-03-17'

interface Case {
  name: string
  /** what happens the day before the client goes */
  happens: (office: TestOffice, clientId: number) => Promise<unknown>
  step: 'whole' | 'reduced' | 'held'
  waitsFor: WaitsFor[]
  claims?: [count: number, cents: number]
  refunds?: [count: number, cents: number]
  kept?: [count: number, cents: number]
}

const bill = (office: TestOffice, clientId: number) =>
  anInvoiceFor(office, clientId, { supplyFrom: '2026-03-10' })

const pay = async (office: TestOffice, invoiceId: number, cents = 12_100) => {
  const id = aBankEntry(office, { bookedOn: '2026-03-16', cents, name: 'Quispelaar' })
  await office.call('payments.match', {
    id,
    allocations: [{ invoiceId, amountCents: Math.min(cents, 12_100) }],
  })
}

const paid = async (office: TestOffice, clientId: number) => {
  const invoice = await bill(office, clientId)
  await pay(office, invoice.id)
  return invoice
}

const refundDue = async (office: TestOffice, clientId: number) => {
  const { id } = await paid(office, clientId)
  const note = await office.call('invoices.credit', { id })
  await office.call('invoices.issue', { id: note.id })
}

const keep = async (office: TestOffice, clientId: number) => {
  const id = aBankEntry(office, { bookedOn: '2026-03-16', cents: 5000, name: 'Quispelaar' })
  await office.call('payments.match', { id, allocations: [], remainderClientId: clientId })
}

const onHold = (covers: { clientId: number } | { invoiceId: number }, office: TestOffice) =>
  office.call('retention.addHold', {
    kind: 'dispute',
    covers,
    reason: 'Geschil',
    reviewOn: '2026-12-01',
  })

const cases: Case[] = [
  { name: 'who settled everything', happens: paid, step: 'whole', waitsFor: [] },
  {
    name: 'who owes an invoice',
    happens: bill,
    step: 'reduced',
    waitsFor: ['claim'],
    claims: [1, 12_100],
  },
  {
    name: 'who gets a credit note back',
    happens: refundDue,
    step: 'reduced',
    waitsFor: ['owed'],
    refunds: [1, 12_100],
  },
  {
    name: 'who owes as much as it gets back',
    happens: async (office, id) => {
      await refundDue(office, id)
      await bill(office, id)
    },
    step: 'reduced',
    waitsFor: ['claim', 'owed'],
    claims: [1, 12_100],
    refunds: [1, 12_100],
  },
  {
    name: 'for whom money is kept',
    happens: keep,
    step: 'reduced',
    waitsFor: ['owed'],
    kept: [1, 5000],
  },
  {
    name: 'who paid too much, which nobody looked at',
    happens: async (office, id) => pay(office, (await bill(office, id)).id, 12_500),
    step: 'reduced',
    waitsFor: ['owed'],
    kept: [1, 400],
  },
  {
    name: 'whose invoice was written off the day before',
    happens: async (office, id) => {
      const invoice = await bill(office, id)
      await office.call('payments.writeOff', { invoiceId: invoice.id, amountCents: 12_100 })
    },
    step: 'reduced',
    waitsFor: ['write-off'],
  },
  {
    name: 'with one invoice on hold',
    happens: async (office, id) => onHold({ invoiceId: (await paid(office, id)).id }, office),
    step: 'reduced',
    waitsFor: ['held-invoice'],
  },
  {
    name: 'who is on hold',
    happens: async (office, id) => {
      await bill(office, id)
      await onHold({ clientId: id }, office)
    },
    step: 'held',
    waitsFor: ['hold'],
    claims: [1, 12_100],
  },
]

const certificateOf = async (office: TestOffice): Promise<Certificate | null> => {
  const [row] = (await office.call('retention.erasures', {})).rows
  if (!row) return null
  const path = join(office.dir, 'bewijs.json')
  await office.call('retention.saveCertificate', {
    id: row.id,
    format: 'json',
    language: 'nl',
    addressee: '',
    file: office.saveTo(path),
  })
  return JSON.parse(readFileSync(path, 'utf8')) as Certificate
}

describe.each(cases)('of a client $name', ({ happens, step, waitsFor, ...money }) => {
  const { claims = [0, 0], refunds = [0, 0], kept = [0, 0] } = money
  const owed = [refunds[0] + kept[0], refunds[1] + kept[1]] as const

  it('preview, clock, list, run, certificate and start screen say the same', async () => {
    const office = await anOffice({ now: before })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    await happens(office, id)

    const preview = await office.call('retention.preview', { clientId: id, on: day })
    expect(preview).toMatchObject({
      step,
      waitsFor,
      claims: claims[0],
      claimCents: claims[1],
      refunds: refunds[0],
      refundCents: refunds[1],
      kept: kept[0],
      keptCents: kept[1],
    })

    await terminated(office, { id, on: day })
    const clock = await office.call('retention.clock', { clientId: id })
    expect(clock.find(({ kind }) => kind === 'erased')).toMatchObject({
      on: day,
      waitsFor,
      until: preview.until,
    })

    office.setClock(`${day}T09:00:00.000Z`)
    expect((await office.call('retention.dueList', {})).rows).toMatchObject([
      { step, waitsFor, until: preview.until, claimCents: claims[1], owedCents: owed[1] },
    ])
    expect(await office.call('retention.due', {})).toMatchObject({
      clients: step === 'whole' ? 1 : 0,
      reduced: step === 'reduced' ? 1 : 0,
      held: step === 'held' ? 1 : 0,
    })
    const startScreen = async () => {
      const { open, overdue, toRefund } = await office.call('dashboard.overview', {})
      const list = await office.call('payments.owed', { clientId: id })
      expect(list.map(({ cents }) => cents).reduce((a, b) => a + b, 0)).toBe(toRefund.cents)
      expect(list).toHaveLength(toRefund.count)
      return { claims: [open.count + overdue.count, open.cents + overdue.cents], toRefund }
    }
    const shown = { claims, toRefund: { count: owed[0], cents: owed[1] } }
    expect(await startScreen()).toEqual(shown)

    expect(await office.call('retention.run', { approved: true })).toMatchObject({
      erased: step === 'whole' ? 1 : 0,
      reduced: step === 'reduced' ? 1 : 0,
    })
    // What the run did changes nothing of what is owed.
    expect(await startScreen()).toEqual(shown)
    const certificate = await certificateOf(office)
    const items: Partial<Record<WaitsFor, number>> = { claim: claims[0], owed: owed[0] }
    expect(certificate?.stays.map(({ why, items: n }) => [why, n]) ?? null).toEqual(
      step === 'held' ? null : waitsFor.map((why) => [why, items[why] ?? 1]),
    )
    expect(certificate?.kind ?? 'held').toBe(step)
    if (step === 'whole') {
      // What the preview told of the archive is what went there.
      expect(preview.sealed.map(({ items: n, until }) => [n, until])).toEqual(
        certificate?.archive.map(({ items: n, destroyAfter }) => [n, destroyAfter]),
      )
    }
  })
})
