/**
 * Coming in and going out: set-up of a new office, unlocking, locking. The only domain that works
 * while the office is locked. Passwords travel inwards only; the recovery key outwards once.
 */
import { z } from 'zod'
import { emailAddress, id, requiredText } from '../fields'
import { action, everyone, gives, nothing, saveToken, type Role } from '../operation'
import type { ErrorCode } from '../errors'
import { agencyInput, seriesInput } from '../settings/contract'
import { anyPassword, unlockInput } from './unlock-input'

/** Long enough to resist guessing; the meter beside the field tells how strong it is. */
export const minimumPasswordLength = 12

export const newPassword = z
  .string()
  .min(minimumPasswordLength, { error: 'password-too-short' })
  .max(1024, { error: 'too-long' })

export const setUpInput = z.object({
  agency: agencyInput,
  series: seriesInput,
  owner: z.object({ name: requiredText(), email: emailAddress, password: newPassword }),
  /** whether everyone needs the second step (P10: where possible) */
  requireTotp: z.boolean().default(true),
})

export interface SignedIn {
  id: number
  name: string
  email: string
  role: Role
}

/** What still stands between the right password and an open office. */
export type SignInStep =
  /** a code of the authenticator app, or a recovery code */
  | 'code'
  /** the start password must be replaced by one's own */
  | 'new-password'
  /** the authenticator app must be set up */
  | 'enrol'

/**
 * `new`: no office here yet; `trouble`: there is one, and something keeps it shut; `signing-in`: the
 * password was right and `step` comes next.
 */
export interface SessionStatus {
  state: 'new' | 'locked' | 'signing-in' | 'open' | 'trouble'
  step: SignInStep | null
  trouble: ErrorCode | null
  /** the file that may not be read or changed, where that is what keeps it shut */
  forbidden: string | null
  user: SignedIn | null
  /** what the keys of requests are made of: the session's id, and the highest number it has seen */
  requests: { session: string; last: number } | null
  agencyName: string | null
  /** since this desk was last here an owner put back a backup, or went on with an older file */
  continued: { at: string; by: string } | null
  /** false until the recovery kit was confirmed by typing a part of it */
  recoveryConfirmed: boolean
  version: string
}

/** Shown before anything changes: the start passwords to give out, and the kit to write down. */
export interface RotationPlan {
  recoveryKey: string
  people: { id: number; name: string; startPassword: string }[]
}

export interface OwnAccess {
  /** the authenticator app is set up */
  enrolled: boolean
  /** whether the office asks everyone for it */
  required: boolean
  /** recovery codes that were not used yet */
  codesLeft: number
}

/** A code of six digits from the app, or a recovery code of ten characters. */
const code = z.string().min(6, { error: 'required' }).max(20, { error: 'too-long' })

/** One of the groups of a recovery key. */
const partOfKit = z.object({ group: z.number().int().min(1).max(8), text: requiredText(10) })

const whileSigningIn = { roles: everyone, whileLocked: true } as const

