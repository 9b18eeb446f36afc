import { Secret, TOTP, URI } from 'otpauth'

/**
 * The code of this moment (RFC 6238) for what an authenticator app is set up with: a secret in base
 * 32, or the address behind the QR code; null when it is neither. `now`: UTC ISO.
 */
export const oneTimeCode = (seed: string, now: string): string | null => {
  try {
    const text = seed.trim()
    const made = text.startsWith('otpauth://')
      ? URI.parse(text)
      : new TOTP({ secret: Secret.fromBase32(text.replace(/[\s=]/g, '').toUpperCase()) })
    return made instanceof TOTP ? made.generate({ timestamp: Date.parse(now) }) : null
  } catch {
    return null
  }
}
