/** Preview, clock, list, run, certificate and start screen say the same of a client who leaves. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Certificate } from '../../../electron/office/retention/certificate/certificate'
import { addDays } from '../../../shared/dates'
import type { WaitsFor } from '../../../shared/retention/contract'
import { anOffice, codeOf, type TestOffice } from '../../support/office/office'
import { aBankEntry, anInvoiceFor, aPersonNamed } from '../../support/office/retention'
import { terminated } from '../../support/office/terminated'

const before = '2026-03-16T09:00:00.000Z'

interface Case {
  name: string
  /** what happens the day before the client goes */
  happens: (office: TestOffice, clientId: number) => Promise<unknown>
  step: 'whole' | 'reduced' | 'held'
  waitsFor: WaitsFor[]
  claims?: [count: number, cents: number]
  refunds?: [count: number, cents: number]
  kept?: [count: number, cents: number]
  /** payments that stay for another client */
  shared?: number
  /** where the office begins earlier, or the client leaves later */
  since?: string
  leavesOn?: string
  /** of who goes whole: the last day on which what was sealed is kept */
  lastDay?: string
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
    name: 'whose archive ends in June',
    happens: paid,
    step: 'whole',
    waitsFor: [],
    leavesOn: '2027-06-12',
    lastDay: '2034-06-12',
  },
  {
    name: 'who paid an invoice of 2018 late',
    happens: async (office, id) => {
      const invoice = await bill(office, id)
      office.setClock(before)
      await pay(office, invoice.id)
    },
    step: 'whole',
    waitsFor: [],
    since: '2018-06-01T09:00:00.000Z',
  },
  {
    name: 'from whose account came what nobody looked at',
    happens: async (office, id) => {
      await paid(office, id)
      aBankEntry(office, { bookedOn: '2026-03-16', cents: 700, name: 'Quispelaar' })
    },
    step: 'whole',
    waitsFor: [],
  },
  {
    name: 'one payment of whom settles an invoice of another too',
    happens: async (office, id) => {
      const other = await aPersonNamed(office, 'Blijvend')
      const invoices = [await bill(office, id), await bill(office, other.id)]
      const entryId = aBankEntry(office, { bookedOn: '2026-03-16', cents: 24_200, name: 'Samen' })
      await office.call('payments.match', {
        id: entryId,
        allocations: invoices.map((invoice) => ({ invoiceId: invoice.id, amountCents: 12_100 })),
      })
    },
    step: 'whole',
    waitsFor: [],
    shared: 1,
  },
  {
    name: 'who shared a payment, the rest of which went back',
    happens: async (office, id) => {
      const other = await aPersonNamed(office, 'Blijvend')
      const invoices = [await bill(office, id), await bill(office, other.id)]
      const entryId = aBankEntry(office, { bookedOn: '2026-03-16', cents: 24_700, name: 'Samen' })
      await office.call('payments.match', {
        id: entryId,
        allocations: invoices.map((invoice) => ({ invoiceId: invoice.id, amountCents: 12_100 })),
        remainderClientId: id,
      })
      const byId = aBankEntry(office, { bookedOn: '2026-03-16', cents: -500, name: 'Samen' })
      await office.call('payments.payBack', { entryId, byId })
    },
    step: 'whole',
    waitsFor: [],
    shared: 2,
  },
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

