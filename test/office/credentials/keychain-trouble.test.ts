import { afterEach, describe, expect, it } from 'vitest'
import { keychainState } from '../../../electron/desk/keychain/keychain'
import { AppError } from '../../../shared/errors'
import { ownerEmail, ownerPassword, type TestOffice } from '../../support/office/office'
import { useKeyring } from '../../support/desktop/keyring'
import {
  aLogin,
  itemsOf,
  officeIdOf,
  officeWithClient,
  officeWithLogin,
  withoutKeychain,
} from '../../support/office/logins'

const held = useKeyring()

// Each test gets the keyring back running and unlocked.
afterEach(async () => {
  await held.keyring.kill()
  await held.keyring.start()
})

const reasonOf = async (promise: Promise<unknown>): Promise<unknown> => {
  try {
    await promise
  } catch (error) {
    if (error instanceof AppError && error.code === 'keychain-unavailable') return error.details
    throw error
  }
  return 'ok'
}

const unlock = (office: TestOffice) =>
  office.call('session.unlock', { email: ownerEmail, password: ownerPassword })

describe('a keychain that cannot be used', () => {
  it('keeps nothing anywhere when there is none, and says so', async () => {
    const office = await officeWithClient()
    await withoutKeychain(async () => {
      expect(await office.call('credentials.keychain', {})).toEqual({
        state: 'missing',
        platform: 'linux',
      })
      const adding = office.call('credentials.add', aLogin())
      expect(await reasonOf(adding)).toEqual({ reason: 'missing' })
      expect((await office.call('credentials.list', { state: 'all' })).rows).toEqual([])
    })
    expect(await itemsOf(officeIdOf(office))).toEqual([])
  })

  it('is told apart from a service that runs and has no keyring', async () => {
    await held.keyring.kill()
    held.keyring.forgetAll()
    await held.keyring.start({ unlocked: false, collection: false })
    const office = await officeWithClient()
    const adding = office.call('credentials.add', aLogin())
    expect(await reasonOf(adding)).toEqual({ reason: 'missing' })
  })

  it('is told apart when it is locked, without a prompt by itself', async () => {
    const { office, login } = await officeWithLogin()
    held.keyring.lock()
    expect(await keychainState({ ask: false })).toBe('locked')
    expect(await office.call('credentials.keychain', {})).toMatchObject({ state: 'locked' })
    const copying = office.call('credentials.copy', { id: login.id, field: 1 })
    expect(await reasonOf(copying)).toEqual({ reason: 'locked' })
    const shown = await office.call('credentials.get', { id: login.id })
    expect(shown).toMatchObject({ state: 'open', fields: null, keychain: 'locked' })
    expect((await office.call('credentials.list', {})).rows[0]?.uses).toBe(0)
  })

  it('destroys what came due while it was locked as soon as it is unlocked', async () => {
    const { office } = await officeWithLogin()
    await office.call('credentials.sweep', {})
    held.keyring.lock()
    office.setClock('2026-03-16T14:00:00.000Z')
    expect(await office.call('credentials.sweep', {})).toEqual({
      state: 'locked',
      destroyed: 0,
      gone: 0,
      left: 1,
    })
    expect((await office.call('credentials.list', {})).rows).toMatchObject([{ state: 'expired' }])
    expect(await office.call('credentials.counts', {})).toMatchObject({ overdue: 1 })
    await held.keyring.kill()
    await held.keyring.start()
    expect(await office.call('credentials.sweep', {})).toMatchObject({ state: 'ok', left: 0 })
    expect(await itemsOf(officeIdOf(office))).toEqual([])
    const { rows } = await office.call('credentials.list', { state: 'ended' })
    expect(rows).toMatchObject([{ destroyedWhy: 'expired' }])
  })

  it('does not end a job that was done while it is locked, and says why', async () => {
    const { office, login } = await officeWithLogin()
    held.keyring.lock()
    const done = office.call('credentials.done', { id: login.id })
    expect(await reasonOf(done)).toEqual({ reason: 'locked' })
    await held.keyring.kill()
    await held.keyring.start()
    expect(await office.call('credentials.done', { id: login.id })).toEqual({
      outcome: 'destroyed',
    })
  })

  it('loses nothing when the service is killed in the middle', async () => {
    const { office, login } = await officeWithLogin()
    await held.keyring.kill()
    const copying = office.call('credentials.copy', { id: login.id, field: 1 })
    expect(await reasonOf(copying)).toEqual({ reason: 'missing' })
    const adding = office.call('credentials.add', aLogin({ system: 'Tweede' }))
    expect(await reasonOf(adding)).toEqual({ reason: 'missing' })
    expect(await office.call('credentials.sweep', {})).toMatchObject({ state: 'missing', left: 1 })
    await held.keyring.start()
    await office.call('credentials.copy', { id: login.id, field: 1 })
    expect((await office.call('credentials.list', {})).rows).toHaveLength(1)
    expect(await itemsOf(officeIdOf(office))).toHaveLength(1)
  })

  it('finishes a sweep in which the service was killed', async () => {
    const office = await officeWithClient()
    for (let turn = 0; turn < 12; turn += 1)
      await office.call('credentials.add', aLogin({ ticket: `T-${turn}` }))
    await office.call('credentials.sweep', {})
    office.setClock('2026-03-16T14:00:00.000Z')
    const sweeping = office.call('credentials.sweep', {})
    await held.keyring.kill()
    await sweeping
    await held.keyring.start()
    expect(await office.call('credentials.sweep', {})).toMatchObject({ state: 'ok', left: 0 })
    expect(await itemsOf(officeIdOf(office))).toEqual([])
    const { rows } = await office.call('credentials.list', { state: 'ended' })
    expect(rows.map(({ destroyedWhy }) => destroyedWhy)).toEqual(Array(12).fill('expired'))
  })

  it('never stands in the way of unlocking the office', async () => {
    const { office } = await officeWithLogin()
    office.setClock('2026-03-17T09:00:00.000Z')
    await withoutKeychain(async () => {
      const again = office.reopen()
      expect(await again.office.sweptAtStart).toMatchObject({ state: 'missing', left: 1 })
      expect((await unlock(again)).state).toBe('open')
      expect((await again.call('credentials.list', {})).rows).toMatchObject([{ state: 'expired' }])
      again.close()
    })
  })

  it('shows logins of another keychain as gone, and never as destroyed', async () => {
    const { office } = await officeWithLogin()
    await held.keyring.kill()
    held.keyring.forgetAll()
    await held.keyring.start()
    const again = office.reopen()
    await again.office.sweptAtStart
    await again.call('credentials.sweep', {})
    await unlock(again)
    expect((await again.call('credentials.list', {})).rows).toMatchObject([
      { state: 'gone', destroyedAt: null },
    ])
  })
})
