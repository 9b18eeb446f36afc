/** Keeping a login: first in the keychain, then on record; extending it; ending it. */
import type { LoginRow, Ended } from '../../../shared/credentials/contract'
import { expiryFor, latestExpiry, warnAt, type Lifetime } from '../../../shared/credentials/expiry'
import type { CheckedLogin } from '../../../shared/credentials/input'
import { AppError } from '../../../shared/errors'
import { refuseForbidden } from '../clients/forbidden'
import type { ActionContext } from '../context'
import { newKey, writeItem, type LoginItem } from './item'
import { requireKeychain } from './keychain'
import { loginRow, maximumHours, type StoredLogin } from './rows'
import { beginDestroying, destroy, newEntry, type Shelf } from './shelf'
import { endLogin, lineOf, requireOpen, shelfOf, withLogin } from './take'

type Described = Pick<
  CheckedLogin,
  'clientId' | 'system' | 'purpose' | 'ticket' | 'deleteAfterUse' | 'viewLimit'
>

/** A login about to be kept; `startedAt` before `createdAt` when it was handed over. */
export interface NewLogin extends Described {
  startedAt: string
  expiresAt: string
  handOverId: string | null
  fields: LoginItem['fields']
}

const refuse = (path: string, code: string, params?: Record<string, string | number>): never => {
  throw new AppError('invalid-input', { problems: [{ path, code, ...(params ? { params } : {}) }] })
}

/** Errors: not-found, invalid-input (client-ended), forbidden-content. */
export const requireFit = (
  context: ActionContext,
  {
    clientId,
    system,
    purpose,
    ticket,
  }: Pick<Described, 'clientId' | 'system' | 'purpose' | 'ticket'>,
): void => {
  const client = context.read(({ db }) =>
    db.get<{ terminatedOn: string | null }>(
      'SELECT terminatedOn FROM clients WHERE id = $clientId AND erasedAt IS NULL',
      { clientId },
    ),
  )
  if (!client) throw new AppError('not-found', { entity: 'client', id: clientId })
  if (client.terminatedOn !== null && client.terminatedOn <= context.today())
    refuse('clientId', 'client-ended')
  refuseForbidden({ system, purpose, ticket })
}

/** Errors: those of `requireFit`, invalid-input (lifetime), keychain-unavailable. */
export const addLogin = async (context: ActionContext, input: CheckedLogin): Promise<LoginRow> => {
  requireFit(context, input)
  const now = shelfOf(context).now()
  const hours = context.read(({ db }) => maximumHours(db))
  const expiry = expiryFor(input.lifetime, now, { startedAt: now, maximumHours: hours })
  if (!expiry.ok) return refuse('lifetime', expiry.code, { hours })
  return keepLogin(context, {
    ...input,
    startedAt: now,
    expiresAt: expiry.expiresAt,
    handOverId: null,
  })
}

/** Keychain first, database second; whatever fails, nothing is left behind. */
export const keepLogin = async (context: ActionContext, login: NewLogin): Promise<LoginRow> => {
  const shelf = shelfOf(context)
  await requireKeychain()
  const key = newKey()
  return shelf.turns.take(key, async () => {
    const { expiresAt, fields } = login
    const createdAt = shelf.now()
    shelf.change(({ logins }) => logins.push(newEntry(key, createdAt, expiresAt, 'keeping')))
    try {
      await writeItem(shelf.idOf(key), { createdAt, expiresAt, fields })
      const id = insert(context, { ...login, itemKey: key, createdAt })
      shelf.change(({ logins }) => {
        for (const one of logins) if (one.key === key) one.phase = 'kept'
      })
      return context.read((query) => loginRow(query, id))
    } catch (error) {
      await abandon(shelf, key)
      throw error
    }
  })
}

