import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isAppError } from '../../../shared/errors'
import { taxPointOf, type VatDocument } from '../../../shared/vat/entries'
import { boxes } from '../../../shared/vat/overview'
import { someDocument } from '../../shared/vat/arbitraries'
import { receive } from '../../support/office/factories'
import { anOffice, codeOf, type TestOffice } from '../../support/office/office'
import { aPersonNamed, settle } from '../../support/office/retention'
import { aSubscription } from '../../support/office/services'
import { terminated } from '../../support/office/terminated'
import { aClient, aDraft, aGermanClient, aLine, anIssued } from '../invoices/an-invoice'

const quarter = { length: 'quarter', from: '2026-01-01' } as const
const second = { length: 'quarter', from: '2026-04-01' } as const

type Period = { length: 'month' | 'quarter' | 'year'; from: string }

const page = (office: TestOffice, period: Period = quarter) => office.call('vat.overview', period)

const lock = async (office: TestOffice, period: Period = quarter) => {
  const { seen } = await page(office, period)
  return office.call('vat.lock', { ...period, seen })
}

/** An office in the second quarter with a first quarter behind it. */
const afterQuarter = async () => {
  const office = await anOffice()
  const invoice = await anIssued(office)
  office.setClock('2026-04-02T09:00:00.000Z')
  return { office, invoice }
}

describe('a period of VAT', () => {
  it('puts every kind in its box, credit notes off, and drills down to the documents', async () => {
    const office = await anOffice()
    await anIssued(office, {
      lines: [aLine(), aLine({ vatKind: 'reduced', unitPriceCents: 5_000 })],
    })
    const german = await aGermanClient(office)
    await anIssued(office, { clientId: german, lines: [aLine({ vatKind: 'reverse-eu' })] })
    const taken = await anIssued(office, { lines: [aLine({ vatKind: 'exempt' })] })
    const note = await office.call('invoices.credit', { id: taken.id })
    await office.call('invoices.issue', { id: note.id })
    const { own, documents, icp, form, running, lock: locked } = await page(office)
    expect(own.boxes['1a']).toEqual({ netCents: 10_000, vatCents: 2_100 })
    expect(own.boxes['1b']).toEqual({ netCents: 5_000, vatCents: 450 })
    expect(own.boxes['3b']).toEqual({ netCents: 10_000, vatCents: 0 })
    expect(own.outside).toEqual({ netCents: 0, vatCents: 0 })
    expect(documents).toMatchObject({ '1a': 1, '1b': 1, '3b': 1, '3a': 0, outside: 2 })
    expect(icp).toMatchObject({
      rows: [{ vatId: 'DE123456789', country: 'DE', servicesEuros: 100, declared: null }],
      totalEuros: 100,
    })
    expect(form['5a']).toEqual({ cents: 2_550, euros: 25 })
    // Only the sales side is known: nobody is told what to pay.
    expect(form['5g']).toBeNull()
    expect([running, locked]).toEqual([true, null])

    const span = { from: '2026-01-01', to: '2026-03-31' }
    const first = await office.call('vat.documents', { ...span, box: 'outside', limit: 1 })
    expect(first.rows.map(({ number, netCents }) => [number, netCents])).toEqual([
      ['2026-0003', 10_000],
    ])
    const next = await office.call('vat.documents', {
      ...span,
      box: 'outside',
      limit: 1,
      after: first.next,
    })
    expect(next.rows.map(({ kind, netCents }) => [kind, netCents])).toEqual([['credit', -10_000]])
    expect(next.next).toBeNull()
    const buyerId = icp.rows[0]?.buyerId ?? 0
    const listed = await office.call('vat.icpDocuments', { ...span, buyerId, limit: 10 })
    expect(listed.rows.map(({ number }) => number)).toEqual(['2026-0002'])
    expect(await codeOf(page(office, { length: 'quarter', from: '2026-02-01' }))).toBe(
      'invalid-input',
    )
  })

  it('is as long as asked: months make quarters, quarters the year', async () => {
    const office = await anOffice({ now: '2026-05-20T09:00:00.000Z' })
    await anIssued(office, { supplyFrom: '2026-02-10' })
    await anIssued(office, { supplyFrom: '2026-05-10' })
    const vatOf = async (length: 'month' | 'quarter' | 'year', from: string) =>
      (await page(office, { length, from })).own.dueCents
    // Supplied in February, it should have been issued by 15 March.
    expect(await vatOf('month', '2026-03-01')).toBe(2_100)
    expect(await vatOf('month', '2026-05-01')).toBe(2_100)
    expect(await vatOf('quarter', '2026-01-01')).toBe(2_100)
    expect(await vatOf('year', '2026-01-01')).toBe(4_200)
  })

  it('takes what is typed in, and then tells what to pay', async () => {
    const { office } = await afterQuarter()
    const none = { netCents: 0, vatCents: 0 }
    for (const box of ['2a', '4a', '4b'] as const)
      await office.call('vat.type', { ...quarter, box, amount: none })
    const amount = { netCents: 0, vatCents: 100_01 }
    await office.call('vat.type', { ...quarter, box: '5b', amount })
    expect((await page(office)).form['5g']).toEqual({ cents: 2_100 - 100_01, euros: 21 - 101 })
    await office.call('vat.type', { ...quarter, box: '2a', amount: null })
    expect((await page(office)).form['5g']).toBeNull()
    await lock(office)
    expect(await codeOf(office.call('vat.type', { ...quarter, box: '5b', amount }))).toBe(
      'vat-period-locked',
    )
  })

  it('counts each document on the day the law says', async () => {
    const office = await anOffice()
    const db = office.database()
    // The rule of the database, tried on documents that no office would issue in one day.
    const sql = db.get<{ sql: string }>(
      `SELECT sql FROM sqlite_master WHERE name = 'invoices'`,
    )?.sql
    const rule = /vatOn TEXT GENERATED ALWAYS AS \(([\s\S]*?)\) VIRTUAL/.exec(sql ?? '')?.[1] ?? ''
    const dayOf = ({ kind, issuedOn, supplyFrom, supplyTo }: VatDocument) =>
      db.get<{ day: string }>(
        `SELECT (${rule}) AS day FROM (SELECT $kind AS kind, $issuedOn AS issuedOn,
           $supplyFrom AS supplyFrom, $supplyTo AS supplyTo)`,
        { kind, issuedOn, supplyFrom, supplyTo },
      )?.day
    fc.assert(
      fc.property(someDocument, (document) => {
        expect(dayOf(document)).toBe(taxPointOf(document))
      }),
    )
    db.close()
  })
})

