/** A Secret Service for the tests of one file, which talk to it and to nobody's real keyring. */
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { hasCommand } from '../runner/packages'
import { startKeyring, type Keyring } from './secret-service'

/**
 * A keyring for all tests of a file, empty and unlocked at the beginning of each (offices are copies
 * of one and have the same name in it); they are skipped, with the reason, where there is none.
 */
export const useKeyring = (): { keyring: Keyring } => {
  const held: { keyring: Keyring | null } = { keyring: null }
  const before = process.env['DBUS_SESSION_BUS_ADDRESS']
  const has = process.platform === 'linux' && hasCommand('gnome-keyring-daemon')
  beforeAll(async () => {
    if (!has) return
    held.keyring = await startKeyring()
    process.env['DBUS_SESSION_BUS_ADDRESS'] = held.keyring.env['DBUS_SESSION_BUS_ADDRESS']
  })
  beforeEach(async (context) => {
    if (!has) context.skip('gnome-keyring is not installed')
    await held.keyring?.empty()
  })
  afterAll(async () => {
    if (before === undefined) delete process.env['DBUS_SESSION_BUS_ADDRESS']
    else process.env['DBUS_SESSION_BUS_ADDRESS'] = before
    await held.keyring?.stop()
  })
  return {
    get keyring() {
      if (!held.keyring) throw new Error('the keyring starts before the tests')
      return held.keyring
    },
  }
}
