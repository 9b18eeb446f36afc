/** Time-based one-time codes (RFC 6238: SHA-1, six digits, 30 seconds) and recovery codes. */
import { Secret, TOTP } from 'otpauth'
import { hashHex, randomBytes } from '../../crypto'

const period = 30
/** RFC 6238, 5.2: one step either way for slow typing and small clock differences. */
const window = 1
/** How far a clock may be off for the hint that it is: five minutes. */
const hintWindow = 10

const totpOf = (secret: string, email = ''): TOTP =>
  new TOTP({ issuer: 'Kluis', label: email, secret: Secret.fromBase32(secret), period })

/** A new secret of 160 bits, base 32 (RFC 4226 recommends that length). */
export const newTotpSecret = (): string => new Secret({ buffer: randomBytes(20).buffer }).base32

/** The address an authenticator app reads from the QR code. */
export const totpAddress = (secret: string, email: string): string =>
  totpOf(secret, email).toString()

/**
 * Why a code was not taken. `used`: it was right, and was typed before; the app's next one will do.
 * `used-ahead`: it is right, but a code of a later time was taken when a clock was ahead.
 */
export type WrongCode = 'wrong' | 'used' | 'used-ahead'

export interface CodeRefused {
  why: WrongCode
  /** the code would be right if the clock were off by this much */
  clockOffSeconds: number | null
}

export type TotpCheck = { step: number } | CodeRefused

const wrong: CodeRefused = { why: 'wrong', clockOffSeconds: null }

/**
 * Whether `code` is right at `now` (UTC ISO). A step at or before `lastStep` is never accepted again,
 * also when the clock was set back.
 */
export const checkTotp = (
  secret: string,
  code: string,
  now: string,
  lastStep: number,
): TotpCheck => {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return wrong
  const timestamp = Date.parse(now)
  const delta = totpOf(secret).validate({ token, timestamp, window: hintWindow })
  if (delta === null) return wrong
  if (Math.abs(delta) > window) return { ...wrong, clockOffSeconds: delta * period }
  const present = Math.floor(timestamp / 1000 / period)
  const step = present + delta
  if (step > lastStep) return { step }
  // The latest that a clock that is right can have taken.
  return { ...wrong, why: lastStep > present + window ? 'used-ahead' : 'used' }
}

const recoveryCodeAlphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** Ten single-use codes of 50 bits, `ABCDE-FGHJK`. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: 10 }, () => {
    const letters = [...randomBytes(10)].map((byte) => recoveryCodeAlphabet.charAt(byte % 32))
    return `${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`
  })

/** What is kept of a recovery code: 50 random bits need no slow hash inside an encrypted file. */
export const recoveryCodeHash = (userId: number, code: string): string =>
  hashHex(`kluis-recovery-code|${userId}|${code.toUpperCase().replace(/[^A-Z0-9]/g, '')}`)