describe('a locked period', () => {
  it('refuses every new date within it, and is unlocked by an owner who says why', async () => {
    const { office, invoice } = await afterQuarter()
    expect(await codeOf(lock(office, second))).toBe('vat-period-running')
    const { seen } = await page(office)
    const draft = await aDraft(office)
    const { id } = await office.call('vat.lock', { ...quarter, seen })
    const refused = async (draftId: number) => {
      try {
        await office.call('invoices.issue', { id: draftId, on: '2026-03-31', sure: true })
      } catch (error) {
        if (!isAppError(error)) throw error
        return (error.details as { problems: { code: string }[] }).problems.map(({ code }) => code)
      }
      return []
    }
    expect(await refused(draft.id)).toEqual(['period-locked'])
    const note = await office.call('invoices.credit', { id: invoice.id })
    expect(await refused(note.id)).toEqual(['period-locked'])
    // Nor past the rules: the database itself keeps it out.
    const db = office.database()
    expect(() =>
      db.run(`UPDATE invoices SET issuedOn = '2026-03-31' WHERE id = $id`, { id: draft.id }),
    ).toThrow('the period is locked')
    db.close()
    expect((await office.call('invoices.issue', { id: draft.id })).issuedOn).toBe('2026-04-02')
    expect(await codeOf(lock(office))).toBe('vat-period-locked')
    expect(await codeOf(lock(office, { length: 'year', from: '2025-01-01' }))).toBe('ok')

    // Another was locked after it.
    expect(await codeOf(office.call('vat.unlock', { id, reason: 'Te vroeg' }))).toBe(
      'vat-later-locked',
    )
    const later = (await page(office, { length: 'year', from: '2025-01-01' })).lock?.id ?? 0
    await office.call('vat.unlock', { id: later, reason: 'Te vroeg' })
    expect(await codeOf(office.call('vat.unlock', { id, reason: ' ' }))).toBe('invalid-input')
    await office.call('vat.unlock', { id, reason: 'Te vroeg' })
    expect(await page(office)).toMatchObject({ lock: null, changed: null })
    const { rows } = await office.call('audit.list', { limit: 50 })
    const codes = rows.filter(({ entity }) => entity === 'vatReturn').map(({ code }) => code)
    expect(codes).toEqual(['unlocked', 'unlocked', 'locked', 'locked'])
  })

  it('is not locked on figures nobody saw', async () => {
    const { office } = await afterQuarter()
    const { seen } = await page(office)
    // Another desk issues at this very moment.
    const draft = await aDraft(office)
    await office.call('invoices.issue', { id: draft.id, on: '2026-03-31', sure: true })
    expect(await codeOf(office.call('vat.lock', { ...quarter, seen }))).toBe('changed-meanwhile')
    await lock(office)
    expect((await page(office)).own.dueCents).toBe(4_200)
  })

  it('shows what came later as its correction: small ones go along in the next return', async () => {
    const { office } = await afterQuarter()
    await lock(office)
    office.setClock('2026-04-02T09:01:00.000Z')
    // Supplied in January: it should have been issued in the quarter that was declared.
    const late = await anIssued(office, { supplyFrom: '2026-01-10' })
    const declared = await page(office)
    expect(declared.own.dueCents).toBe(2_100)
    expect(declared.changed).toMatchObject({
      apart: false,
      foundOn: '2026-04-02',
      overview: { dueCents: 2_100 },
    })
    const since = declared.changed?.since ?? null
    const span = { from: '2026-01-01', to: '2026-03-31', box: '1a' as const, limit: 10 }
    const found = await office.call('vat.documents', { ...span, since })
    expect(found.rows.map(({ id }) => id)).toEqual([late.id])
    const next = await page(office, second)
    expect(next.own.dueCents).toBe(0)
    expect(next.corrections).toHaveLength(1)
    expect(next.form['5a'].cents).toBe(2_100)
    office.setClock('2026-07-01T09:00:00.000Z')
    await lock(office, second)
    expect((await page(office)).changed).toBeNull()
    expect(await page(office, second)).toMatchObject({
      form: { '5a': { cents: 2_100 } },
      corrections: [{ of: { from: '2026-01-01' }, overview: { dueCents: 2_100 } }],
      changed: null,
    })
    // It is told once: the third quarter knows nothing of it.
    expect((await page(office, { length: 'quarter', from: '2026-07-01' })).corrections).toEqual([])
  })

  it('has corrections over the bound apart, with their eight weeks', async () => {
    const { office } = await afterQuarter()
    const { id } = await lock(office)
    const lines = [aLine({ unitPriceCents: 500_000 })]
    await anIssued(office, { supplyFrom: '2026-01-10', lines })
    const { apart } = await office.call('vat.due', {})
    expect(apart).toMatchObject([
      { of: { from: '2026-01-01' }, dueOn: '2026-05-28', daysLeft: 56, vatCents: 105_000 },
    ])
    expect((await page(office, second)).corrections).toEqual([])
    const seen = { netCents: 500_000, vatCents: 105_000, documents: 2, badDebts: 0 }
    expect(await codeOf(office.call('vat.tellApart', { id, seen: { ...seen, vatCents: 1 } }))).toBe(
      'changed-meanwhile',
    )
    await office.call('vat.tellApart', { id, seen })
    expect((await office.call('vat.due', {})).apart).toEqual([])
    expect(await codeOf(office.call('vat.tellApart', { id, seen }))).toBe('not-found')
    expect(await codeOf(office.call('vat.unlock', { id, reason: 'Toch niet' }))).toBe(
      'vat-told-apart',
    )
  })

  it('keeps a run of subscriptions out: what it bills is dated after it', async () => {
    const { office } = await afterQuarter()
    await lock(office)
    await aSubscription(office, {
      clientId: await aClient(office),
      startsOn: '2026-01-01',
      firstTermMonths: 0,
    })
    // A clock that stands back: the run's own day is locked, and nothing gets a date in it.
    office.setClock('2026-03-31T09:00:00.000Z')
    expect((await office.call('services.run', { issue: true })).invoices).toBe(0)
    office.setClock('2026-04-02T09:00:00.000Z')
    expect((await office.call('services.run', { issue: true })).invoices).toBe(1)
    const db = office.database()
    expect(
      db.all('SELECT issuedOn FROM invoices WHERE issuedOn > $on', { on: '2026-03-20' }),
    ).toEqual([{ issuedOn: '2026-04-02' }])
    db.close()
  })
})

