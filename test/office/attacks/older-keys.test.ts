/** What opened the office before: an old key file, an old password, an old kit. */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exportKeys } from '../../../electron/office/session/keys/directory'
import { keyFileText } from '../../../electron/office/session/keys/key-file'
import {
  aMember,
  keptKeyFiles,
  keyFileIn,
  plantKeyFile,
  recoverWith,
  signIn,
} from '../../support/office/key-files'
import { anOffice, ownerEmail, ownerPassword } from '../../support/office/office'
import { rotate } from '../../support/office/slots'
import { start } from '../backup/books'

const owner = { email: ownerEmail, password: ownerPassword }
const newPassword = 'een nieuw wachtwoord van de eigenaar'
const changed = { email: ownerEmail, password: newPassword }

describe('an older key file put back after a password change', () => {
  it('opens nothing by the old password, and is made right again by anybody else', async () => {
    const office = await anOffice({ now: start })
    const sam = await aMember(office, 'staff')
    const old = keptKeyFiles(office)
    await office.call('session.changePassword', { current: ownerPassword, password: newPassword })
    await office.call('session.lock', {})
    old.putBack()
    expect(await signIn(office, owner)).toBe('keys-older')
    expect(await signIn(office, sam)).toBe('ok')
    expect(keyFileText(keyFileIn(office))).toBe(
      keyFileText(exportKeys(office.office.session.require().database.reader)),
    )
    await office.call('session.lock', {})
    expect(await signIn(office, owner)).toBe('wrong-password')
    expect(await signIn(office, changed)).toBe('ok')
  })

  it('keeps nobody out whose newest password is in the copy, or in a backup', async () => {
    const office = await anOffice({ now: start })
    const old = keyFileIn(office)
    await office.call('session.changePassword', { current: ownerPassword, password: newPassword })
    const now = keyFileIn(office)
    await office.call('session.lock', {})
    // Only the copy still says what the rows say.
    writeFileSync(join(office.dir, 'office.keys.json'), keyFileText(old))
    expect(await signIn(office, changed)).toBe('ok')
    expect(keyFileIn(office)).toEqual(now)

    // Both are old: the newest backup's key file says it.
    await office.call('backup.make', {})
    await office.call('session.lock', {})
    plantKeyFile(office, old)
    expect(await signIn(office, owner)).toBe('keys-older')
    expect(await signIn(office, changed)).toBe('ok')
    expect(keyFileIn(office)).toEqual(now)
  })

  it('with the newest password nowhere to be found is a wrong password, and the kit heals it', async () => {
    const office = await anOffice({ now: start })
    const { recoveryKey } = await office.call('session.renewRecoveryKit', {
      password: ownerPassword,
    })
    const old = keptKeyFiles(office)
    await office.call('session.changePassword', { current: ownerPassword, password: newPassword })
    await office.call('session.lock', {})
    rmSync(join(office.dir, 'backups'), { recursive: true, force: true })
    old.putBack()
    expect(await signIn(office, changed)).toBe('wrong-password')
    const third = { email: ownerEmail, password: 'een derde wachtwoord, met de set' }
    expect(await recoverWith(office, recoveryKey, third)).toBe('ok')
    await office.call('session.lock', {})
    expect(await signIn(office, third)).toBe('ok')
  })

  it('lets nobody in again who was disabled', async () => {
    const office = await anOffice({ now: start })
    const sam = await aMember(office, 'staff')
    const old = keptKeyFiles(office)
    await office.call('users.disable', { id: sam.id })
    await office.call('session.lock', {})
    old.putBack()
    expect(await signIn(office, sam)).toBe('forbidden')
    expect(await signIn(office, owner)).toBe('ok')
    expect(keyFileIn(office).slots).toHaveLength(2)
  })
})

describe('after new keys for the office', () => {
  it('neither a demoted owner’s old slot nor the old kit opens anything', async () => {
    const office = await anOffice({ now: start })
    const { recoveryKey } = await office.call('session.renewRecoveryKit', {
      password: ownerPassword,
    })
    const otto = await aMember(office, 'owner', 'otto')
    // Its key file knows the passwords of then.
    await office.call('backup.make', {})
    const old = keptKeyFiles(office)
    const was = { name: 'otto', email: otto.email, role: 'owner' } as const
    await office.call('users.change', { ...was, id: otto.id, role: 'staff', was })
    const { people, recoveryKey: newKey } = await rotate(office)
    const now = keyFileIn(office)
    await office.call('session.lock', {})
    expect(await signIn(office, otto)).toBe('wrong-password')
    expect(await recoverWith(office, recoveryKey, owner)).toBe('wrong-recovery-key')

    old.putBack()
    // The old file opens its boxes, and their key opens nothing.
    expect(await signIn(office, otto)).toBe('wrong-key')
    expect(await recoverWith(office, recoveryKey, owner)).toBe('wrong-key')
    expect(await signIn(office, owner)).toBe('wrong-key')

    // With the file of today everybody has a way in: the start passwords, the new kit.
    const [given] = people
    plantKeyFile(office, now)
    expect(await signIn(office, owner)).toBe('ok')
    await office.call('session.lock', {})
    expect(await signIn(office, { email: otto.email, password: given?.startPassword ?? '' })).toBe(
      'ok',
    )
    expect(await recoverWith(office, newKey, owner)).toBe('ok')
  })

  it('a file put back is no lasting harm: a backup’s key file lets the owner in and heals it', async () => {
    const office = await anOffice({ now: start })
    const old = keptKeyFiles(office)
    await rotate(office)
    await office.call('backup.make', {})
    const now = keyFileIn(office)
    await office.call('session.lock', {})
    old.putBack()
    expect(await signIn(office, owner)).toBe('ok')
    expect(keyFileIn(office)).toEqual(now)
  })

  it('a start password that was given out before opens nothing', async () => {
    const office = await anOffice({ now: start })
    const { user, startPassword } = await office.call('users.add', {
      name: 'Tess',
      email: 'tess@voorbeeld.nl',
      role: 'staff',
    })
    await rotate(office)
    await office.call('session.lock', {})
    const tess = { email: user.email, password: startPassword ?? '' }
    expect(await signIn(office, tess)).toBe('wrong-password')
  })
})