export const session = {
  status: action({
    input: nothing,
    output: gives<SessionStatus>(),
    roles: everyone,
    whileLocked: true,
  }),
  /** Makes the office and signs its owner in; gives the recovery key, once. */
  setUp: action({
    input: setUpInput,
    output: gives<{ recoveryKey: string }>(),
    roles: everyone,
    whileLocked: true,
  }),
  /**
   * Keeps what was typed in a set-up so far, passwords aside, for the next time the window opens; false
   * without a keychain, or when it is too long. Errors: already-set-up.
   */
  keepSetUp: action({
    input: z.object({ text: z.string().max(10_000) }),
    output: gives<{ kept: boolean }>(),
    ...whileSigningIn,
  }),
  /** Errors: already-set-up. */
  recallSetUp: action({
    input: nothing,
    output: gives<{ text: string | null }>(),
    ...whileSigningIn,
  }),
  unlock: action({
    input: unlockInput,
    output: gives<SessionStatus>(),
    roles: everyone,
    whileLocked: true,
  }),
  /** The second step: six digits from the app or a recovery code. */
  giveCode: action({
    input: z.object({ code }),
    output: gives<SessionStatus>(),
    ...whileSigningIn,
  }),
  /** Replaces one's own password; while signing in with a start password `current` is not asked. */
  changePassword: action({
    input: z.object({ current: anyPassword.nullable(), password: newPassword }),
    output: gives<SessionStatus>(),
    ...whileSigningIn,
  }),
  /**
   * Starts setting up the authenticator app: the secret to type, and as a QR code (SVG). While open it
   * asks for the password, and for a code where an app is replaced.
   */
  startEnrolment: action({
    input: z.object({
      password: anyPassword.nullable().default(null),
      code: code.nullable().default(null),
    }),
    output: gives<{ secret: string; qr: string }>(),
    ...whileSigningIn,
  }),
  /** The app's first code proves that it works; gives ten recovery codes, once. */
  enrol: action({
    input: z.object({ code }),
    output: gives<{ status: SessionStatus; recoveryCodes: string[] }>(),
    ...whileSigningIn,
  }),
  /**
   * This computer goes on as another desk, where nothing says any more which it was. It is no way in,
   * and it destroys nothing: what was left of the file is kept beside it.
   */
  renewDesk: action({ input: nothing, output: gives<SessionStatus>(), ...whileSigningIn }),
  /** Back to the sign-in screen before the last step is done. */
  leave: action({ input: nothing, output: gives<SessionStatus>(), ...whileSigningIn }),
  /**
   * Forgotten password: the recovery key opens the office for an owner, who gets a new password and
   * sets up the authenticator app anew.
   */
  recover: action({
    input: z.object({
      recoveryKey: z.string().max(200),
      email: emailAddress,
      password: newPassword,
    }),
    output: gives<SessionStatus>(),
    ...whileSigningIn,
  }),
  /** How one's own way in stands. */
  access: action({ input: nothing, output: gives<OwnAccess>(), roles: everyone }),
  /**
   * Puts what is shown once (a start password, recovery codes) on the clipboard; it is emptied after
   * so many seconds, and at lock.
   */
  copyOnce: action({
    input: z.object({ text: z.string().min(1).max(1000) }),
    output: gives<{ seconds: number }>(),
    roles: everyone,
  }),
  /** Ten new recovery codes; the old ones stop working. */
  renewRecoveryCodes: action({
    input: z.object({ code }),
    output: gives<{ recoveryCodes: string[] }>(),
    roles: everyone,
  }),
  /** A new recovery key; the old one stops working at once. */
  renewRecoveryKit: action({
    input: z.object({ password: anyPassword }),
    output: gives<{ recoveryKey: string }>(),
    roles: ['owner'],
  }),
  /** Whether one's password opens the office on this desktop alone. */
  desktop: action({ input: nothing, output: gives<{ required: boolean }>(), roles: everyone }),
  requireDesktop: action({
    input: z.object({ password: anyPassword, required: z.boolean() }),
    output: gives<{ required: boolean }>(),
    roles: everyone,
  }),
  /**
   * Makes ready what a rotation is going to do, and changes nothing yet: a new recovery kit, and a start
   * password for everybody who stays. Who is not named leaves.
   */
  prepareRotation: action({
    input: z.object({ password: anyPassword, stay: z.array(id).max(1000) }),
    output: gives<RotationPlan>(),
    roles: ['owner'],
    irreversible: true,
  }),
  /**
   * New keys for the database, the archive and the ledger, and a new slot for everybody; with progress,
   * safe against a crash. A part of the new kit is typed first: it was written down.
   */
  rotateKey: action({
    input: partOfKit,
    output: gives<{ rotated: true }>(),
    roles: ['owner'],
    irreversible: true,
  }),
  lock: action({ input: nothing, output: gives<SessionStatus>(), roles: everyone }),
  /** Writes the kit as a PDF; only while the key made by setUp or renewal is still unconfirmed. */
  saveRecoveryKit: action({
    input: z.object({ file: saveToken, language: z.enum(['nl', 'en']) }),
    output: gives<{ saved: true }>(),
    roles: ['owner'],
  }),
  /** The owner types one group of the key: it was written down. The key is forgotten here. */
  confirmRecoveryKit: action({
    input: partOfKit,
    output: gives<SessionStatus>(),
    roles: ['owner'],
  }),
}