describe('bad debts', () => {
  it('are asked back a year after they were due, and due again when paid', async () => {
    const office = await anOffice()
    const invoice = await anIssued(office)
    office.setClock('2027-04-01T09:00:00.000Z')
    const first = { length: 'quarter', from: '2027-01-01' } as const
    const later = { length: 'quarter', from: '2027-04-01' } as const
    const back = await page(office, first)
    expect(back.badDebts).toMatchObject({
      count: 1,
      vatCents: -2_100,
      rows: [{ number: invoice.number, on: '2027-03-30', cause: 'a-year-overdue' }],
    })
    expect(back.own.boxes['1a']).toEqual({ netCents: -10_000, vatCents: -2_100 })
    const { seen } = back
    await office.call('vat.lock', { ...first, seen })
    const [entry] = await receive(office, {
      bookedOn: '2027-04-01',
      amountCents: 6_050,
      description: 'Nabetaling',
      bankReference: 'N1',
    })
    const allocations = [{ invoiceId: invoice.id, amountCents: 6_050 }]
    await office.call('payments.match', { id: entry?.id ?? 0, allocations })
    expect((await page(office, later)).badDebts).toMatchObject({ count: 1, vatCents: 1_050 })
    expect((await page(office, first)).changed).toBeNull()
    // A payment that is undone leaves nothing of itself.
    await office.call('payments.unmatch', { id: entry?.id ?? 0 })
    expect((await page(office, later)).badDebts.count).toBe(0)
  })

  it('are asked back at once when they are given up, not for a few cents of them', async () => {
    const office = await anOffice()
    const some = await anIssued(office)
    await office.call('payments.writeOff', { invoiceId: some.id, amountCents: 5 })
    expect((await page(office)).badDebts.count).toBe(0)
    await office.call('payments.writeOff', { invoiceId: some.id, amountCents: 12_095 })
    expect((await page(office)).badDebts).toMatchObject({ vatCents: -2_100, count: 1 })
    // Credited after all: the note takes the VAT back, and the debt does so no second time.
    const note = await office.call('invoices.credit', { id: some.id })
    await office.call('invoices.issue', { id: note.id })
    const { own, badDebts } = await page(office)
    expect(badDebts.vatCents).toBe(0)
    expect(own.boxes['1a']).toEqual({ netCents: 0, vatCents: 0 })
  })
})

