import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { openDesk } from '../../electron/desk/desk'
import { listItems, readItem, writeItem } from '../../electron/desk/keychain/item'
import { indexFileName, readIndex, writeIndex } from '../../electron/desk/logins/index-file'
import { noHands } from '../../electron/desk/no-hands'
import { sweepOnly } from '../../electron/desk/sweep-only'
import { useKeyring } from '../support/desktop/keyring'
import { aLogin, officeIdOf, officeWithClient } from '../support/office/logins'
import {
  codeOf,
  ownerEmail as email,
  ownerPassword as password,
  temporaryFolder,
  type TestOffice,
  type TestSeat,
} from '../support/office/office'
import { terminated } from '../support/office/terminated'

useKeyring()

const noon = () => new Date('2026-03-16T12:00:00.000Z')

/** An office where the owner also sits at a second desk, and keeps a login there. */
const twoDesks = async (lifetime: '1h' | '4h' | '1d' = '4h') => {
  const office = await officeWithClient()
  const dir = temporaryFolder()
  const there = office.seatAt(dir)
  await there.call('session.unlock', { email, password })
  const login = await there.call('credentials.add', aLogin({ lifetime }))
  return { office, there, dir, login, id: login.id }
}

const leave = ({ seat, own }: TestSeat): void => {
  seat.close()
  own.close()
}

const comeBack = async (office: TestOffice, dir: string): Promise<TestSeat> => {
  const seat = office.seatAt(dir)
  await seat.call('session.unlock', { email, password })
  return seat
}

const onlyRow = async (office: Pick<TestSeat, 'call'>) => {
  const { rows } = await office.call('credentials.list', { state: 'all' })
  expect(rows).toHaveLength(1)
  return rows[0]
}

describe('a login on another desk', () => {
  it('shows where it lives, and is used only there', async () => {
    const { office, there, id } = await twoDesks()
    const here = await office.call('credentials.get', { id })
    expect(here).toMatchObject({ state: 'open', fields: null, desk: { here: false } })
    expect(here.desk.name).not.toBe('')
    const proof = { by: 'password', password } as const
    const refused = [
      office.call('credentials.reveal', { id, proof }),
      office.call('credentials.copy', { id, field: 1 }),
      office.call('credentials.extend', { id, lifetime: '1d', reason: 'Loopt uit' }),
    ]
    expect(await Promise.all(refused.map(codeOf))).toEqual(Array(3).fill('credential-elsewhere'))
    expect(await there.call('credentials.get', { id })).toMatchObject({ desk: { here: true } })
    await there.call('credentials.copy', { id, field: 1 })
  })

  it('is not taken for gone by a desk that does not have it', async () => {
    const { office, there } = await twoDesks()
    await office.call('credentials.sweep', {})
    office.office.resume()
    await office.call('credentials.sweep', {})
    expect(await onlyRow(office)).toMatchObject({ state: 'open' })
    expect(await onlyRow(there)).toMatchObject({ state: 'open' })
  })

  it('is destroyed at once when it is ended here and its desk is connected', async () => {
    const { office, dir, id } = await twoDesks()
    expect(await office.call('credentials.done', { id })).toEqual({ outcome: 'destroyed' })
    expect(await listItems(dir)).toEqual([])
    expect(await onlyRow(office)).toMatchObject({
      destroyedWhy: 'done',
      destroyedBy: 'Olga Eigenaar',
    })
  })

  it('waits with its end for its desk, and is not called destroyed before', async () => {
    const { office, there, dir, id } = await twoDesks()
    leave(there)
    expect(await office.call('credentials.done', { id })).toEqual({ outcome: 'waiting' })
    expect(await listItems(dir)).toHaveLength(1)
    expect(await onlyRow(office)).toMatchObject({ state: 'unconfirmed', destroyedAt: null })
    expect(await office.call('credentials.counts', {})).toMatchObject({ open: 0, unconfirmed: 1 })
    const back = await comeBack(office, dir)
    await vi.waitFor(async () => expect(await listItems(dir)).toEqual([]), { timeout: 300_000 })
    await back.call('credentials.sweep', {})
    expect(await onlyRow(office)).toMatchObject({
      state: 'ended',
      destroyedWhy: 'done',
      destroyedBy: 'Olga Eigenaar',
    })
  })
})

