import { describe, expect, it } from 'vitest'
import { anOffice, codeOf, type TestOffice } from '../../support/office/office'
import { anInvoiceFor, aPersonNamed, settle } from '../../support/office/retention'

const start = '2026-03-16T09:00:00.000Z'
const hours = (from: string, count: number) =>
  new Date(Date.parse(from) + count * 3_600_000).toISOString()

const aPerson = async (office: TestOffice, lastName = 'Quispelaar') =>
  (
    await office.call('clients.add', {
      kind: 'person',
      firstName: 'Xanthippe',
      lastName,
      street: 'Zeldzaamstraat',
      houseNumber: '77',
      postcode: '3511 AB',
      town: 'Utrecht',
    })
  ).id

/** What the office does by itself, at sign-in and every hour. */
const aRound = async (office: TestOffice, at: string) => {
  office.setClock(at)
  await office.call('retention.noticeTime', {})
  return await office.call('retention.run', {}).catch(() => null)
}

/** An office whose owner looked at the first run, so that rounds go on by themselves. */
const aRunningOffice = async () => {
  const office = await anOffice({ now: start })
  await office.call('retention.run', { approved: true })
  return office
}

const isThere = async (office: TestOffice, id: number) =>
  (await codeOf(office.call('clients.get', { id }))) === 'ok'

describe('an opzegdatum that has come', () => {
  it('erases nobody within a day, and never without the office having been open', async () => {
    const office = await aRunningOffice()
    const id = await aPerson(office)
    await office.call('clients.terminate', { id, on: '2026-03-16' })
    await aRound(office, hours(start, 1))
    expect(await isThere(office, id)).toBe(true)
    await aRound(office, hours(start, 23.9))
    expect(await isThere(office, id)).toBe(true)
    expect(await aRound(office, hours(start, 24))).toMatchObject({ erased: 1 })
  })

  it('waits for people to have seen it when nobody was in after it was registered', async () => {
    const office = await aRunningOffice()
    const id = await aPerson(office)
    await office.call('clients.terminate', { id, on: '2026-03-16' })
    const back = hours(start, 70)
    await aRound(office, back)
    expect(await office.call('clients.leaving', {})).toMatchObject([{ clientId: id }])
    expect(await isThere(office, id)).toBe(true)
    await aRound(office, hours(back, 1))
    expect(await isThere(office, id)).toBe(false)
  })

  it('goes at once only when an owner says not to wait', async () => {
    const office = await aRunningOffice()
    const id = await aPerson(office)
    await office.call('clients.terminate', { id, on: '2026-03-16' })
    expect(await office.call('retention.run', { approved: true })).toMatchObject({ erased: 0 })
    await office.call('clients.hastenTermination', { id })
    expect(await office.call('retention.run', {})).toMatchObject({ erased: 1 })
  })

  it('can be taken back until the data went', async () => {
    const office = await aRunningOffice()
    const id = await aPerson(office)
    await office.call('clients.terminate', { id, on: '2026-03-01' }).catch(() => null)
    await office.call('clients.terminate', { id, on: '2026-03-16' })
    await aRound(office, hours(start, 2))
    await office.call('clients.undoTermination', { id })
    await aRound(office, hours(start, 48))
    expect(await office.call('clients.get', { id })).toMatchObject({ terminatedOn: null })
    expect(await office.call('clients.leaving', {})).toEqual([])
  })
})

