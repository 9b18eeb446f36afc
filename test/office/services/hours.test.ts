import { describe, expect, it } from 'vitest'
import type { Input } from '../../../shared/contract'
import { collect } from '../../../electron/office/services/personal-data'
import { aBackup, restore } from '../backup/books'
import { aClient } from '../../support/office/factories'
import { anOffice, codeOf, type TestOffice } from '../../support/office/office'
import { aPersonNamed } from '../../support/office/retention'
import { terminated } from '../../support/office/terminated'

const now = '2026-03-16T09:00:00.000Z'

/** An hour at 80 euros on 10 March. */
const someWork = (
  office: TestOffice,
  clientId: number,
  own: Partial<Input<'services.noteWork'>> = {},
) =>
  office.call('services.noteWork', {
    clientId,
    on: '2026-03-10',
    what: 'Formulier hersteld',
    minutes: 60,
    priceCents: 8_000,
    vatKind: 'standard',
    ...own,
  })

const draftOf = async (office: TestOffice, ids: readonly number[]) =>
  office.call('invoices.get', { id: ids[0] ?? 0 })

describe('work', () => {
  it('is billed on a line of its own, once, whoever presses when', async () => {
    const office = await anOffice({ now })
    const clientId = await aClient(office, { companyName: 'Vos B.V.' })
    await someWork(office, clientId, { minutes: 20 })
    await someWork(office, clientId, { minutes: 90, what: 'Overleg', on: '2026-03-12' })
    const [open] = await office.call('services.unbilledWork', {})
    expect(open).toMatchObject({ client: { id: clientId }, count: 2, minutes: 110, cents: 14_664 })
    const all = { clientId: null }
    const answers = await Promise.all([
      office.call('services.billWork', all),
      office.call('services.billWork', all),
    ])
    expect(answers.map(({ invoiceIds }) => invoiceIds.length).sort()).toEqual([0, 1])
    const ids = answers.flatMap(({ invoiceIds }) => invoiceIds)
    const draft = await draftOf(office, ids)
    expect(
      draft.lines.map(({ description, quantity, unit }) => [description, quantity, unit]),
    ).toEqual([
      ['Formulier hersteld (10 maart 2026)', 333, 'hour'],
      ['Overleg (12 maart 2026)', 1500, 'hour'],
    ])
    expect(draft).toMatchObject({ supplyFrom: '2026-03-10', supplyTo: '2026-03-12' })
    expect(await office.call('services.unbilledWork', {})).toEqual([])
    const [piece] = await office.call('services.work', { clientId })
    const remove = office.call('services.removeWork', { id: piece?.id ?? 0, version: 2 })
    expect(await codeOf(remove)).toBe('work-billed')
  })

  it('comes back when its draft is thrown away or its line taken off, and not with a copy', async () => {
    const office = await anOffice({ now })
    const clientId = await aClient(office)
    await someWork(office, clientId)
    await someWork(office, clientId, { what: 'Overleg' })
    const draft = await draftOf(office, (await office.call('services.billWork', {})).invoiceIds)
    const [line] = draft.lines
    const { workId = null } = line ?? {}
    const same = {
      description: 'Werk',
      unitPriceCents: 8_000,
      vatKind: 'standard' as const,
      workId,
    }
    const changed = await office.call('invoices.changeDraft', {
      id: draft.id,
      updatedAt: draft.updatedAt,
      clientId,
      supplyFrom: '2026-03-10',
      // A line that was doubled, and one that claims what is not its own.
      lines: [same, same, { ...same, workId: 999 }],
    })
    expect(changed.lines.map((one) => one.workId)).toEqual([workId, null, null])
    expect(await office.call('services.unbilledWork', {})).toMatchObject([{ count: 1 }])
    await office.call('invoices.copy', { id: draft.id })
    await office.call('invoices.discardDraft', { id: draft.id })
    expect(await office.call('services.unbilledWork', {})).toMatchObject([{ count: 2 }])
  })

  it('of three thirds of an hour is billed as an hour, and costs what was shown before', async () => {
    const office = await anOffice({ now })
    const clientId = await aClient(office)
    const third = { minutes: 20, priceCents: 10_000 }
    for (const day of [10, 11, 12])
      await someWork(office, clientId, { ...third, on: `2026-03-${day}` })
    // Another price is another hour.
    await someWork(office, clientId, { minutes: 20, on: '2026-03-11' })
    const [open] = await office.call('services.unbilledWork', { clientId })
    expect(open).toMatchObject({ minutes: 80, cents: 10_000 + 2_664 })
    const { invoiceIds, cents } = await office.call('services.billWork', { clientId })
    const draft = await draftOf(office, invoiceIds)
    expect(draft.lines.map(({ quantity }) => quantity)).toEqual([333, 334, 333, 333])
    expect([cents, draft.netCents]).toEqual([12_664, 12_664])
    const rows = await office.call('services.work', { clientId })
    expect(rows.reduce((sum, { toBillCents }) => sum + toBillCents, 0)).toBe(12_664)
  })

  it('is paid from a bundle first, which is counted down and is billed itself', async () => {
    const office = await anOffice({ now })
    const clientId = await aClient(office)
    await someWork(office, clientId, {
      kind: 'bundle',
      what: 'Strippenkaart 2 uur',
      on: '2026-03-01',
      minutes: 120,
      priceCents: 15_000,
    })
    await someWork(office, clientId, { minutes: 90 })
    const late = await someWork(office, clientId, { minutes: 60, on: '2026-03-11' })
    const early = await someWork(office, clientId, { minutes: 60, on: '2026-02-28' })
    const rows = await office.call('services.work', { clientId })
    expect(
      rows.map((one) => [one.what, one.minutes, one.bundledMinutes, one.toBillMinutes]),
    ).toEqual([
      [late.what, 60, 30, 30],
      ['Strippenkaart 2 uur', 120, 0, 120],
      [early.what, 60, 0, 60],
      ['Formulier hersteld', 90, 90, 0],
    ])
    const { invoiceIds, cents } = await office.call('services.billWork', { clientId })
    expect(cents).toBe(8_000 + 15_000 + 4_000)
    expect((await draftOf(office, invoiceIds)).lines.map(({ description }) => description)).toEqual(
      [
        'Formulier hersteld (28 februari 2026)',
        'Strippenkaart 2 uur',
        'Formulier hersteld (11 maart 2026, 0:30 uit tegoed)',
      ],
    )
    expect(await office.call('services.unbilledWork', {})).toEqual([])
  })

  it('is refused without a client, a length or sense, and where it holds what is never kept', async () => {
    const office = await anOffice({ now })
    const clientId = await aClient(office)
    const note = (own: object) => codeOf(someWork(office, clientId, own))
    expect(await note({ clientId: 999 })).toBe('not-found')
    expect(await note({ minutes: 0 })).toBe('invalid-input')
    expect(await note({ minutes: 24 * 60 + 1 })).toBe('invalid-input')
    expect(await note({ priceCents: -1 })).toBe('invalid-input')
    expect(await note({ what: '' })).toBe('invalid-input')
    expect(await note({ kind: 'bundle', to: '2026-03-01' })).toBe('invalid-input')
    expect(await note({ what: 'BSN 111222333' })).toBe('forbidden-content')
    const { id } = await someWork(office, clientId)
    const hours = {
      clientId,
      on: '2026-03-10',
      what: 'Meer',
      priceCents: 1,
      vatKind: 'zero' as const,
    }
    await office.call('services.changeWork', { ...hours, minutes: 5, id, version: 1 })
    const again = office.call('services.changeWork', { ...hours, minutes: 6, id, version: 1 })
    expect(await codeOf(again)).toBe('changed-meanwhile')
  })

  it('is not billed again after a restore: a person says what became of it', async () => {
    const office = await anOffice({ now })
    const clientId = await aClient(office)
    const { id } = await someWork(office, clientId)
    const other = await someWork(office, clientId, { what: 'Overleg' })
    const first = await office.call('services.billWork', {})
    const path = await aBackup(office)
    await office.call('invoices.issue', { id: first.invoiceIds[0] ?? 0, sure: true })
    await restore(office, path)
    expect((await office.call('invoices.list', { filter: 'draft' })).rows).toEqual([])
    expect(await office.call('services.unbilledWork', {})).toEqual([])
    const rows = await office.call('services.work', { clientId })
    expect(rows.map(({ held }) => held)).toEqual([true, true])
    await office.call('services.settleWork', { id, billed: true })
    await office.call('services.settleWork', { id: other.id, billed: false })
    expect(await office.call('services.unbilledWork', {})).toMatchObject([{ count: 1 }])
    const again = office.call('services.settleWork', { id, billed: false })
    expect(await codeOf(again)).toBe('not-found')
  })

  it('goes with its client', async () => {
    const office = await anOffice({ now })
    const { id: clientId } = await aPersonNamed(office, 'Quispelaar')
    await someWork(office, clientId, { what: 'Voor Quispelaar', on: '2026-02-01' })
    const before = office.database()
    expect(collect(before, clientId).work).toMatchObject([{ what: 'Voor Quispelaar' }])
    before.close()
    await terminated(office, { id: clientId, on: '2026-03-16' })
    office.setClock('2026-03-17T09:00:00.000Z')
    await office.call('retention.run', { approved: true })
    const db = office.database()
    expect(db.all('SELECT id FROM work')).toEqual([])
    db.close()
  })
})
