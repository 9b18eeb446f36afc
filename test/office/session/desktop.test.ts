import { describe, expect, it } from 'vitest'
import { deleteText } from '../../../electron/desk/keychain/keychain'
import { useKeyring } from '../../support/desktop/keyring'
import { anOffice, codeOf, ownerEmail, ownerPassword } from '../../support/office/office'

useKeyring()

const owner = { email: ownerEmail, password: ownerPassword }

describe('require this desktop', () => {
  it('lets the password open the office only with the secret in this keychain', async () => {
    const office = await anOffice()
    const { slotId } = office.office.session.require().user
    const { recoveryKey } = await office.call('session.renewRecoveryKit', {
      password: ownerPassword,
    })
    await office.call('session.requireDesktop', { password: ownerPassword, required: true })
    expect(await office.call('session.desktop', {})).toEqual({ required: true })
    await office.call('session.lock', {})
    expect((await office.call('session.unlock', owner)).state).toBe('open')
    await office.call('session.lock', {})

    // Another computer, or a keychain that was lost.
    await deleteText(slotId, 'Kluis desktop')
    expect(await codeOf(office.call('session.unlock', owner))).toBe('other-desktop')

    // The recovery kit always works without it.
    const password = 'een nieuw wachtwoord hier'
    const status = await office.call('session.recover', {
      recoveryKey,
      email: ownerEmail,
      password,
    })
    expect(status.state).toBe('open')
    expect(await office.call('session.desktop', {})).toEqual({ required: false })
  })

  it('is switched off again with the password', async () => {
    const office = await anOffice()
    const { slotId } = office.office.session.require().user
    await office.call('session.requireDesktop', { password: ownerPassword, required: true })
    const wrong = office.call('session.requireDesktop', { password: 'niet dit', required: false })
    expect(await codeOf(wrong)).toBe('wrong-password')
    await office.call('session.requireDesktop', { password: ownerPassword, required: false })
    expect(await deleteText(slotId, 'Kluis desktop')).toBe(false)
    await office.call('session.lock', {})
    expect((await office.call('session.unlock', owner)).state).toBe('open')
  })

  it('keeps a changed password on the same desktop', async () => {
    const office = await anOffice()
    const { slotId } = office.office.session.require().user
    await office.call('session.requireDesktop', { password: ownerPassword, required: true })
    const password = 'na het veranderen nog hier'
    await office.call('session.changePassword', { current: ownerPassword, password })
    await office.call('session.lock', {})
    await deleteText(slotId, 'Kluis desktop')
    expect(await codeOf(office.call('session.unlock', { email: ownerEmail, password }))).toBe(
      'other-desktop',
    )
  })
})
