import { describe, expect, it } from 'vitest'
import { codeOf, ownerPassword } from '../../support/office/office'
import { useKeyring } from '../../support/desktop/keyring'
import {
  aDesk,
  aLogin,
  itemsOf,
  officeIdOf,
  officeWithClient,
  officeWithLogin,
  secret,
} from '../../support/office/logins'
import { codeAt } from '../../support/office/sign-in'

useKeyring()

const proof = { by: 'password', password: ownerPassword } as const
const seed = 'JBSWY3DPEHPK3PXPJBSWY3DP'

describe('using a login', () => {
  it('copies user name and secret without showing them, and counts each use', async () => {
    const { log, desk } = aDesk()
    const { office, login } = await officeWithLogin({}, { desk })
    expect(await office.call('credentials.copy', { id: login.id, field: 0 })).toEqual({
      seconds: 30,
      destroyed: false,
    })
    expect(log.clipboard).toBe('sanne@devries.example')
    await office.call('credentials.copy', { id: login.id, field: 1 })
    expect(log.clipboard).toBe(secret)
    const [row] = (await office.call('credentials.list', {})).rows
    expect(row).toMatchObject({ uses: 2, state: 'open', lastUsedAt: '2026-03-16T09:00:00.000Z' })
    const audit = await office.call('audit.list', {})
    const lines = audit.rows.filter(({ code }) => code === 'copied')
    expect(lines.flatMap(({ fields }) => fields).sort()).toEqual(['password', 'user-name'])
  })

  it('takes what was copied off the clipboard at lock', async () => {
    const { log, desk } = aDesk()
    const { office, login } = await officeWithLogin({}, { desk })
    await office.call('credentials.copy', { id: login.id, field: 1 })
    await office.call('session.lock', {})
    expect(log.clipboard).toBeNull()
  })

  it('takes what was copied off the clipboard at quit', async () => {
    const { log, desk } = aDesk()
    const { office, login } = await officeWithLogin({}, { desk })
    await office.call('credentials.copy', { id: login.id, field: 1 })
    office.close()
    expect(log.clipboard).toBeNull()
  })

  it('shows it after the password, with the window kept out of screen captures', async () => {
    const { log, desk } = aDesk()
    const { office, login } = await officeWithLogin({}, { desk })
    const shown = await office.call('credentials.reveal', { id: login.id, proof })
    expect(shown.seconds).toBe(15)
    expect(shown.fields.map(({ value }) => value)).toEqual(['sanne@devries.example', secret])
    expect(log.protected).toBe(true)
    await office.call('credentials.hide', {})
    expect(log.protected).toBe(false)
  })

  it('shows nothing for a wrong password, makes the next try wait, and counts no use', async () => {
    const { office, login } = await officeWithLogin()
    const wrong = { by: 'password', password: 'niet het wachtwoord' } as const
    for (let turn = 0; turn < 3; turn += 1)
      expect(await codeOf(office.call('credentials.reveal', { id: login.id, proof: wrong }))).toBe(
        'wrong-password',
      )
    expect(await codeOf(office.call('credentials.reveal', { id: login.id, proof }))).toBe(
      'wait-first',
    )
    office.setClock('2026-03-16T09:00:10.000Z')
    await office.call('credentials.reveal', { id: login.id, proof })
    expect((await office.call('credentials.list', {})).rows[0]?.uses).toBe(1)
  })

  it('shows it after a code of the authenticator app, and takes no code twice', async () => {
    const { office, login } = await officeWithLogin()
    const moment = '2026-03-16T09:01:00.000Z'
    office.setClock(moment)
    const { secret: own } = await office.call('session.startEnrolment', {
      password: ownerPassword,
    })
    await office.call('session.enrol', { code: codeAt(own, moment) })
    const later = '2026-03-16T09:02:00.000Z'
    office.setClock(later)
    const code = { by: 'code', code: codeAt(own, later) } as const
    const shown = await office.call('credentials.reveal', { id: login.id, proof: code })
    expect(shown.fields).toHaveLength(2)
    expect(await codeOf(office.call('credentials.reveal', { id: login.id, proof: code }))).toBe(
      'wrong-code',
    )
  })

  it('copies of a seed the code of this moment, and shows both', async () => {
    const { log, desk } = aDesk()
    const { office, login } = await officeWithLogin(
      { fields: [{ kind: 'one-time-codes', value: seed }] },
      { desk },
    )
    await office.call('credentials.copy', { id: login.id, field: 0 })
    expect(log.clipboard).toBe(codeAt(seed, '2026-03-16T09:00:00.000Z'))
    const { fields } = await office.call('credentials.reveal', { id: login.id, proof })
    expect(fields).toEqual([
      { kind: 'one-time-codes', name: null, value: seed, code: log.clipboard },
    ])
  })

  it('destroys after the first use of each secret, when it was kept for one use', async () => {
    const { office, login } = await officeWithLogin({
      deleteAfterUse: true,
      fields: [
        { kind: 'user-name', value: 'beheer' },
        { kind: 'password', value: secret },
        { kind: 'one-time-codes', value: seed },
      ],
    })
    const copy = (field: number) => office.call('credentials.copy', { id: login.id, field })
    expect(await copy(0)).toMatchObject({ destroyed: false })
    expect(await copy(0)).toMatchObject({ destroyed: false })
    expect(await copy(1)).toMatchObject({ destroyed: false })
    expect(await copy(2)).toMatchObject({ destroyed: true })
    expect(await itemsOf(officeIdOf(office))).toEqual([])
    expect(await codeOf(copy(1))).toBe('credential-ended')
    const [row] = (await office.call('credentials.list', { state: 'ended' })).rows
    expect(row).toMatchObject({ destroyedWhy: 'used', uses: 4 })
  })

  it('gives no secret twice when it was kept for one use', async () => {
    const { office, login } = await officeWithLogin({
      deleteAfterUse: true,
      fields: [
        { kind: 'password', value: secret },
        { kind: 'api-token', value: 'nog een geheim' },
      ],
    })
    await office.call('credentials.copy', { id: login.id, field: 0 })
    expect(await codeOf(office.call('credentials.copy', { id: login.id, field: 0 }))).toBe(
      'credential-ended',
    )
  })

  it('destroys at the view limit, however the views come', async () => {
    const { office, login } = await officeWithLogin({ viewLimit: 3 })
    const { id } = login
    await office.call('credentials.copy', { id, field: 1 })
    const together = await Promise.allSettled([
      office.call('credentials.copy', { id, field: 1 }),
      office.call('credentials.copy', { id, field: 1 }),
      office.call('credentials.copy', { id, field: 1 }),
    ])
    expect(together.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    expect(await itemsOf(officeIdOf(office))).toEqual([])
  })

  it('opens the host alone, and only of a system that is one', async () => {
    const { log, desk } = aDesk()
    const { office, login } = await officeWithLogin({}, { desk })
    await office.call('credentials.openHost', { id: login.id })
    expect(log.opened).toEqual(['https://beheer.voorbeeld.nl/'])
    const named = await office.call('credentials.add', aLogin({ system: 'DirectAdmin' }))
    expect(await codeOf(office.call('credentials.openHost', { id: named.id }))).toBe('not-found')
    expect(log.opened).toHaveLength(1)
  })

  it('tells what fields there are, never what is in them', async () => {
    const { office, login } = await officeWithLogin()
    const shown = await office.call('credentials.get', { id: login.id })
    expect(shown.fields).toEqual([
      { kind: 'user-name', name: null, used: false },
      { kind: 'password', name: null, used: false },
    ])
    expect(JSON.stringify(shown)).not.toContain(secret)
    expect(JSON.stringify(shown)).not.toContain('sanne@devries.example')
  })

  it('lets support use logins', async () => {
    const office = await officeWithClient()
    const { startPassword } = await office.call('users.add', {
      name: 'Sam Support',
      email: 'sam@voorbeeld.nl',
      role: 'support',
    })
    await office.call('session.lock', {})
    await office.call('session.unlock', {
      email: 'sam@voorbeeld.nl',
      password: startPassword ?? '',
    })
    await office.call('session.changePassword', {
      current: null,
      password: 'het wachtwoord van Sam',
    })
    const { id } = await office.call('credentials.add', aLogin())
    await office.call('credentials.copy', { id, field: 1 })
    expect(await codeOf(office.call('credentials.report', {}))).toBe('forbidden')
    expect(await office.call('credentials.done', { id })).toEqual({ outcome: 'destroyed' })
  })
})
