import { TOTP, Secret } from 'otpauth'
import { ownerPassword, type TestOffice } from './office'

/** What an authenticator app shows for a secret at a moment (UTC ISO). */
export const codeAt = (secret: string, moment: string): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(moment) })

/** Sets up the app for whoever is signing in or signed in; gives the secret and the recovery codes. */
export const enrolAt = async (
  office: TestOffice,
  moment: string,
  proof: { password: string; code?: string } = { password: ownerPassword },
) => {
  office.setClock(moment)
  const { secret } = await office.call('session.startEnrolment', proof)
  const { recoveryCodes, status } = await office.call('session.enrol', {
    code: codeAt(secret, moment),
  })
  return { secret, recoveryCodes, status }
}
