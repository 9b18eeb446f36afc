/**
 * The desktop's own keychain: Secret Service, macOS Keychain, Windows Credential Manager. Texts by
 * account under one service; nothing else is known here. Without a keychain every call is refused
 * with the reason, and nothing is kept anywhere else. The kernel's own keyring, which other wrappers
 * fall back to, is ruled out: it forgets at logout and asks nobody.
 */
import { AsyncEntry, findCredentialsAsync } from '@napi-rs/keyring'
import type { KeychainState } from '../../../shared/credentials/contract'
import { AppError, isAppError } from '../../../shared/errors'
import { letGo } from './connections'

/**
 * Keeps what two desks hold in one keychain apart. In the product an account of the operating system
 * is one desk, and its space has no name.
 */
export type Space = string

export const serviceOf = (
  what: 'login' | 'desktop' | 'witness' | 'keychain',
  space: Space,
): string => (space === '' ? `Kluis ${what}` : `Kluis ${what} (${space})`)

/**
 * Holds one item without a secret. It tells whether the keychain is locked: a service says so only of
 * an item that exists, and asking for any other would make it prompt the person.
 */
const checkService = serviceOf('keychain', '')
const loginService = serviceOf('login', '')
const checkAccount = 'check'

/**
 * UTF-16 units an item holds on this platform; null: as many as wished. Windows: CRED_MAX_CREDENTIAL_
 * BLOB_SIZE is 2,560 bytes, at two bytes a unit.
 */
export const itemLimit: number | null = process.platform === 'win32' ? 1280 : null

const entry = (account: string, under: string): AsyncEntry =>
  new AsyncEntry(under, account, { linux: { store: 'secret-service' } })

/** What the platforms' own messages come down to; they are not passed on. */
const reasonOf = (error: unknown): Exclude<KeychainState, 'ok'> => {
  const message = error instanceof Error ? error.message : ''
  if (/dismissed|is ?locked|object locked|interaction is not allowed/i.test(message))
    return 'locked'
  // "No result": the service runs and has no keyring to keep anything in.
  // A session without a bus has nobody to ask either, however the address of one is wrong.
  if (
    /dbus|zbus error: failed to connect|no result found|no secret service|logon session/i.test(
      message,
    )
  )
    return 'missing'
  return 'denied'
}

/**
 * The class the platform gives its refusal (`org.freedesktop.DBus.Error.UnknownMethod`), for whoever
 * looks into it. Nothing else of the message: it can name items.
 */
const classOf = (error: unknown): Error => {
  const message = error instanceof Error ? error.message : ''
  const [name] =
    /\b(?:org|com)(?:\.[A-Za-z]\w*)+|\bOSStatus -?\d+|\b0x[0-9A-F]{8}\b/i.exec(message) ?? []
  return new Error(name ?? 'no class given')
}

/**
 * Each turn that fails so is a deletion that went on beside it: a sweep of a thousand, or several
 * programs at once. The bound is for a keychain that never answers otherwise.
 */
const mostTurns = 100
/** An item that another program deleted after it was found and before it was looked at. */
const vanished = /does not exist|no such (?:object|interface|method)|UnknownObject/i

/** A busy machine drops a connection to the bus; without any bus each try fails in a moment. */
const mostFalters = 3
const faltered = /d-?bus/i

const goesOn = (error: unknown, turn: number): boolean => {
  // Trying again would ask the person again.
  if (!(error instanceof Error) || reasonOf(error) === 'locked') return false
  if (vanished.test(error.message)) return turn < mostTurns
  return faltered.test(error.message) && turn < mostFalters
}

const steadily = async <T>(work: () => Promise<T>): Promise<T> => {
  for (let turn = 1; ; turn += 1) {
    try {
      return await work()
    } catch (error) {
      if (!goesOn(error, turn)) throw error
    } finally {
      await letGo()
    }
  }
}

const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await steadily(work)
  } catch (error) {
    const cause = classOf(error)
    throw new AppError('keychain-unavailable', { reason: reasonOf(error) }, { cause })
  }
}

/** Errors of all four: keychain-unavailable. The text of an account, or null when it has none. */
export const readText = (account: string, under: string): Promise<string | null> =>
  guarded(() => entry(account, under).getPassword())

/** Keeps a text, in place of what the account held. */
export const writeText = (account: string, text: string, under: string): Promise<void> =>
  guarded(() => entry(account, under).setPassword(text))

/** Deletes for real; false when there was nothing. */
export const deleteText = (account: string, under: string): Promise<boolean> =>
  guarded(() => entry(account, under).deleteCredential())

/** Everything kept, by account; never prompts. */
export const listTexts = (under: string): Promise<Map<string, string>> =>
  guarded(async () => {
    const found = await findCredentialsAsync(under)
    return new Map(found.map(({ account, password }) => [account, password]))
  })

/**
 * Whether the keychain can be used now. `ask`: the desktop may prompt the person to unlock it;
 * without it nobody is bothered, as befits work that goes on by itself.
 */
export const keychainState = async ({ ask }: { ask: boolean }): Promise<KeychainState> => {
  const quiet = await outcome(async () => {
    const checks = await findCredentialsAsync(checkService)
    if (checks.length > 0) return
    if (ask) await entry(checkAccount, checkService).setPassword('Kluis')
    else await findCredentialsAsync(loginService)
  })
  if (quiet !== 'locked' || !ask) return quiet
  // Asking for the item that is there makes the desktop prompt.
  return outcome(() => entry(checkAccount, checkService).getPassword())
}

const outcome = async (work: () => Promise<unknown>): Promise<KeychainState> => {
  try {
    await steadily(work)
    return 'ok'
  } catch (error) {
    return reasonOf(error)
  }
}

/** Errors: keychain-unavailable. */
export const requireKeychain = async (options = { ask: true }): Promise<void> => {
  const state = await keychainState(options)
  if (state !== 'ok') throw new AppError('keychain-unavailable', { reason: state })
}

/** Why the keychain refused, of an error it was refused with; null for any other error. */
export const reasonIn = (error: unknown): Exclude<KeychainState, 'ok'> | null =>
  isAppError(error) && 'reason' in error.details && error.code === 'keychain-unavailable'
    ? (error as AppError<'keychain-unavailable'>).details.reason
    : null