describe('a desk without its office', () => {
  it('destroys on time, tells it once it is connected, and forgets it once that is on record', async () => {
    const { office, there, dir } = await twoDesks('1h')
    const officeId = officeIdOf(office)
    leave(there)
    office.close()
    expect(await sweepOnly({ dir, hands: noHands, clock: noon, space: dir })).toMatchObject({
      ok: true,
      value: { destroyed: 1, left: 0 },
    })
    const index = readIndex(dir, officeId)
    expect(index).toMatchObject({
      logins: [],
      ended: [{ why: 'expired', at: noon().toISOString() }],
    })
    // Nothing of it says whose it was or what for.
    expect(readFileSync(join(dir, indexFileName(officeId)), 'utf8')).not.toMatch(
      /Sanne|Vries|beheer|Certificaat|T-1042|Geheim/,
    )
    const again = office.reopen()
    again.setClock('2026-03-16T15:00:00.000Z')
    await again.call('session.unlock', { email, password })
    expect(await onlyRow(again)).toMatchObject({ state: 'unconfirmed', destroyedAt: null })
    const back = await comeBack(again, dir)
    expect(await onlyRow(back)).toMatchObject({
      state: 'ended',
      destroyedWhy: 'expired',
      destroyedAt: noon().toISOString(),
    })
    expect(readIndex(dir, officeId)).toMatchObject({ ended: [] })
  })

  it('revives no login that it ended, although its item is there again', async () => {
    const { office, there, dir } = await twoDesks('1h')
    const officeId = officeIdOf(office)
    const before = readIndex(dir, officeId)
    const [kept] = typeof before === 'string' ? [] : before.logins
    const item = { space: dir, officeId, key: kept?.key ?? '' }
    const held = await readItem(item)
    leave(there)
    office.close()
    const options = { dir, hands: noHands, clock: noon, space: dir }
    expect(await sweepOnly(options)).toMatchObject({ ok: true, value: { destroyed: 1 } })
    // A keychain that is put back from a copy, or that synchronizes, has it once more.
    if (held) await writeItem(item, { ...held, expiresAt: '2026-03-17T09:00:00.000Z' })
    expect(await listItems(dir)).toHaveLength(1)
    expect(await sweepOnly(options)).toMatchObject({ ok: true, value: { left: 0 } })
    expect(readIndex(dir, officeId)).toMatchObject({ logins: [], ended: [{ why: 'expired' }] })
  })

  it('is never called to have destroyed what it does not come back to tell of', async () => {
    const { office, there } = await twoDesks('1h')
    leave(there)
    office.setClock('2026-06-16T09:00:00.000Z')
    const later = office.reopen()
    await later.call('session.unlock', { email, password })
    await later.call('credentials.sweep', {})
    expect(await onlyRow(later)).toMatchObject({ state: 'unconfirmed', destroyedAt: null })
    expect(await later.call('credentials.counts', {})).toMatchObject({ overdue: 0, unconfirmed: 1 })
    expect(await later.call('credentials.report', {})).toMatchObject({ open: 1, endings: [] })
  })
})

describe('erasing a client', () => {
  it('asks an absent desk to end its logins, and says on the certificate what is outstanding', async () => {
    const { office, there, dir } = await twoDesks('1d')
    leave(there)
    await terminated(office, { id: 1, on: '2026-03-17' })
    office.setClock('2026-03-16T23:30:00.000Z')
    expect(await office.call('retention.run', { approved: true })).toMatchObject({ erased: 1 })
    const certificate = async () => {
      const { rows } = await office.call('retention.erasures', {})
      const path = join(temporaryFolder(), 'verklaring.json')
      await office.call('retention.saveCertificate', {
        id: rows[0]?.id ?? 0,
        format: 'json',
        language: 'nl',
        addressee: '',
        file: office.saveTo(path),
      })
      return JSON.parse(readFileSync(path, 'utf8')) as unknown
    }
    expect(await certificate()).toMatchObject({
      loginsWaiting: 1,
      loginsUnconfirmed: { count: 1, until: '2026-03-17T09:00:00.000Z' },
    })
    const back = await comeBack(office, dir)
    await vi.waitFor(async () => expect(await listItems(dir)).toEqual([]), { timeout: 300_000 })
    await back.call('credentials.sweep', {})
    expect(await certificate()).toMatchObject({
      loginsWaiting: 1,
      loginsUnconfirmed: { count: 0, until: null },
    })
  })
})

describe('an index that another hand wrote', () => {
  it.each([
    ['is no JSON', 'x'],
    ['is of another kind', '{"format":"kluis-log"}'],
    ['is far too large', ' '.repeat(9 * 1024 * 1024)],
    ['is a moment that never comes', null],
  ])('keeps no login alive when it %s', async (_, text) => {
    const { office, there, dir } = await twoDesks('1h')
    const officeId = officeIdOf(office)
    leave(there)
    const path = join(dir, indexFileName(officeId))
    writeFileSync(
      path,
      text ?? readFileSync(path, 'utf8').replace('2026-03-16T10:00:00.000Z', 'nooit'),
    )
    const own = openDesk({ dir, hands: noHands, clock: noon, space: dir })
    await own.sweptWhole
    own.close()
    expect(await listItems(dir)).toEqual([])
  })

  it('ends no login of another desk on record', async () => {
    const { office, there, dir } = await twoDesks()
    const officeId = officeIdOf(office)
    const theirs = readIndex(dir, officeId)
    if (typeof theirs === 'string') throw new Error(theirs)
    const [login] = theirs.logins
    leave(there)
    const third = temporaryFolder()
    const at = noon().toISOString()
    const ended = [{ key: login?.key ?? '', at, why: 'expired' as const }]
    writeIndex(third, { ...theirs, logins: [], ended })
    const seat = await comeBack(office, third)
    await seat.call('credentials.sweep', {})
    expect(await onlyRow(seat)).toMatchObject({ state: 'open', destroyedAt: null })
    expect(await listItems(dir)).toHaveLength(1)
  })

  it('brings no path out of the desk’s folder', async () => {
    const { there } = await twoDesks()
    for (const officeId of ['../../elders', '', 'a/b', 'C:\\x'])
      expect(await codeOf(there.own.desk.loginTime(officeId))).toBe('not-found')
  })
})

describe('what no index knows any more', () => {
  it('is destroyed a day after its end, and not before', async () => {
    const { there, dir } = await twoDesks('1h')
    leave(there)
    const sweepAt = async (moment: string) => {
      const clock = () => new Date(moment)
      await sweepOnly({ dir: temporaryFolder(), hands: noHands, clock, space: dir })
      return listItems(dir)
    }
    expect(await sweepAt('2026-03-17T09:59:59.000Z')).toHaveLength(1)
    expect(await sweepAt('2026-03-17T10:00:00.000Z')).toEqual([])
  })
})
