/**
 * Logins of others, used for one job and then destroyed (P9). User name and secrets live in the
 * desktop's own keychain and nowhere else; here are only label, client, purpose, times and counts.
 * A login always has an expiry, and what remains of it afterwards is the record of its destruction.
 */
import { z } from 'zod'
import { csvForms } from '../csv'
import { id, language, requiredText } from '../fields'
import {
  action,
  command,
  everyone,
  backOffice,
  fileToken,
  gives,
  nothing,
  ownerOnly,
  query,
  saveToken,
} from '../operation'
import { lifetimes, longestMaximumHours, type Lifetime } from './expiry'
import { loginInput, type FieldKind } from './input'

export const endings = [
  /** the job was done */
  'done',
  'expired',
  /** the one use it was kept for, or the last one allowed */
  'used',
  'handed-over',
  'client-ended',
  'client-erased',
  /** keeping it was broken off halfway */
  'interrupted',
  /** it was not in the keychain (any more): nobody here destroyed it */
  'gone',
] as const
export type Ending = (typeof endings)[number]

/**
 * `gone`: it should be in this desktop's keychain and is not; `expired`: its time has passed and it
 * could not be destroyed yet, because the keychain cannot be reached; `unconfirmed`: the same on
 * another desk, which has not said what became of it.
 */
export type LoginState = 'open' | 'gone' | 'expired' | 'unconfirmed' | 'ended'

export interface LoginRow {
  id: number
  clientId: number
  clientName: string
  system: string
  purpose: string
  ticket: string | null
  state: LoginState
  /** the computer whose keychain it is in, and whether that is the one where this is asked */
  desk: { name: string; here: boolean }
  createdAt: string
  createdBy: string
  expiresAt: string
  deleteAfterUse: boolean
  viewLimit: number | null
  /** how many times its secrets may still be shown or copied; null: no limit */
  viewsLeft: number | null
  /** times anything of it was shown, copied or handed over */
  uses: number
  lastUsedAt: string | null
  destroyedAt: string | null
  destroyedWhy: Ending | null
  /** null: by the program itself */
  destroyedBy: string | null
}

export interface LoginExtension {
  at: string
  by: string
  toAt: string
  reason: string
}

/** A login with what can be done with it; the fields are those of the keychain, without values. */
export interface Login extends LoginRow {
  /** the host's address when the system is one, to open in the browser */
  host: string | null
  /** null when there is nothing to use: it ended, is gone, or the keychain cannot be reached */
  fields: { kind: FieldKind; name: string | null; used: boolean }[] | null
  keychain: KeychainState
  extensions: LoginExtension[]
  /** to which an extension may still reach, and each choice with its end */
  latestAt: string
  choices: { lifetime: Lifetime; expiresAt: string }[]
  /** the office's clock, by which the time left is counted */
  now: string
}

export const loginStates = ['open', 'today', 'ended', 'all'] as const

export const loginCursor = z.object({
  /** a moment; what the list is in order of */
  at: z.string().max(40),
  id: z.number().int().min(0),
})
export type LoginCursor = z.output<typeof loginCursor>

const loginFilter = z.object({
  clientId: id.nullable().default(null),
  /** `open`: the soonest to end first; `today`: of those, what ends today; the rest newest first */
  state: z.enum(loginStates).default('open'),
  search: z.string().max(200, { error: 'too-long' }).default(''),
  after: loginCursor.nullable().default(null),
  limit: z.number().int().min(1).max(200).default(100),
})

export interface LoginList {
  rows: LoginRow[]
  next: LoginCursor | null
  /** the office's clock, by which times left are counted */
  now: string
}

export interface LoginCounts {
  open: number
  today: number
  gone: number
  /** past their time and not destroyed yet */
  overdue: number
  /** the same on other desks, which have not said what became of them */
  unconfirmed: number
  /** the office's clock, by which times left are counted */
  now: string
}

/** Why the keychain cannot be used; `ok` when it can. */
export type KeychainState = 'ok' | 'missing' | 'locked' | 'denied'

export interface Keychain {
  state: KeychainState
  platform: 'linux' | 'macos' | 'windows'
}

export interface RevealedField {
  kind: FieldKind
  name: string | null
  value: string
  /** the code of this moment, for a field that makes one-time codes */
  code: string | null
}

export interface Revealed {
  fields: RevealedField[]
  /** how long it may stay on screen */
  seconds: number
  /** that was the last time: it has been destroyed */
  destroyed: boolean
}

/**
 * What came of ending a login: `gone` when there was nothing in the keychain to destroy; `waiting`: it
 * is destroyed as soon as its desk is here.
 */
export interface Ended {
  outcome: 'destroyed' | 'gone' | 'waiting'
}

export interface Swept {
  state: KeychainState
  destroyed: number
  /** past their time, and found absent */
  gone: number
  /** still kept */
  left: number
}

/** The owner's report: every login ever held, by how it ended; no secrets. */
export interface LoginReport {
  held: number
  open: number
  endings: { why: Ending; count: number }[]
}

/** Re-entering the password, or a code of the authenticator app. */
const proof = z.discriminatedUnion('by', [
  z.object({
    by: z.literal('password'),
    password: z.string().min(1, { error: 'required' }).max(1024, { error: 'too-long' }),
  }),
  z.object({
    by: z.literal('code'),
    code: z.string().min(6, { error: 'required' }).max(20, { error: 'too-long' }),
  }),
])
export type Proof = z.output<typeof proof>