describe('a write-off that is taken back after its period was declared', () => {
  it('is due again on the day it is, and what was declared stays listed', async () => {
    const { office, invoice } = await afterQuarter()
    office.setClock('2026-03-20T09:00:00.000Z')
    await office.call('payments.writeOff', { invoiceId: invoice.id, amountCents: 12_100 })
    office.setClock('2026-04-02T09:00:00.000Z')
    const stale = (await page(office)).seen
    expect(stale).toMatchObject({ documents: 1, badDebts: 1 })
    await lock(office)
    const declared = await page(office)
    expect(declared.badDebts).toMatchObject({ count: 1, vatCents: -2_100 })
    await office.call('payments.undoWriteOff', { invoiceId: invoice.id })
    expect(await codeOf(office.call('payments.undoWriteOff', { invoiceId: invoice.id }))).toBe(
      'not-found',
    )
    expect((await office.call('invoices.get', { id: invoice.id })).openCents).toBe(12_100)
    expect(await page(office)).toEqual(declared)
    expect((await page(office, second)).badDebts.rows).toMatchObject([
      { on: '2026-04-02', cause: 'taken-back', vatCents: 2_100 },
    ])
    // On one day it leaves nothing of itself.
    await office.call('payments.writeOff', { invoiceId: invoice.id, amountCents: 12_100 })
    await office.call('payments.undoWriteOff', { invoiceId: invoice.id })
    expect((await office.call('invoices.get', { id: invoice.id })).settlements).toHaveLength(2)
  })

  it('figures that come to the same by other documents are not locked unseen', async () => {
    const { office, invoice } = await afterQuarter()
    const { seen } = await page(office)
    office.setClock('2026-03-20T09:00:00.000Z')
    await anIssued(office)
    const note = await office.call('invoices.credit', { id: invoice.id })
    await office.call('invoices.issue', { id: note.id })
    office.setClock('2026-04-02T09:00:00.000Z')
    expect((await page(office)).seen).toMatchObject({ netCents: seen.netCents, documents: 3 })
    expect(await codeOf(office.call('vat.lock', { ...quarter, seen }))).toBe('changed-meanwhile')
  })
})

