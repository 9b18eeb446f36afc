/**
 * What an office asks of a desk about short-lived logins. The desk keeps the secrets in its keychain
 * under random keys and destroys them on time, with or without its office; the office keeps on record
 * whose they are and what for. What ended stays in the desk's outbox until the office acknowledges it.
 */
import type { Ending, Keychain, Swept } from './contract'
import type { FieldKind } from './input'

export interface KeptField {
  kind: FieldKind
  name: string | null
  value: string
}

/** A login as the keychain holds it; moments in UTC ISO. */
export interface LoginItem {
  createdAt: string
  expiresAt: string
  fields: KeptField[]
}

/** What was destroyed, or (`gone`) found absent at its end. */
export interface LoginEnd {
  key: string
  at: string
  why: Ending
}

/** A login that the office has on record as living on this desk. */
export interface RecordedLogin {
  key: string
  expiresAt: string
  /** the office wants it ended before its time */
  endWhy: Ending | null
}

/** How the desk's logins of one office stand. */
export interface DeskLogins {
  /** by the clock logins expire by */
  now: string
  logins: { key: string; expiresAt: string; missing: boolean }[]
  ended: LoginEnd[]
}

export type OpenedLogin =
  | { is: 'kept'; expiresAt: string; fields: KeptField[] }
  | { is: 'ended'; end: LoginEnd }
  /** the keychain does not have it */
  | { is: 'missing' }

/** Errors of all that reach into the keychain: keychain-unavailable. */
export interface LoginsDesk {
  /** `ask`: the person may be prompted to unlock the keychain. */
  keychain(options: { ask: boolean }): Promise<Keychain>
  /** The moment by which logins expire, UTC ISO; setting the clock back does not turn it back. */
  loginTime(officeId: string): Promise<string>
  /** Keeps a login; it goes again by itself unless it is soon said to be on record. */
  keepLogin(officeId: string, key: string, item: LoginItem): Promise<void>
  loginOnRecord(officeId: string, key: string): Promise<void>
  /**
   * What the keychain holds of it; one whose time has passed is destroyed instead. Without `values`
   * no secret leaves the desk: each value is empty.
   */
  openLogin(
    officeId: string,
    key: string,
    options: { ask: boolean; values: boolean },
  ): Promise<OpenedLogin>
  /**
   * Puts a field on the clipboard for a while; of a seed the code at `at` (UTC ISO). False when it is
   * not there any more.
   */
  copyLogin(officeId: string, key: string, place: number, at: string): Promise<boolean>
  /** Gives it another end; false when it is not there any more. */
  extendLogin(officeId: string, key: string, expiresAt: string): Promise<boolean>
  /** Destroys it now. */
  endLogin(officeId: string, key: string, why: Ending, options: { ask: boolean }): Promise<LoginEnd>
  /**
   * Hears what the office has on record for this desk: takes up what the index did not know, and
   * destroys with the next sweep what is to end.
   */
  syncLogins(officeId: string, recorded: readonly RecordedLogin[]): Promise<DeskLogins>
  /** The office has these ends on record: they leave the outbox. */
  acknowledgeLogins(officeId: string, keys: readonly string[]): Promise<void>
  /** Destroys what has come due; `full` reads the whole keychain first. Prompts nobody. */
  sweepLogins(officeId: string | null, options: { full: boolean }): Promise<Swept>
}
