/** Taking a login out of the keychain to use it, and what using it brings about. */
import type { Ending } from '../../../shared/credentials/contract'
import type { KeptField, LoginEnd } from '../../../shared/credentials/desk'
import { isSecret } from '../../../shared/credentials/input'
import { AppError, isAppError } from '../../../shared/errors'
import type { AuditLine } from '../audit/line'
import type { ActionContext } from '../context'
import { loginsOf, requireHere } from './at-desk'
import { askEnd } from './end-now'
import { storedLogin, type StoredLogin } from './rows'
import { recordEnd } from './settle'

export interface Taken {
  login: StoredLogin
  expiresAt: string
  /** without what is in them, unless that was asked for */
  fields: KeptField[]
}

/** The row of a login that has not ended. Errors: not-found, credential-ended. */
export const requireOpen = (context: ActionContext, id: number): StoredLogin => {
  const login = context.read(({ db }) => storedLogin(db, id))
  const why = login.destroyedWhy ?? login.endWhy
  if (why !== null) throw new AppError('credential-ended', { why })
  return login
}

/**
 * Does something with a login of this desk nobody else touches meanwhile. One whose time has passed is
 * destroyed instead. `ask`: whether the desktop may prompt the person to unlock the keychain; `values`:
 * whether the secrets themselves are needed here. Errors: not-found, credential-ended,
 * credential-elsewhere, credential-gone, keychain-unavailable.
 */
export const withLogin = async <T>(
  context: ActionContext,
  id: number,
  work: (taken: Taken) => Promise<T>,
  options: { ask?: boolean; values?: boolean } = {},
): Promise<T> => {
  const { itemKey } = requireOpen(context, id)
  return loginsOf(context.session).turns.take(itemKey, async () => {
    const login = requireOpen(context, id)
    await requireHere(context, login)
    const { ask = true, values = false } = options
    const opened = await context.desk.openLogin(context.office.officeId, itemKey, { ask, values })
    if (opened.is === 'ended') {
      await putOnRecord(context, login, opened.end, { byUser: false })
      throw new AppError('credential-ended', { why: opened.end.why })
    }
    if (opened.is === 'missing') {
      // Its end may have been told and put on record while this was being asked.
      requireOpen(context, id)
      noteMissing(context, login)
      throw new AppError('credential-gone', {})
    }
    if (login.goneAt !== null) noteBack(context, login)
    return work({ login, expiresAt: opened.expiresAt, fields: opened.fields })
  })
}

/** Destroys a login in the keychain and puts it on record. Errors: keychain-unavailable. */
export const endLogin = async (
  context: ActionContext,
  login: StoredLogin,
  why: Ending,
): Promise<'destroyed' | 'gone'> => {
  const { officeId } = context.office
  const end = await context.desk.endLogin(officeId, login.itemKey, why, { ask: true })
  await putOnRecord(context, login, end, { byUser: end.why === why || end.why === 'gone' })
  const { destroyedWhy } = context.read(({ db }) => storedLogin(db, login.id))
  if (destroyedWhy !== null && destroyedWhy !== end.why)
    throw new AppError('credential-ended', { why: destroyedWhy })
  return end.why === 'gone' ? 'gone' : 'destroyed'
}

const putOnRecord = async (
  context: ActionContext,
  login: StoredLogin,
  end: LoginEnd,
  { byUser }: { byUser: boolean },
): Promise<void> => {
  context.write(({ db, user, audit }) => {
    const line = recordEnd(db, end, byUser ? user.id : null)
    audit(line ?? { entity: 'login', id: login.id, code: 'ended-before' })
  })
  await context.desk.acknowledgeLogins(context.office.officeId, [end.key])
}

/** After the last use it was kept for, a login goes at once; what the keychain refuses, the sweep does. */
export const endAfterUse = async (
  context: ActionContext,
  login: StoredLogin,
  why: 'used' | 'handed-over',
): Promise<boolean> => {
  try {
    await endLogin(context, login, why)
    return true
  } catch (error) {
    if (!isAppError(error) || error.code !== 'keychain-unavailable') throw error
    endLater(context, login, why)
    return false
  }
}

const endLater = (context: ActionContext, login: StoredLogin, why: 'used' | 'handed-over') =>
  context.write(({ db, user, now, audit }) => {
    audit(askEnd(db, login, { why, by: user.id, now }))
  })

const noteMissing = (context: ActionContext, login: StoredLogin): void => {
  if (login.goneAt !== null) return
  context.write(({ db, now, audit }) => {
    db.run('UPDATE logins SET goneAt = $now WHERE id = $id', { id: login.id, now })
    audit({ ...lineOf(login), code: 'gone-from-keychain' })
  })
}

const noteBack = (context: ActionContext, login: StoredLogin): void =>
  context.write(({ db, audit }) => {
    db.run('UPDATE logins SET goneAt = NULL WHERE id = $id', { id: login.id })
    audit({ ...lineOf(login), code: 'back-in-keychain' })
  })

export const lineOf = ({ id, clientId }: StoredLogin): AuditLine => ({
  entity: 'login',
  id,
  clientId,
})

const usedPlaces = ({ usedFields }: StoredLogin): number[] =>
  usedFields === '' ? [] : usedFields.split(',').map(Number)

export const isUsed = (login: StoredLogin, place: number): boolean =>
  usedPlaces(login).includes(place)

/**
 * Counts and audits the use of fields before they are handed out, so that no use goes unrecorded.
 * Tells whether that was the last use the login was kept for. Errors: credential-ended.
 */
export const countUse = (
  context: ActionContext,
  { login, fields }: Taken,
  use: { places: readonly number[]; code: string },
): { last: boolean } => {
  const secrets = fields.flatMap((field, place) => (isSecret(field) ? [place] : []))
  const shown = use.places.filter((place) => secrets.includes(place))
  const used = [...new Set([...usedPlaces(login), ...shown])].sort((a, b) => a - b)
  const once = login.deleteAfterUse === 1
  const views = login.views + (shown.length > 0 ? 1 : 0)
  const again = once && shown.length > 0 && shown.every((place) => isUsed(login, place))
  if (again || (login.viewLimit !== null && views > login.viewLimit)) {
    // Its last use should have ended it; whatever came between, it ends now.
    endLater(context, login, 'used')
    throw new AppError('credential-ended', { why: 'used' })
  }
  context.write(({ db, now, audit }) => {
    db.run(
      `UPDATE logins SET uses = uses + 1, views = $views, usedFields = $usedFields,
         lastUsedAt = $now
       WHERE id = $id AND destroyedAt IS NULL`,
      { id: login.id, views, usedFields: used.join(','), now },
    )
    const kinds = use.places.flatMap((place) => fields[place]?.kind ?? [])
    audit({ ...lineOf(login), fields: kinds, code: use.code })
  })
  const allUsed = once && secrets.every((place) => used.includes(place))
  return { last: allUsed || (login.viewLimit !== null && views >= login.viewLimit) }
}