describe('counters of a year', () => {
  it('tell turnover of the scheme and of consumers elsewhere, and what crossed the bound', async () => {
    const office = await anOffice()
    const lines = [aLine({ unitPriceCents: 900_000 })]
    const consumer = await aPersonNamed(office, 'Janssens')
    const card = { ...(await office.call('clients.get', { id: consumer.id })) }
    const db = office.database()
    db.run(`UPDATE clients SET country = 'BE' WHERE id = $id`, { id: card.id })
    db.close()
    await anIssued(office, { clientId: consumer.id, lines })
    expect((await office.call('vat.year', { year: 2026 })).euConsumers).toMatchObject({
      cents: 900_000,
      leftCents: 100_000,
      crossed: null,
    })
    // The next one crosses it: it is asked first, and what is taxed here does not count.
    const draft = await aDraft(office, { clientId: consumer.id, lines })
    expect(await codeOf(office.call('invoices.issue', { id: draft.id }))).toBe(
      'consumer-taxed-abroad',
    )
    const { id: crossing } = await office.call('invoices.issue', { id: draft.id, taxedHere: true })
    const note = await office.call('invoices.credit', { id: crossing })
    await office.call('invoices.issue', { id: note.id })
    const last = await anIssued(office, { lines: [aLine({ unitPriceCents: 1_500_000 })] })
    const year = await office.call('vat.year', { year: 2026 })
    expect(year.euConsumers).toMatchObject({ cents: 900_000, crossed: null })
    expect(year.smallBusiness).toMatchObject({ turnoverCents: 2_400_000, leftCents: 0 })
    expect(year.smallBusiness?.crossedBy?.documentId).toBe(last.id)
  })
})

describe('an erased client', () => {
  it('stays counted to the cent, without its btw-id', async () => {
    const office = await anOffice()
    const german = await aGermanClient(office, { companyName: 'Quispelaar GmbH' })
    const lines = [aLine({ vatKind: 'reverse-eu', unitPriceCents: 12_345 })]
    settle(office, await anIssued(office, { clientId: german, lines }))
    await anIssued(office)
    office.setClock('2026-04-02T09:00:00.000Z')
    const { id } = await lock(office)
    const before = await page(office)
    const year = await office.call('vat.year', { year: 2026 })
    await terminated(office, { id: german, on: '2026-04-02' })
    office.setClock('2026-04-03T09:00:00.000Z')
    expect(await office.call('retention.run', { approved: true })).toMatchObject({ erased: 1 })
    const after = await page(office)
    expect(after.icp.rows).toEqual(before.icp.rows.map((row) => ({ ...row, vatId: null })))
    expect({ ...after, icp: null }).toEqual({ ...before, icp: null })
    expect(await office.call('vat.year', { year: 2026 })).toEqual(year)
    const db = office.database()
    expect(db.all('SELECT vatId FROM vatBuyers')).toEqual([{ vatId: null }])
    db.close()
    // It can be declared anew: the sums are still those of the documents.
    await office.call('vat.unlock', { id, reason: 'Nog eens' })
    await lock(office)
    expect((await page(office)).own).toEqual(before.own)
  })
})

