import { describe, expect, it } from 'vitest'
import { anOffice, codeOf, ownerEmail, ownerPassword } from '../../support/office/office'

const staff = { name: 'Sam Medewerker', email: 'sam@voorbeeld.nl', role: 'staff' as const }
const password = 'het eigen wachtwoord van sam'

const withStaff = async () => {
  const office = await anOffice()
  const { user, startPassword } = await office.call('users.add', staff)
  await office.call('session.lock', {})
  return { office, user, startPassword: startPassword ?? '' }
}

describe('users', () => {
  it('come in with a start password that they must replace', async () => {
    const { office, startPassword } = await withStaff()
    const status = await office.call('session.unlock', {
      email: staff.email,
      password: startPassword,
    })
    expect(status).toMatchObject({ state: 'signing-in', step: 'new-password' })
    expect(
      await codeOf(
        office.call('session.changePassword', { current: null, password: startPassword }),
      ),
    ).toBe('same-password')
    const open = await office.call('session.changePassword', { current: null, password })
    expect(open).toMatchObject({ state: 'open', user: { role: 'staff', name: staff.name } })
    await office.call('session.lock', {})
    const old = office.call('session.unlock', { email: staff.email, password: startPassword })
    expect(await codeOf(old)).toBe('wrong-password')
    expect((await office.call('session.unlock', { email: staff.email, password })).state).toBe(
      'open',
    )
  })

  it('who are not the owner do not get to the users', async () => {
    const { office, startPassword } = await withStaff()
    await office.call('session.unlock', { email: staff.email, password: startPassword })
    await office.call('session.changePassword', { current: null, password })
    expect(await codeOf(office.call('users.list', {}))).toBe('forbidden')
    expect(await codeOf(office.call('users.disable', { id: 1 }))).toBe('forbidden')
  })

  it('lose their key at once when disabled, and come back with a new start password', async () => {
    const { office, user, startPassword } = await withStaff()
    await office.call('session.unlock', { email: ownerEmail, password: ownerPassword })
    expect((await office.call('users.disable', { id: user.id })).disabledAt).not.toBeNull()
    await office.call('session.lock', {})
    const attempt = office.call('session.unlock', { email: staff.email, password: startPassword })
    expect(await codeOf(attempt)).toBe('wrong-password')
    office.setClock('2026-03-16T12:00:00.000Z')
    await office.call('session.unlock', { email: ownerEmail, password: ownerPassword })
    const enabled = await office.call('users.enable', { id: user.id })
    expect(enabled.user.disabledAt).toBeNull()
    await office.call('session.lock', {})
    const back = await office.call('session.unlock', {
      email: staff.email,
      password: enabled.startPassword ?? '',
    })
    expect(back.step).toBe('new-password')
  })

  it('always leave an enabled owner, and nobody locks the door behind their own back', async () => {
    const office = await anOffice()
    const who = { name: 'Olga Eigenaar', email: ownerEmail }
    const me = { ...who, id: 1, was: { ...who, role: 'owner' as const } }
    expect(await codeOf(office.call('users.disable', { id: 1 }))).toBe('last-owner')
    expect(await codeOf(office.call('users.change', { ...me, role: 'staff' }))).toBe('last-owner')
    await office.call('users.add', { ...staff, role: 'owner' })
    expect(await codeOf(office.call('users.disable', { id: 1 }))).toBe('own-account')
    expect(await codeOf(office.call('users.change', { ...me, role: 'staff' }))).toBe('own-account')
  })

  it('are known by one address only', async () => {
    const office = await anOffice()
    await office.call('users.add', staff)
    const again = office.call('users.add', { ...staff, email: staff.email.toUpperCase() })
    expect(await codeOf(again)).toBe('email-taken')
    expect(await office.call('users.list', {})).toHaveLength(2)
  })

  it('are changed only by who saw them as they are', async () => {
    const office = await anOffice()
    const { user } = await office.call('users.add', staff)
    const support = { ...staff, role: 'support' as const }
    await office.call('users.change', { ...support, id: user.id, was: staff })
    // Another owner still has the staff member on the screen, and changes the name.
    const late = { ...staff, name: 'Sam de Vries', id: user.id, was: staff }
    expect(await codeOf(office.call('users.change', late))).toBe('changed-meanwhile')
    expect((await office.call('users.list', {}))[1]).toMatchObject(support)
    const seen = { ...support, name: 'Sam de Vries', id: user.id, was: support }
    expect((await office.call('users.change', seen)).user).toMatchObject({ role: 'support' })
  })

  it('sign in under a changed address, with the same password', async () => {
    const { office, user, startPassword } = await withStaff()
    await office.call('session.unlock', { email: ownerEmail, password: ownerPassword })
    await office.call('users.change', {
      ...staff,
      id: user.id,
      email: 'samira@voorbeeld.nl',
      was: staff,
    })
    await office.call('session.lock', {})
    const status = await office.call('session.unlock', {
      email: 'samira@voorbeeld.nl',
      password: startPassword,
    })
    expect(status.step).toBe('new-password')
  })

  it('get a new start password when they become an owner, so that their key opens the archive', async () => {
    const { office, user } = await withStaff()
    await office.call('session.unlock', { email: ownerEmail, password: ownerPassword })
    const changed = await office.call('users.change', {
      ...staff,
      id: user.id,
      role: 'owner',
      was: staff,
    })
    expect(changed.user.role).toBe('owner')
    expect(changed.startPassword).toMatch(/^[a-z0-9]{4}(-[a-z0-9]{4}){3}$/)
  })
})
