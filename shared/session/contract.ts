/**
 * Coming in and going out: set-up of a new office, unlocking, locking. The only domain that works
 * while the office is locked. Passwords travel inwards only; the recovery key outwards once.
 */
import { z } from 'zod'
import { emailAddress, requiredText } from '../fields'
import { action, everyone, gives, nothing, saveToken, type Role } from '../operation'
import type { ErrorCode } from '../errors'
import { agencyInput, seriesInput } from '../settings/contract'

/** Long enough to resist guessing; the meter beside the field tells how strong it is. */
export const minimumPasswordLength = 12

const anyPassword = z.string().min(1, { error: 'required' }).max(1024, { error: 'too-long' })
export const newPassword = z
  .string()
  .min(minimumPasswordLength, { error: 'password-too-short' })
  .max(1024, { error: 'too-long' })

export const setUpInput = z.object({
  agency: agencyInput,
  series: seriesInput,
  owner: z.object({ name: requiredText(), email: emailAddress, password: newPassword }),
})

export interface SignedIn {
  id: number
  name: string
  email: string
  role: Role
}

/** `new`: no office here yet; `trouble`: there is one, and something keeps it shut. */
export interface SessionStatus {
  state: 'new' | 'locked' | 'open' | 'trouble'
  trouble: ErrorCode | null
  user: SignedIn | null
  agencyName: string | null
  /** false until the recovery kit was confirmed by typing a part of it */
  recoveryConfirmed: boolean
  version: string
}

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
  unlock: action({
    input: z.object({ email: emailAddress, password: anyPassword }),
    output: gives<SessionStatus>(),
    roles: everyone,
    whileLocked: true,
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
    input: z.object({ group: z.number().int().min(1).max(8), text: requiredText(10) }),
    output: gives<SessionStatus>(),
    roles: ['owner'],
  }),
}