describe.each(cases)('of a client $name', (one) => {
  const { happens, step, waitsFor, claims = [0, 0], refunds = [0, 0], kept = [0, 0] } = one
  const { since = before, leavesOn: day = '2026-03-17', lastDay = '2033-12-31', shared = 0 } = one
  const owed = [refunds[0] + kept[0], refunds[1] + kept[1]] as const

  it('preview, clock, list, run, certificate and start screen say the same', async () => {
    const office = await anOffice({ now: since })
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
      shared,
    })

    await terminated(office, { id, on: day })
    const clock = await office.call('retention.clock', { clientId: id })
    expect(clock.find(({ kind }) => kind === 'erased')).toMatchObject({
      on: day,
      waitsFor,
      until: preview.until,
    })
    const destroyed = clock.flatMap((event) =>
      event.kind === 'destroyed' ? [[event.items, event.on, event.open]] : [],
    )
    expect(destroyed).toEqual(preview.sealed.map(({ items, until, open }) => [items, until, open]))

    const asListed = { step, waitsFor, until: preview.until, shared }
    const amounts = { claimCents: claims[1], owedCents: owed[1] }
    expect(await office.call('retention.coming', {})).toMatchObject([
      { clientId: id, terminatedOn: day, ...asListed, ...amounts },
    ])
    office.setClock(`${day}T09:00:00.000Z`)
    expect(await office.call('retention.coming', {})).toEqual([])
    expect((await office.call('retention.dueList', {})).rows).toMatchObject([
      { ...asListed, ...amounts },
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
    const money: Partial<Record<WaitsFor, readonly [number, number]>> = { claim: claims, owed }
    const stays = waitsFor.map((why) => [why, ...(money[why] ?? [1, 12_100])])
    expect(certificate?.stays.map(({ why, items, cents }) => [why, items, cents]) ?? null).toEqual(
      step === 'held' ? null : [...stays, ...(shared > 0 ? [['other-client', shared, null]] : [])],
    )
    expect(certificate?.kind ?? 'held').toBe(step)
    if (!certificate || step !== 'whole') return

    // What the preview told of the archive is what went there, and it is called up on that day.
    const sealed = certificate.archive.map(({ items, destroyAfter }) => [items, destroyAfter])
    const told = preview.sealed.filter(({ open }) => !open)
    expect(told.map(({ items, until }) => [items, until])).toEqual(sealed)
    expect(new Set(sealed.map(([, last]) => last))).toEqual(new Set([lastDay]))
    const items = certificate.invoicesSealed + certificate.paymentsSealed
    office.setClock(`${lastDay}T09:00:00.000Z`)
    const calledUp = async () => ({
      start: (await office.call('archive.reminder', {})).ended,
      list: (await office.call('retention.due', {})).archiveItems,
      check: (await office.call('archive.check', {})).due.reduce((sum, due) => sum + due.items, 0),
    })
    expect(await calledUp()).toEqual({ start: null, list: 0, check: 0 })
    const next = addDays(lastDay, 1)
    office.setClock(`${next}T09:00:00.000Z`)
    expect(await calledUp()).toEqual({ start: { items, since: next }, list: items, check: items })
  })
})

describe('of a client who was erased and pays once more', () => {
  it('start screen and lists say so until it is put aside, and nothing is told of a client', async () => {
    const office = await anOffice({ now: before })
    const { id } = await aPersonNamed(office, 'Quispelaar')
    await paid(office, id)
    await terminated(office, { id, on: '2026-03-17' })
    office.setClock('2026-03-17T09:00:00.000Z')
    expect(await office.call('retention.run', { approved: true })).toMatchObject({ erased: 1 })
    const entryId = aBankEntry(office, { bookedOn: '2026-03-17', cents: 5000, name: 'Quispelaar' })
    const seen = async () => {
      const { unmatched, toRefund } = await office.call('dashboard.overview', {})
      const { clients, reduced, oldPayments } = await office.call('retention.due', {})
      const { rows } = await office.call('retention.erasures', {})
      const todo = await office.call('payments.entries', { state: 'to-do' })
      return {
        toDo: [unmatched.count, todo.rows.length],
        owed: [toRefund.count, (await office.call('payments.owed', {})).length],
        due: [clients, reduced, (await office.call('retention.dueList', {})).rows.length],
        oldPayments,
        certificates: rows.length,
      }
    }
    const calm = { toDo: [0, 0], owed: [0, 0], due: [0, 0, 0], oldPayments: 0, certificates: 1 }
    expect(await seen()).toEqual({ ...calm, toDo: [1, 1] })
    const preview = office.call('retention.preview', { clientId: id, on: '2026-04-01' })
    expect(await codeOf(preview)).toBe('not-found')
    await office.call('payments.setAside', { ids: [entryId], reason: 'former-client' })
    expect(await seen()).toEqual(calm)
    office.setClock('2034-01-01T09:00:00.000Z')
    expect(await seen()).toEqual({ ...calm, oldPayments: 1 })
  })
})