describe('an opzegdatum ahead', () => {
  it('goes on its day, having stood on the start screen the day before', async () => {
    const office = await aRunningOffice()
    const id = await aPerson(office)
    await office.call('clients.terminate', { id, on: '2026-03-19' })
    expect(await office.call('clients.leaving', {})).toEqual([])
    await aRound(office, '2026-03-18T09:00:00.000Z')
    expect(await office.call('clients.leaving', {})).toMatchObject([
      { clientId: id, goesOn: '2026-03-19', waitsForOwner: false },
    ])
    expect(await isThere(office, id)).toBe(true)
    expect(await aRound(office, '2026-03-19T07:00:00.000Z')).toMatchObject({ erased: 1 })
  })

  it('stands there on Friday when its day falls in the weekend', async () => {
    const office = await aRunningOffice()
    const id = await aPerson(office)
    await office.call('clients.terminate', { id, on: '2026-03-22' })
    await aRound(office, '2026-03-20T09:00:00.000Z')
    expect(await office.call('clients.leaving', {})).toMatchObject([{ clientId: id }])
    expect(await aRound(office, '2026-03-23T07:00:00.000Z')).toMatchObject({ erased: 1 })
  })

  it('does not go at the first round after a time in which nobody was in', async () => {
    const office = await aRunningOffice()
    const id = await aPerson(office)
    await office.call('clients.terminate', { id, on: '2026-03-25' })
    await aRound(office, '2026-04-02T09:00:00.000Z')
    expect(await isThere(office, id)).toBe(true)
  })
})

describe('an opzegdatum that cannot be expected', () => {
  const old = async () => {
    const office = await aRunningOffice()
    const id = await aPerson(office)
    // A client for longer: twelve years of invoices would be the same.
    const database = office.database()
    database.exec(`UPDATE clients SET createdAt = '2014-05-01T09:00:00.000Z' WHERE id = ${id}`)
    database.close()
    return { office, id }
  }

  it('typed ten years too early is not registered from one typed value', async () => {
    const { office, id } = await old()
    for (const wrong of [
      {},
      { year: '2016' },
      { reason: 'Verhuisd' },
      { year: '2026', reason: 'x' },
    ])
      expect(
        await codeOf(office.call('clients.terminate', { id, on: '2016-04-01', ...wrong })),
      ).toBe('termination-unusual')
    expect(await office.call('clients.get', { id })).toMatchObject({ terminatedOn: null })
  })

  it('erases nothing before an owner stands for it, whatever the clock says', async () => {
    const { office, id } = await old()
    const notice = { id, on: '2016-04-01', year: '2016', reason: 'Vergeten op te zeggen' }
    await office.call('clients.terminate', notice)
    expect(await office.call('clients.leaving', {})).toMatchObject([
      { clientId: id, waitsForOwner: true, unusual: ['long-ago'], reason: notice.reason },
    ])
    for (const later of [2, 26, 60]) await aRound(office, hours(start, later))
    expect(await office.call('retention.run', { approved: true })).toMatchObject({ erased: 0 })
    expect(await codeOf(office.call('clients.hastenTermination', { id }))).toBe('not-found')

    await office.call('clients.confirmTermination', { id })
    await aRound(office, hours(start, 61))
    expect(await isThere(office, id)).toBe(true)
    await aRound(office, hours(start, 62))
    await aRound(office, hours(start, 85))
    expect(await isThere(office, id)).toBe(false)
  })

  it('is refused before the client began and over ten years away', async () => {
    const { office, id } = await old()
    const other = await aPerson(office, 'Nieuw')
    const terminate = (who: number, on: string) =>
      codeOf(
        office.call('clients.terminate', { id: who, on, year: on.slice(0, 4), reason: 'Zeker' }),
      )
    expect(await terminate(other, '2026-03-15')).toBe('termination-refused')
    expect(await terminate(id, '1066-10-14')).toBe('termination-refused')
    expect(await terminate(id, '2037-01-01')).toBe('termination-refused')
  })

  it('is shown as what it is before anything is registered', async () => {
    const { office, id } = await old()
    const preview = (on: string) => office.call('retention.preview', { clientId: id, on })
    expect((await preview('1999-04-01')).verdict).toEqual({ kind: 'refused', why: 'years-away' })
    expect((await preview('2016-04-01')).verdict).toEqual({ kind: 'unusual', why: ['long-ago'] })
    expect(await preview('2026-03-16')).toMatchObject({
      verdict: { kind: 'usual' },
      comesAtOnce: true,
      drafts: 0,
      step: 'whole',
      claims: 0,
      sealed: [],
    })
  })

  it('shows with it what goes, what is owed, what is kept until when, drafts and logins', async () => {
    const office = await aRunningOffice()
    const { id } = await aPersonNamed(office, 'Quispelaar')
    const paid = await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' })
    settle(office, paid)
    const open = await anInvoiceFor(office, id, { supplyFrom: '2026-03-11' })
    await office.call('invoices.addDraft', { clientId: id, supplyFrom: '2026-03-12', lines: [] })
    const database = office.database()
    database.run(
      `INSERT INTO desks (ownId, name, firstSeenAt, lastSeenAt) VALUES ('elders', 'x', $at, $at)`,
      { at: start },
    )
    database.run(
      `INSERT INTO logins (clientId, deskId, itemKey, system, purpose, ticket, startedAt,
         createdAt, createdBy, expiresAt, deleteAfterUse)
       VALUES ($id, (SELECT max(id) FROM desks), 'k', 'x.example', 'x', 'Q1', $at, $at, 1,
         '2026-03-17T09:00:00.000Z', 0)`,
      { id, at: start },
    )
    database.close()
    expect(
      await office.call('retention.preview', { clientId: id, on: '2026-03-16' }),
    ).toMatchObject({
      step: 'reduced',
      drafts: 1,
      logins: 1,
      claims: 1,
      claimCents: open.grossCents,
      refunds: 0,
      kept: 0,
      sealed: [
        { class: 'invoice', fiscalYear: 2026, items: 1, until: '2033-12-31', open: false },
        { class: 'invoice', fiscalYear: 2026, items: 1, open: true },
      ],
    })
  })

  it('includes the fourth client that one person terminates in a day', async () => {
    const office = await aRunningOffice()
    for (const name of ['Een', 'Twee', 'Drie'])
      await office.call('clients.terminate', { id: await aPerson(office, name), on: '2026-03-16' })
    const fourth = await aPerson(office, 'Vier')
    expect(await codeOf(office.call('clients.terminate', { id: fourth, on: '2026-03-16' }))).toBe(
      'termination-unusual',
    )
    office.setClock('2026-03-17T09:00:00.000Z')
    await office.call('clients.terminate', { id: fourth, on: '2026-03-17' })
  })
})

