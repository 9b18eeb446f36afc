import { addDays } from '../../shared/dates'
import { describe, expect, it } from 'vitest'
import { signInAs, signInAsOwner } from '../support/office/clients'
import { anOffice, codeOf, type TestOffice } from '../support/office/office'
import { anInvoiceFor, aPersonNamed, settle } from '../support/office/retention'
import { backupFiles, ownFolder } from '../office/backup/books'
import { join } from 'node:path'
import { standing } from './kill/whole'
import { terminated } from '../support/office/terminated'

const start = '2026-03-16T09:00:00.000Z'

/** An office of which the owner saw the first run, on a day the program remembers. */
const anOfficeThatSawToday = async (): Promise<TestOffice> => {
  const office = await anOffice({ now: start })
  await office.call('retention.run', { approved: true })
  await office.call('retention.noticeTime', {})
  return office
}

const aSettledClient = async (office: TestOffice, lastName: string): Promise<number> => {
  const { id } = await aPersonNamed(office, lastName)
  settle(office, await anInvoiceFor(office, id, { supplyFrom: '2026-03-10' }))
  return id
}

const typed = (office: TestOffice): number => {
  const db = office.database()
  const row = db.get<{ n: number }>('SELECT count(*) AS n FROM typing')
  db.close()
  return row?.n ?? 0
}

describe('a clock that jumps ahead by years', () => {
  it('destroys nothing before the owner looked at the date', async () => {
    const office = await anOfficeThatSawToday()
    const leaves = await aSettledClient(office, 'Quispelaar')
    await terminated(office, { id: leaves, on: '2027-01-01' })
    await aSettledClient(office, 'Blijvend')
    const { user } = await office.call('users.add', {
      name: 'Sam',
      email: 'sam@voorbeeld.nl',
      role: 'staff',
    })
    await office.call('users.disable', { id: user.id })
    await office.call('typing.keep', { form: 'clients/new', value: '{}', clientId: null })
    await office.call('backup.make', {})
    const before = standing(office)

    office.setClock('2041-06-01T09:00:00.000Z')
    expect(await office.call('retention.noticeTime', {})).toEqual({ jumped: true })
    // Asked again and again it is no less of a jump.
    expect(await office.call('retention.noticeTime', {})).toEqual({ jumped: true })
    expect(await office.call('retention.due', {})).toMatchObject({ askFirst: 'clock-jump' })
    expect(await codeOf(office.call('retention.run', {}))).toBe('ask-owner-first')
    await office.call('backup.makeWhenDue', {})
    expect(standing(office)).toEqual(before)
    expect(typed(office)).toBe(1)
    expect(backupFiles(ownFolder(office))).toHaveLength(2)
    const users = await office.call('users.list', {})
    expect(users.map(({ name }) => name)).toContain('Sam')

    // Nor may staff say that it is right.
    await signInAs(office, 'staff')
    expect(await codeOf(office.call('retention.run', { approved: true }))).toBe('ask-owner-first')
    await signInAsOwner(office)
    expect(standing(office)).toEqual(before)

    // The owner may; then what is due goes.
    expect(await office.call('retention.run', { approved: true })).toMatchObject({ erased: 1 })
    expect(typed(office)).toBe(0)
    expect(await office.call('retention.due', {})).toMatchObject({ askFirst: null })
  })

  it('destroys nothing either when no client is due and nobody is asked', async () => {
    const office = await anOfficeThatSawToday()
    await office.call('typing.keep', { form: 'clients/new', value: '{}', clientId: null })
    const { user } = await office.call('users.add', {
      name: 'Sam',
      email: 'sam@voorbeeld.nl',
      role: 'staff',
    })
    await office.call('users.disable', { id: user.id })
    const names = async () => (await office.call('users.list', {})).map(({ name }) => name)
    office.setClock('2041-06-01T09:00:00.000Z')
    expect(await office.call('retention.run', {})).toMatchObject({ erased: 0 })
    expect(typed(office)).toBe(1)
    expect(await names()).toContain('Sam')
    // The date is right after all.
    await office.call('backup.confirmClock', {})
    await office.call('retention.run', {})
    expect(typed(office)).toBe(0)
    expect(await names()).not.toContain('Sam')
  })

  it('is asked about after a month, and not before', async () => {
    for (const [moment, askFirst] of [
      ['2026-04-16T09:00:00.000Z', null],
      ['2026-04-17T09:00:00.000Z', 'clock-jump'],
    ] as const) {
      const office = await anOfficeThatSawToday()
      const id = await aSettledClient(office, 'Quispelaar')
      await terminated(office, { id, on: '2026-04-01' })
      office.setClock(moment)
      expect([moment, await office.call('retention.due', {})]).toMatchObject([moment, { askFirst }])
      expect(await codeOf(office.call('retention.run', {}))).toBe(
        askFirst === null ? 'ok' : 'ask-owner-first',
      )
      office.close()
    }
  })
})

