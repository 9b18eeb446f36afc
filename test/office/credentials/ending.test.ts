import { describe, expect, it, vi } from 'vitest'
import { deleteText } from '../../../electron/desk/keychain/keychain'
import { codeOf, ownerEmail, ownerPassword, type TestOffice } from '../../support/office/office'
import { useKeyring } from '../../support/desktop/keyring'
import {
  aDesk,
  aLogin,
  itemsOf,
  officeIdOf,
  officeWithLogin,
  withoutKeychain,
} from '../../support/office/logins'

useKeyring()

const unlock = (office: TestOffice) =>
  office.call('session.unlock', { email: ownerEmail, password: ownerPassword })

const ended = async (office: TestOffice) =>
  (await office.call('credentials.list', { state: 'ended' })).rows

describe('the end of a login', () => {
  it('comes at once when the job is done, and stays on record', async () => {
    const { office, login } = await officeWithLogin()
    await office.call('credentials.copy', { id: login.id, field: 1 })
    expect(await office.call('credentials.done', { id: login.id })).toEqual({
      outcome: 'destroyed',
    })
    expect(await itemsOf(officeIdOf(office))).toEqual([])
    expect(await ended(office)).toMatchObject([
      {
        clientId: 1,
        purpose: 'Certificaat vernieuwen',
        destroyedAt: '2026-03-16T09:00:00.000Z',
        destroyedWhy: 'done',
        destroyedBy: 'Olga Eigenaar',
        uses: 1,
      },
    ])
    expect(await codeOf(office.call('credentials.done', { id: login.id }))).toBe('credential-ended')
    expect(await codeOf(office.call('credentials.copy', { id: login.id, field: 1 }))).toBe(
      'credential-ended',
    )
  })

  it('comes by itself when its time has passed while the office is open', async () => {
    const { office } = await officeWithLogin()
    office.setClock('2026-03-16T12:59:59.000Z')
    expect(await office.call('credentials.sweep', {})).toMatchObject({ destroyed: 0, left: 1 })
    office.setClock('2026-03-16T13:00:00.000Z')
    expect(await office.call('credentials.sweep', {})).toMatchObject({ state: 'ok', left: 0 })
    expect(await itemsOf(officeIdOf(office))).toEqual([])
    expect(await ended(office)).toMatchObject([{ destroyedWhy: 'expired', destroyedBy: null }])
  })

  it('comes while the office is locked, and is on record once it is unlocked', async () => {
    const { office } = await officeWithLogin()
    const officeId = officeIdOf(office)
    await office.call('session.lock', {})
    office.setClock('2026-03-16T14:00:00.000Z')
    expect(await office.call('credentials.sweep', {})).toMatchObject({ left: 0 })
    expect(await itemsOf(officeId)).toEqual([])
    office.setClock('2026-03-16T20:00:00.000Z')
    await unlock(office)
    expect(await ended(office)).toMatchObject([
      { destroyedAt: '2026-03-16T14:00:00.000Z', destroyedWhy: 'expired', destroyedBy: null },
    ])
    const audit = await office.call('audit.list', {})
    expect(audit.rows.filter(({ code }) => code === 'ended-expired')).toMatchObject([
      { userId: null, clientId: 1 },
    ])
    expect(await office.call('audit.verify', {})).toMatchObject({ firstBroken: null })
  })

  it('comes when the computer wakes from sleep, locked as it then is', async () => {
    const { office } = await officeWithLogin()
    const officeId = officeIdOf(office)
    // Lets the sweep of the start end first.
    await office.call('credentials.sweep', {})
    office.office.lock('suspend')
    office.setClock('2026-03-16T14:00:00.000Z')
    office.office.resume()
    await vi.waitFor(async () => expect(await itemsOf(officeId)).toEqual([]), { timeout: 300_000 })
    await unlock(office)
    expect(await ended(office)).toMatchObject([{ destroyedWhy: 'expired' }])
  })

  it('comes at the next start, before anybody unlocks, when Kluis was closed', async () => {
    const { office } = await officeWithLogin()
    const officeId = officeIdOf(office)
    office.setClock('2026-03-17T09:00:00.000Z')
    const again = office.reopen()
    expect(await again.office.sweptAtStart).toMatchObject({ state: 'ok', left: 0 })
    expect(await itemsOf(officeId)).toEqual([])
    await unlock(again)
    expect(await ended(again)).toMatchObject([{ destroyedWhy: 'expired' }])
  })

  it('comes when it is used after its time, though no sweep was there yet', async () => {
    const { office, login } = await officeWithLogin()
    office.setClock('2026-03-16T13:00:00.000Z')
    expect(await codeOf(office.call('credentials.copy', { id: login.id, field: 1 }))).toBe(
      'credential-ended',
    )
    expect(await itemsOf(officeIdOf(office))).toEqual([])
    expect(await ended(office)).toMatchObject([{ destroyedWhy: 'expired', uses: 0 }])
  })

  it('is not put off by setting the clock back', async () => {
    const { office, login } = await officeWithLogin()
    office.setClock('2026-03-16T12:55:00.000Z')
    await office.call('credentials.sweep', {})
    office.setClock('2026-03-10T09:00:00.000Z')
    const again = office.reopen()
    await again.office.sweptAtStart
    await unlock(again)
    // Extended from the latest moment it has seen, not from the clock.
    await again.call('credentials.extend', { id: login.id, lifetime: '1h', reason: 'Nog even' })
    expect((await again.call('credentials.list', {})).rows[0]?.expiresAt).toMatch(
      /^2026-03-16T13:5[5-9]/,
    )
  })

  it('brings nothing back when the clock goes forward and back while the keychain is away', async () => {
    const { office, login } = await officeWithLogin()
    // Lets the sweep of the start end first.
    await office.call('credentials.sweep', {})
    const again = await withoutKeychain(async () => {
      office.setClock('2027-01-01T09:00:00.000Z')
      const swept = await office.call('credentials.sweep', {})
      expect(swept).toMatchObject({ state: 'missing', left: 1 })
      office.setClock('2026-03-16T09:30:00.000Z')
      return office.reopen()
    })
    await unlock(again)
    expect(await codeOf(again.call('credentials.copy', { id: login.id, field: 1 }))).toBe(
      'credential-ended',
    )
    expect(await ended(again)).toMatchObject([{ destroyedWhy: 'expired' }])
  })

  it('shows nothing as still running that expired, however the clock is set back', async () => {
    const { office } = await officeWithLogin()
    await office.call('credentials.sweep', {})
    await withoutKeychain(async () => {
      office.setClock('2026-03-16T13:00:00.000Z')
      await office.call('credentials.sweep', {})
      office.setClock('2026-03-16T09:30:00.000Z')
      const { rows, now } = await office.call('credentials.list', {})
      expect(rows).toMatchObject([{ state: 'expired' }])
      expect(now >= '2026-03-16T13:00:00.000Z').toBe(true)
      const counts = await office.call('credentials.counts', {})
      expect(counts).toMatchObject({ open: 0, overdue: 1 })
      expect(counts.now >= '2026-03-16T13:00:00.000Z').toBe(true)
    })
  })

  it('lets new logins be kept after the clock had jumped far ahead once', async () => {
    const { office } = await officeWithLogin()
    office.setClock('2099-01-01T00:00:00.000Z')
    expect(await office.call('credentials.sweep', {})).toMatchObject({ left: 0 })
    office.setClock('2026-03-16T10:00:00.000Z')
    const again = office.reopen()
    await unlock(again)
    const row = await again.call('credentials.add', aLogin())
    expect(row).toMatchObject({ state: 'open', expiresAt: '2026-03-16T14:00:00.000Z' })
  })

  it('comes at once when the client leaves, also on a day that was set before', async () => {
    const { office } = await officeWithLogin()
    await office.call('credentials.savePolicy', { maximumHours: 168 })
    await office.call('credentials.add', aLogin({ lifetime: '7d' }))
    await office.call('clients.terminate', { id: 1, on: '2026-03-17' })
    await office.call('credentials.sweep', {})
    expect(await itemsOf(officeIdOf(office))).toHaveLength(2)
    const officeId = officeIdOf(office)
    office.setClock('2026-03-17T08:00:00.000Z')
    const again = office.reopen()
    await unlock(again)
    await again.call('credentials.sweep', {})
    expect(await itemsOf(officeId)).toEqual([])
    const rows = await ended(again)
    expect(rows.map(({ destroyedWhy }) => destroyedWhy).sort()).toEqual(['client-ended', 'expired'])
  })

  it('comes at once when the client is terminated today', async () => {
    const { office } = await officeWithLogin()
    await office.call('clients.terminate', { id: 1, on: '2026-03-16' })
    // The next sweep waits for the one the termination started.
    await office.call('credentials.sweep', {})
    expect(await itemsOf(officeIdOf(office))).toEqual([])
    expect(await ended(office)).toMatchObject([{ destroyedWhy: 'client-ended', destroyedBy: null }])
  })

  it('tells that a login is gone from the keychain, and never calls that destroyed', async () => {
    const { office, login } = await officeWithLogin()
    const [account = ''] = await itemsOf(officeIdOf(office))
    await deleteText(account, 'Kluis login')
    expect(await codeOf(office.call('credentials.copy', { id: login.id, field: 1 }))).toBe(
      'credential-gone',
    )
    expect((await office.call('credentials.list', {})).rows).toMatchObject([{ state: 'gone' }])
    expect(await office.call('credentials.counts', {})).toMatchObject({ open: 0, gone: 1 })
    expect(await office.call('credentials.done', { id: login.id })).toEqual({ outcome: 'gone' })
    expect(await ended(office)).toMatchObject([{ destroyedWhy: 'gone' }])
  })

  it('finds at start what is gone, and records at its expiry that it was', async () => {
    const { office } = await officeWithLogin()
    const [account = ''] = await itemsOf(officeIdOf(office))
    await deleteText(account, 'Kluis login')
    const again = office.reopen()
    await again.office.sweptAtStart
    await again.call('credentials.sweep', {})
    await unlock(again)
    expect((await again.call('credentials.list', {})).rows).toMatchObject([{ state: 'gone' }])
    again.setClock('2026-03-16T13:00:00.000Z')
    expect(await again.call('credentials.sweep', {})).toMatchObject({ destroyed: 0, left: 0 })
    expect(await ended(again)).toMatchObject([{ destroyedWhy: 'gone' }])
  })

  it('is announced once, fifteen minutes before, without a name or a system', async () => {
    const { log, desk } = aDesk()
    const { office } = await officeWithLogin({}, { desk })
    const tick = async () => {
      office.office.resume()
      await office.call('credentials.sweep', {})
    }
    office.setClock('2026-03-16T12:44:00.000Z')
    await tick()
    expect(log.notices).toEqual([])
    office.setClock('2026-03-16T12:45:00.000Z')
    await tick()
    await tick()
    expect(log.notices).toHaveLength(1)
    expect(JSON.stringify(log.notices)).not.toMatch(/Sanne|beheer|Certificaat/)
  })

  it('keeps the record for its term, and no longer', async () => {
    const { office, login } = await officeWithLogin()
    await office.call('credentials.done', { id: login.id })
    office.setClock('2027-03-16T09:00:00.000Z')
    const year = office.reopen()
    await unlock(year)
    expect(await ended(year)).toHaveLength(1)
    year.setClock('2027-03-17T09:00:00.000Z')
    const later = year.reopen()
    await unlock(later)
    expect(await ended(later)).toEqual([])
  })
})