/** Nothing of it was put on record, so nothing of it stays. What cannot be taken back now, the sweep takes. */
const abandon = async (shelf: Shelf, key: string): Promise<void> => {
  beginDestroying(shelf, [{ key, why: 'interrupted' }])
  try {
    await destroy(shelf, key, 'interrupted')
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}

const insert = (
  context: ActionContext,
  login: NewLogin & { itemKey: string; createdAt: string },
): number =>
  context.write(({ db, user, audit }) => {
    const id = db.insert(
      `INSERT INTO logins (clientId, itemKey, system, purpose, ticket, startedAt, createdAt,
         createdBy, expiresAt, deleteAfterUse, viewLimit, handOverId)
       VALUES ($clientId, $itemKey, $system, $purpose, $ticket, $startedAt, $createdAt,
         $createdBy, $expiresAt, $deleteAfterUse, $viewLimit, $handOverId)`,
      {
        clientId: login.clientId,
        itemKey: login.itemKey,
        system: login.system,
        purpose: login.purpose,
        ticket: login.ticket,
        startedAt: login.startedAt,
        createdAt: login.createdAt,
        createdBy: user.id,
        expiresAt: login.expiresAt,
        deleteAfterUse: login.deleteAfterUse ? 1 : 0,
        viewLimit: login.viewLimit,
        handOverId: login.handOverId,
      },
    )
    const kinds = login.fields.map(({ kind }) => kind)
    audit({ entity: 'login', id, clientId: login.clientId, fields: kinds, code: 'kept' })
    return id
  })

/** Errors: those of `withLogin`, forbidden-content, invalid-input. */
export const extendLogin = (
  context: ActionContext,
  { id, lifetime, reason }: { id: number; lifetime: Lifetime; reason: string },
): Promise<LoginRow> => {
  refuseForbidden({ reason })
  return withLogin(context, id, async ({ login, item, shelf }) => {
    const now = shelf.now()
    const hours = context.read(({ db }) => maximumHours(db))
    const expiry = expiryFor(lifetime, now, { startedAt: login.startedAt, maximumHours: hours })
    if (!expiry.ok) return refuse('lifetime', expiry.code, { hours })
    const { expiresAt } = expiry
    if (expiresAt <= item.expiresAt) return refuse('lifetime', 'no-longer')
    const value = [reason, ...item.fields.map((field) => field.value)]
    if (value.slice(1).some((secret) => secret.length >= 4 && reason.includes(secret)))
      return refuse('reason', 'contains-secret')
    const itemId = shelf.idOf(login.itemKey)
    await writeItem(itemId, { ...item, expiresAt })
    try {
      recordExtension(context, login, { from: item.expiresAt, to: expiresAt, reason })
    } catch (error) {
      // Without the reason on record it does not live longer.
      await writeItem(itemId, item)
      throw error
    }
    shelf.change(({ logins }) => {
      for (const one of logins)
        if (one.key === login.itemKey)
          Object.assign(one, { expiresAt, warnAt: warnAt(now, expiresAt) })
    })
    return context.read((query) => loginRow(query, id))
  })
}

const recordExtension = (
  context: ActionContext,
  login: StoredLogin,
  { from, to, reason }: { from: string; to: string; reason: string },
): void =>
  context.write(({ db, now, user, audit }) => {
    db.run('UPDATE logins SET expiresAt = $to WHERE id = $id', { id: login.id, to })
    db.insert(
      `INSERT INTO loginExtensions (loginId, at, userId, fromAt, toAt, reason)
       VALUES ($loginId, $now, $userId, $from, $to, $reason)`,
      { loginId: login.id, now, userId: user.id, from, to, reason },
    )
    audit({ ...lineOf(login), fields: ['expiresAt'], code: 'extended' })
  })

/** The job is done. Errors: not-found, credential-ended, keychain-unavailable. */
export const finishLogin = async (context: ActionContext, id: number): Promise<Ended> => {
  const shelf = shelfOf(context)
  const { itemKey } = requireOpen(context, id)
  await requireKeychain()
  return shelf.turns.take(itemKey, async () => {
    const login = requireOpen(context, id)
    return { outcome: await endLogin(context, shelf, { login, why: 'done', byUser: true }) }
  })
}

/** The moment to which the login may still be extended. */
export const latestOf = (login: StoredLogin, hours: number): string =>
  latestExpiry({ startedAt: login.startedAt, maximumHours: hours })
