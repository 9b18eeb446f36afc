import { afterEach, describe, expect, it } from 'vitest'
import { useKeyring } from '../../support/desktop/keyring'
import { anOffice, ownerEmail, ownerPassword } from '../../support/office/office'

const owner = { email: ownerEmail, password: ownerPassword }
const held = useKeyring()

// Each test gets the keyring back running and unlocked.
afterEach(async () => {
  await held.keyring.kill()
  await held.keyring.start()
})

describe('an office that requires this desktop', () => {
  it.each([
    ['missing', () => held.keyring.kill()],
    ['locked', () => Promise.resolve(held.keyring.lock())],
  ])(
    'says that the keychain is %s, counts no wrong attempt, and opens once it is back',
    async (reason, harm) => {
      const office = await anOffice()
      await office.call('session.requireDesktop', { password: ownerPassword, required: true })
      await office.call('session.lock', {})
      await harm()
      for (let attempt = 0; attempt < 4; attempt++) {
        await expect(office.call('session.unlock', owner)).rejects.toMatchObject({
          code: 'keychain-unavailable',
          details: { reason },
        })
      }
      await held.keyring.kill()
      await held.keyring.start()
      expect((await office.call('session.unlock', owner)).state).toBe('open')
    },
  )
})