const lifetime = z.enum(lifetimes)
const field = z.number().int().min(0).max(99)
const one = z.object({ id })

export const credentials = {
  /** By the clock logins expire by, which setting the computer's clock back does not turn back. */
  list: action({ input: loginFilter, output: gives<LoginList>(), roles: everyone }),
  counts: action({
    input: z.object({ clientId: id.nullable().default(null) }),
    output: gives<LoginCounts>(),
    roles: everyone,
  }),
  /** Looks into the keychain. Errors: not-found. */
  get: action({ input: one, output: gives<Login>(), roles: everyone }),
  /**
   * Errors: not-found, forbidden-content, keychain-unavailable, invalid-input (client-ended,
   * beyond-maximum, workday-over).
   */
  add: action({ input: loginInput, output: gives<LoginRow>(), roles: everyone }),
  /**
   * Puts one field on the clipboard without showing it, for 30 seconds; of one-time codes the code
   * of this moment. Errors: not-found, credential-ended, credential-gone, keychain-unavailable.
   */
  copy: action({
    input: z.object({ id, field }),
    output: gives<{ seconds: number; destroyed: boolean }>(),
    roles: everyone,
  }),
  /** Shows all fields. Errors: as copy, and wrong-password, wrong-code, wait-first. */
  reveal: action({ input: z.object({ id, proof }), output: gives<Revealed>(), roles: everyone }),
  /** The person closed what was shown before its time. */
  hide: action({ input: nothing, output: gives<{ hidden: true }>(), roles: everyone }),
  /** Opens the host in the desktop's browser. Errors: not-found, credential-ended, no-browser. */
  openHost: action({ input: one, output: gives<{ address: string }>(), roles: everyone }),
  /** Errors: as copy, and forbidden-content, invalid-input (beyond-maximum, no-longer). */
  extend: action({
    input: z.object({ id, lifetime, reason: requiredText(500) }),
    output: gives<LoginRow>(),
    roles: everyone,
  }),
  /** The job is done: destroys now. Errors: not-found, credential-ended, keychain-unavailable. */
  done: action({ input: one, output: gives<Ended>(), roles: everyone }),
  /**
   * Writes the login as a sealed file for a colleague's Kluis; gives the passphrase to say aloud,
   * once. `thenDestroy` destroys the one here. It gives the secret away, so it asks who is there as
   * showing it does. Errors: as copy, those of a proof, and the file's.
   */
  handOver: action({
    input: z.object({ id, proof, file: saveToken, thenDestroy: z.boolean().default(false) }),
    output: gives<{ passphrase: string; destroyed: boolean }>(),
    roles: everyone,
  }),
  /**
   * Takes in a login that was handed over; its expiry comes along. Errors: wrong-passphrase (with a
   * fresh token for the same file), hand-over-expired, already-received, file-unreadable, and those
   * of add.
   */
  receive: action({
    input: z.object({
      file: fileToken,
      passphrase: requiredText(100),
      clientId: id,
    }),
    output: gives<LoginRow>(),
    roles: everyone,
  }),
  /** The statement for the client of what was destroyed, as PDF. Errors: not-found, the file's. */
  saveStatement: action({
    input: z.object({
      clientId: id,
      /** one login, or null for all of the client that ended */
      id: id.nullable().default(null),
      file: saveToken,
      language,
    }),
    output: gives<{ saved: number }>(),
    roles: backOffice,
  }),
  report: query({ input: nothing, output: gives<LoginReport>(), roles: ownerOnly }),
  /** Every login ever held as CSV. Errors: those of the file. */
  saveReport: action({
    input: z.object({
      file: saveToken,
      language,
      csvForm: z.enum(csvForms).default('comma'),
    }),
    output: gives<{ saved: number }>(),
    roles: ownerOnly,
  }),
  /** `ask`: the desktop may prompt the person to unlock the keychain. */
  keychain: action({
    input: z.object({ ask: z.boolean().default(false) }),
    output: gives<Keychain>(),
    roles: everyone,
  }),
  policy: query({ input: nothing, output: gives<{ maximumHours: number }>(), roles: everyone }),
  /** For logins kept from now on; a shorter maximum also bounds extensions. */
  savePolicy: command({
    input: z.object({
      maximumHours: z
        .number()
        .int({ error: 'not-a-whole-number' })
        .min(1, { error: 'too-small' })
        .max(longestMaximumHours, { error: 'too-big' }),
    }),
    output: gives<{ maximumHours: number }>(),
    roles: ownerOnly,
  }),
  /** Destroys what has come due, also while locked. Errors: none; `state` tells what was in the way. */
  sweep: action({ input: nothing, output: gives<Swept>(), roles: everyone, whileLocked: true }),
  /** Whether this desktop sweeps by itself at sign-in, also when Kluis is not started. */
  sweepAtSignIn: action({ input: nothing, output: gives<{ on: boolean }>(), roles: everyone }),
  /** Errors: sweep-not-installed. */
  saveSweepAtSignIn: action({
    input: z.object({ on: z.boolean() }),
    output: gives<{ on: boolean }>(),
    roles: backOffice,
  }),
}