describe('a clock that goes ahead in steps', () => {
  it.each([
    // A weekend, again and again, is how an office is used.
    [3, 15, false],
    // Longer ones are added up: the eighth makes thirty-two days.
    [4, 7, false],
    [4, 8, true],
  ])('of %s days, %s times: jumped is %s', async (days, times, jumped) => {
    const office = await anOfficeThatSawToday()
    const moments = Array.from({ length: times }, (_, n) => addDays('2026-03-16', days * (n + 1)))
    const seen: boolean[] = []
    for (const day of moments) {
      office.setClock(`${day}T09:00:00.000Z`)
      seen.push((await office.call('retention.noticeTime', {})).jumped)
    }
    expect(seen.at(-1)).toBe(jumped)
    expect(seen.slice(0, -1)).not.toContain(true)
  })
})

describe('a clock that is set back by years', () => {
  it('revives nobody, erases nobody, destroys nothing and reuses no number', async () => {
    const office = await anOfficeThatSawToday()
    const gone = await aSettledClient(office, 'Quispelaar')
    await terminated(office, { id: gone, on: '2026-03-16' })
    await office.call('retention.run', { approved: true })
    const later = await aSettledClient(office, 'Wolkenband')
    await terminated(office, { id: later, on: '2026-03-16' })
    const { name } = await office.call('backup.make', {})
    const before = standing(office)

    office.setClock('2011-02-03T09:00:00.000Z')
    expect(await office.call('retention.noticeTime', {})).toEqual({ jumped: false })
    expect(await office.call('retention.due', {})).toMatchObject({ clients: 0, archiveItems: 0 })
    expect(await office.call('retention.run', { approved: true })).toMatchObject({ erased: 0 })
    expect(await codeOf(office.call('clients.get', { id: gone }))).toBe('not-found')
    expect(
      await office.call('archive.destroyDue', {
        file: office.saveTo(join(office.dir, 'bewijs.zip')),
        language: 'nl',
      }),
    ).toEqual({ destroyed: 0 })
    await office.call('backup.makeWhenDue', {})
    await office.call('backup.make', {})
    expect(backupFiles(ownFolder(office))).toContain(name)
    expect(standing(office)).toEqual(before)
    const { rows } = await office.call('archive.search', { search: 'quispelaar' })
    expect(rows).toHaveLength(1)
    expect((await office.call('audit.verify', {})).firstBroken).toBeNull()

    // Right again: the day it had come to is remembered, and nobody is asked.
    office.setClock('2026-03-17T09:00:00.000Z')
    expect(await office.call('retention.noticeTime', {})).toEqual({ jumped: false })
    expect(await office.call('retention.due', {})).toMatchObject({ clients: 1, askFirst: null })
    expect(await office.call('retention.run', {})).toMatchObject({ erased: 1 })
    const { number } = await anInvoiceFor(office, (await aPersonNamed(office, 'Blijvend')).id, {
      supplyFrom: '2026-03-10',
    })
    expect(number).toBe('2026-0003')
    expect((await office.call('audit.verify', {})).firstBroken).toBeNull()
  })
})
