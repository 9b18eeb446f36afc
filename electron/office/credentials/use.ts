/** Using a login: on the clipboard, on the screen, in the browser. */
import type { Proof, Revealed } from '../../../shared/credentials/contract'
import { hostAddress } from '../../../shared/credentials/system'
import { AppError } from '../../../shared/errors'
import type { ActionContext } from '../context'
import type { LoginItem } from './item'
import { loginsOf } from './keeper'
import { reasonIn } from './keychain'
import { clipboardSeconds, graceSeconds, screenSeconds } from './on-desk'
import { oneTimeCode } from './one-time-code'
import { requireProof } from './proof'
import { condemn } from './shelf'
import { shelfOf, countUse, endLogin, lineOf, requireOpen, withLogin, type Taken } from './take'

type Field = LoginItem['fields'][number]

const codeOf = ({ kind, value }: Field, now: string): string | null =>
  kind === 'one-time-codes' ? oneTimeCode(value, now) : null

/** After the last use it was kept for, a login goes at once; what the keychain refuses, the sweep does. */
export const endAfterUse = async (
  context: ActionContext,
  { login, shelf }: Taken,
  why: 'used' | 'handed-over',
): Promise<boolean> => {
  try {
    await endLogin(context, shelf, { login, why, byUser: true })
    return true
  } catch (error) {
    if (reasonIn(error) === null) throw error
    condemn(shelf, [{ key: login.itemKey, why }])
    return false
  }
}

export const copyField = (
  context: ActionContext,
  { id, field: place }: { id: number; field: number },
): Promise<{ seconds: number; destroyed: boolean }> =>
  withLogin(context, id, async (taken) => {
    const field = taken.item.fields[place]
    if (!field) throw new AppError('not-found', { entity: 'loginField', id: place })
    const { last } = countUse(context, taken, { places: [place], code: 'copied' })
    // A seed sets up an app for good; one job needs no more than a code.
    const text = codeOf(field, context.now()) ?? field.value
    await loginsOf(context.session).onDesk.copy(text)
    return {
      seconds: clipboardSeconds,
      destroyed: last && (await endAfterUse(context, taken, 'used')),
    }
  })

export const revealLogin = async (
  context: ActionContext,
  { id, proof }: { id: number; proof: Proof },
): Promise<Revealed> => {
  requireOpen(context, id)
  await requireProof(context, proof)
  return withLogin(context, id, async (taken) => {
    const { fields } = taken.item
    const { last } = countUse(context, taken, {
      places: fields.map((_, place) => place),
      code: 'revealed',
    })
    await loginsOf(context.session).onDesk.showFor(screenSeconds + graceSeconds)
    const now = context.now()
    return {
      fields: fields.map((field) => ({ ...field, code: codeOf(field, now) })),
      seconds: screenSeconds,
      destroyed: last && (await endAfterUse(context, taken, 'used')),
    }
  })
}

/** Errors: not-found (no such login, or its system is no host), credential-ended, no-browser. */
export const openHost = async (
  context: ActionContext,
  id: number,
): Promise<{ address: string }> => {
  const login = requireOpen(context, id)
  if (login.expiresAt <= shelfOf(context).now())
    throw new AppError('credential-ended', { why: 'expired' })
  const address = hostAddress(login.system)
  if (address === null) throw new AppError('not-found', { entity: 'loginHost', id })
  if (!(await context.desk.openBrowser(address).catch(() => false)))
    throw new AppError('no-browser', {})
  context.write(({ db, now, audit }) => {
    db.run('UPDATE logins SET uses = uses + 1, lastUsedAt = $now WHERE id = $id', { id, now })
    audit({ ...lineOf(login), code: 'host-opened' })
  })
  return { address }
}
