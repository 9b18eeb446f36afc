/** Taking a login out of the keychain to use it, and what using it brings about. */
import type { Ending } from '../../../shared/credentials/contract'
import { isSecret } from '../../../shared/credentials/input'
import { AppError } from '../../../shared/errors'
import type { ActionContext } from '../context'
import type { AuditLine } from '../audit/line'
import { readItem, type LoginItem } from './item'
import { loginsOf } from './keeper'
import { requireKeychain } from './keychain'
import { recordEnd } from './record'
import { storedLogin, type StoredLogin } from './rows'
import { condemn, destroy, type Shelf } from './shelf'

export interface Taken {
  login: StoredLogin
  item: LoginItem
  shelf: Shelf
}

/** Errors: locked (an open office always has its shelf). */
export const shelfOf = ({ session }: Pick<ActionContext, 'session'>): Shelf => {
  session.require()
  const shelf = loginsOf(session).shelf()
  if (!shelf) throw new AppError('locked', {})
  return shelf
}

/** The row of a login that has not ended. Errors: not-found, credential-ended. */
export const requireOpen = (context: ActionContext, id: number): StoredLogin => {
  const login = context.read(({ db }) => storedLogin(db, id))
  if (login.destroyedAt !== null)
    throw new AppError('credential-ended', { why: login.destroyedWhy ?? 'expired' })
  return login
}

/**
 * Does something with a login nobody else touches meanwhile. One whose time has passed is destroyed
 * instead. Errors: not-found, credential-ended, credential-gone, keychain-unavailable.
 */
export const withLogin = async <T>(
  context: ActionContext,
  id: number,
  work: (taken: Taken) => Promise<T>,
  /** whether the desktop may prompt the person to unlock the keychain */
  options: { ask: boolean } = { ask: true },
): Promise<T> => {
  const shelf = shelfOf(context)
  const { itemKey } = requireOpen(context, id)
  await requireKeychain(options)
  return shelf.turns.take(itemKey, async () => {
    const login = requireOpen(context, id)
    const entry = shelf.entry(itemKey)
    const item = await readItem(shelf.idOf(itemKey))
    const expiresAt = item?.expiresAt ?? login.expiresAt
    const doomed = entry?.phase === 'overdue' || entry?.phase === 'destroying'
    if (doomed || expiresAt <= shelf.now()) {
      const why = entry?.why ?? 'expired'
      await endLogin(context, shelf, { login, why, byUser: false })
      throw new AppError('credential-ended', { why })
    }
    if (!item) {
      noteMissing(context, shelf, login)
      throw new AppError('credential-gone', {})
    }
    if (login.goneAt !== null) noteBack(context, shelf, login)
    return work({ login, item, shelf })
  })
}

/** Destroys a login in the keychain and puts it on record. Errors: keychain-unavailable. */
export const endLogin = async (
  context: ActionContext,
  shelf: Shelf,
  end: { login: StoredLogin; why: Ending; byUser: boolean },
): Promise<'destroyed' | 'gone'> => {
  const key = end.login.itemKey
  const outcome = await destroy(shelf, key, end.why)
  const noted = shelf.index.ended.find((one) => one.key === key)
  const at = noted?.at ?? context.now()
  const why = noted?.why ?? end.why
  context.write(({ db, user, audit }) => {
    const line = recordEnd(db, { key, at, why, by: end.byUser ? user.id : null })
    audit(line ?? { entity: 'login', id: end.login.id, code: 'ended-before' })
  })
  shelf.change((index) => {
    index.ended = index.ended.filter((one) => one.key !== key)
  })
  return outcome
}

const noteMissing = (context: ActionContext, shelf: Shelf, login: StoredLogin): void => {
  const entry = shelf.entry(login.itemKey)
  if (entry && !entry.missing)
    shelf.change(() => {
      entry.missing = true
    })
  if (login.goneAt !== null) return
  context.write(({ db, now, audit }) => {
    db.run('UPDATE logins SET goneAt = $now WHERE id = $id', { id: login.id, now })
    audit({ ...lineOf(login), code: 'gone-from-keychain' })
  })
}

const noteBack = (context: ActionContext, shelf: Shelf, login: StoredLogin): void => {
  shelf.change(({ logins }) => {
    for (const one of logins) if (one.key === login.itemKey) one.missing = false
  })
  context.write(({ db, audit }) => {
    db.run('UPDATE logins SET goneAt = NULL WHERE id = $id', { id: login.id })
    audit({ ...lineOf(login), code: 'back-in-keychain' })
  })
}

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
  { login, item, shelf }: Taken,
  use: { places: readonly number[]; code: string },
): { last: boolean } => {
  const secrets = item.fields.flatMap((field, place) => (isSecret(field) ? [place] : []))
  const shown = use.places.filter((place) => secrets.includes(place))
  const used = [...new Set([...usedPlaces(login), ...shown])].sort((a, b) => a - b)
  const once = login.deleteAfterUse === 1
  const views = login.views + (shown.length > 0 ? 1 : 0)
  const again = once && shown.length > 0 && shown.every((place) => isUsed(login, place))
  if (again || (login.viewLimit !== null && views > login.viewLimit)) {
    // Its last use should have ended it; whatever came between, it ends now.
    condemn(shelf, [{ key: login.itemKey, why: 'used' }])
    throw new AppError('credential-ended', { why: 'used' })
  }
  context.write(({ db, now, audit }) => {
    db.run(
      `UPDATE logins SET uses = uses + 1, views = $views, usedFields = $usedFields,
         lastUsedAt = $now
       WHERE id = $id AND destroyedAt IS NULL`,
      { id: login.id, views, usedFields: used.join(','), now },
    )
    const fields = use.places.flatMap((place) => item.fields[place]?.kind ?? [])
    audit({ ...lineOf(login), fields, code: use.code })
  })
  const allUsed = once && secrets.every((place) => used.includes(place))
  return { last: allUsed || (login.viewLimit !== null && views >= login.viewLimit) }
}