describe('the clock', () => {
  it('going ahead in steps that each look harmless stops what cannot be undone', async () => {
    const office = await aRunningOffice()
    const id = await aPerson(office)
    await office.call('clients.terminate', { id, on: '2026-09-01' })
    const steps = [
      '2026-04-16',
      '2026-05-17',
      '2026-06-17',
      '2026-07-18',
      '2026-08-18',
      '2026-09-18',
    ]
    for (const day of steps) {
      await aRound(office, `${day}T09:00:00.000Z`)
      await aRound(office, `${day}T11:00:00.000Z`)
    }
    expect(await isThere(office, id)).toBe(true)
    const draft = await aPerson(office, 'Ander')
    expect(await codeOf(office.call('clients.terminate', { id: draft, on: '2026-09-18' }))).toBe(
      'date-unconfirmed',
    )
    expect(await office.call('retention.clockQuestion', {})).toMatchObject({ today: '2026-09-18' })
    await office.call('retention.confirmDate', {})
    expect(await office.call('retention.clockQuestion', {})).toBeNull()
    await office.call('clients.terminate', { id: draft, on: '2026-09-18' })
  })

  it('asks nothing in an office that is open on most days', async () => {
    const office = await aRunningOffice()
    for (let day = 0; day < 60; day += 3) await aRound(office, hours(start, day * 24))
    expect(await office.call('retention.clockQuestion', {})).toBeNull()
  })
})
