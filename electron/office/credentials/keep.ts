/** Keeping a login: first in the keychain, then on record; extending it; ending it. */
import type { LoginRow, Ended } from '../../../shared/credentials/contract'
import type { KeptField } from '../../../shared/credentials/desk'
import { expiryFor, latestExpiry, type Lifetime } from '../../../shared/credentials/expiry'
import type { CheckedLogin } from '../../../shared/credentials/input'
import type { Desk } from '../../../shared/desk'
import { AppError, isAppError } from '../../../shared/errors'
import { refuseForbidden } from '../clients/forbidden'
import type { ActionContext } from '../context'
import { randomBytes, toHex } from '../crypto'
import { hereOf, loginsOf, loginTimeOf } from './at-desk'
import { askEnd } from './end-now'
import { loginRow, maximumHours, storedLogin, type StoredLogin } from './rows'
import { endLogin, lineOf, requireOpen, withLogin, type Taken } from './take'

type Described = Pick<
  CheckedLogin,
  'clientId' | 'system' | 'purpose' | 'ticket' | 'deleteAfterUse' | 'viewLimit'
>

/** A login about to be kept; `startedAt` before `createdAt` when it was handed over. */
export interface NewLogin extends Described {
  startedAt: string
  expiresAt: string
  handOverId: string | null
  fields: KeptField[]
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
  const now = await loginTimeOf(context)
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

const newKey = (): string => toHex(randomBytes(16))

/** Keychain first, database second; whatever fails, nothing is left behind. */
export const keepLogin = async (context: ActionContext, login: NewLogin): Promise<LoginRow> => {
  const { desk } = context
  const { officeId } = context.office
  const here = await hereOf(context)
  const key = newKey()
  return loginsOf(context.session).turns.take(key, async () => {
    const { expiresAt, fields } = login
    const createdAt = await loginTimeOf(context)
    await desk.keepLogin(officeId, key, { createdAt, expiresAt, fields })
    let id: number
    try {
      id = insert(context, { ...login, itemKey: key, createdAt, deskId: here.id })
    } catch (error) {
      await abandon(desk, officeId, key)
      throw error
    }
    await desk.loginOnRecord(officeId, key)
    return context.read((query) => loginRow(query, id, here.id))
  })
}

/** Nothing of it was put on record, so nothing of it stays. What cannot be taken back now, the sweep takes. */
const abandon = async (desk: Desk, officeId: string, key: string): Promise<void> => {
  try {
    await desk.endLogin(officeId, key, 'interrupted', { ask: false })
    await desk.acknowledgeLogins(officeId, [key])
  } catch (error) {
    if (!isAppError(error)) throw error
  }
}

const insert = (
  context: ActionContext,
  login: NewLogin & { itemKey: string; createdAt: string; deskId: number },
): number =>
  context.write(({ db, user, audit }) => {
    const id = db.insert(
      `INSERT INTO logins (clientId, deskId, itemKey, system, purpose, ticket, startedAt, createdAt,
         createdBy, expiresAt, deleteAfterUse, viewLimit, handOverId)
       VALUES ($clientId, $deskId, $itemKey, $system, $purpose, $ticket, $startedAt, $createdAt,
         $createdBy, $expiresAt, $deleteAfterUse, $viewLimit, $handOverId)`,
      {
        clientId: login.clientId,
        deskId: login.deskId,
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
  const extend = async ({ login, fields, expiresAt: from }: Taken): Promise<LoginRow> => {
    const now = await loginTimeOf(context)
    const hours = context.read(({ db }) => maximumHours(db))
    const expiry = expiryFor(lifetime, now, { startedAt: login.startedAt, maximumHours: hours })
    if (!expiry.ok) return refuse('lifetime', expiry.code, { hours })
    const { expiresAt: to } = expiry
    if (to <= from) return refuse('lifetime', 'no-longer')
    if (fields.some(({ value }) => value.length >= 4 && reason.includes(value)))
      return refuse('reason', 'contains-secret')
    const give = (end: string) =>
      context.desk.extendLogin(context.office.officeId, login.itemKey, end)
    if (!(await give(to))) throw new AppError('credential-gone', {})
    try {
      recordExtension(context, login, { from, to, reason })
    } catch (error) {
      // Without the reason on record it does not live longer.
      await give(from)
      throw error
    }
    return context.read((query) => loginRow(query, id, login.deskId))
  }
  return withLogin(context, id, extend, { values: true })
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

/**
 * The job is done. A login of another desk is ended there: at once when that desk is here too, else as
 * soon as it comes (`waiting`). Errors: not-found, credential-ended, keychain-unavailable.
 */
export const finishLogin = async (context: ActionContext, id: number): Promise<Ended> => {
  const logins = loginsOf(context.session)
  const { itemKey } = requireOpen(context, id)
  const here = await hereOf(context)
  const done = await logins.turns.take(itemKey, async (): Promise<Ended | null> => {
    const login = requireOpen(context, id)
    if (login.deskId === here.id) return { outcome: await endLogin(context, login, 'done') }
    context.write(({ db, user, now, audit }) => {
      audit(askEnd(db, login, { why: 'done', by: user.id, now }))
    })
    return null
  })
  if (done) return done
  const { deskId } = context.read(({ db }) => storedLogin(db, id))
  await logins.reach(deskId)
  const { destroyedWhy } = context.read(({ db }) => storedLogin(db, id))
  if (destroyedWhy === null) return { outcome: 'waiting' }
  return { outcome: destroyedWhy === 'gone' ? 'gone' : 'destroyed' }
}

/** The moment to which the login may still be extended. */
export const latestOf = (login: StoredLogin, hours: number): string =>
  latestExpiry({ startedAt: login.startedAt, maximumHours: hours })