describe('an erased client whose list was not declared', () => {
  it('stays on it by its btw-id until it was, and the certificate says so', async () => {
    const office = await anOffice()
    const german = await aGermanClient(office, { companyName: 'Quispelaar GmbH' })
    settle(
      office,
      await anIssued(office, { clientId: german, lines: [aLine({ vatKind: 'reverse-eu' })] }),
    )
    office.setClock('2026-04-02T09:00:00.000Z')
    await terminated(office, { id: german, on: '2026-04-02' })
    const run = async (day: string) => {
      office.setClock(`${day}T09:00:00.000Z`)
      return office.call('retention.run', { approved: true })
    }
    expect(await run('2026-04-03')).toMatchObject({ erased: 1 })
    const listed = async () => (await page(office)).icp.rows.map(({ vatId }) => vatId)
    expect(await listed()).toEqual(['DE123456789'])
    const db = office.database()
    const report = db.get<{ report: string }>('SELECT report FROM erasures')?.report ?? ''
    db.close()
    expect(JSON.parse(report)).toMatchObject({ stays: [{ why: 'vat-list', items: 1 }] })
    // The round finds it there as long as nothing was declared.
    await run('2026-04-04')
    expect(await listed()).toEqual(['DE123456789'])
    await lock(office)
    await run('2026-04-05')
    expect(await listed()).toEqual([null])
  })

  it('goes off it by the term of the law where nothing is ever locked', async () => {
    const office = await anOffice()
    const german = await aGermanClient(office)
    settle(
      office,
      await anIssued(office, { clientId: german, lines: [aLine({ vatKind: 'reverse-eu' })] }),
    )
    office.setClock('2026-04-02T09:00:00.000Z')
    await terminated(office, { id: german, on: '2026-04-02' })
    const left = async (day: string) => {
      office.setClock(`${day}T09:00:00.000Z`)
      await office.call('retention.run', { approved: true })
      return (await page(office)).icp.rows[0]?.vatId
    }
    expect(await left('2033-12-31')).toBe('DE123456789')
    expect(await left('2034-01-01')).toBeNull()
  })
})

describe('the start screen', () => {
  it('tells of the last period that ended until it is locked, late too', async () => {
    const { office } = await afterQuarter()
    expect((await office.call('vat.due', {})).returns).toMatchObject([
      { period: { from: '2026-01-01' }, dueOn: '2026-04-30', daysLeft: 28 },
    ])
    office.setClock('2026-05-02T09:00:00.000Z')
    expect((await office.call('vat.due', {})).returns).toMatchObject([{ daysLeft: -2 }])
    await lock(office)
    expect((await office.call('vat.due', {})).returns).toEqual([])
    await office.call('vat.changeSettings', { length: 'month' })
    expect((await office.call('vat.due', {})).returns).toMatchObject([
      { period: { length: 'month', from: '2026-04-01' }, dueOn: '2026-05-31' },
    ])
  })

  it('of an office without invoices asks for no return', async () => {
    const office = await anOffice()
    expect(await office.call('vat.due', {})).toEqual({ returns: [], apart: [] })
  })
})

describe('the overview on paper and as CSV', () => {
  it('holds every box, the list, and says that only sales are known', async () => {
    const office = await anOffice()
    const german = await aGermanClient(office)
    await anIssued(office, { clientId: german, lines: [aLine({ vatKind: 'reverse-eu' })] })
    const path = join(office.dir, 'btw.csv')
    const csvForm = 'semicolon' as const
    const asked = { ...quarter, language: 'nl' as const }
    await office.call('vat.saveCsv', { ...asked, csvForm, file: office.saveTo(path) })
    const rows = readFileSync(path, 'utf8').split('\r\n')
    for (const box of boxes)
      expect(rows.some((row) => row.startsWith(`Aangifte;${box};`))).toBe(true)
    expect(rows).toContain('Opgaaf ICP;DE123456789;Diensten;100,00;;100;')
    const paper = join(office.dir, 'btw.pdf')
    await office.call('vat.savePdf', { ...asked, file: office.saveTo(paper) })
    expect(readFileSync(paper).subarray(0, 5).toString()).toBe('%PDF-')
  })
})
