import type { credentials as contract, Login } from '../../../shared/credentials/contract'
import { distinct, lifetimesNow } from '../../../shared/credentials/expiry'
import { hostAddress } from '../../../shared/credentials/system'
import { AppError, isAppError } from '../../../shared/errors'
import type { ActionContext, HandlersOf, QueryContext } from '../context'
import { officeIdIn } from '../session/keys/key-file'
import { hereOf, loginTimeOf, seatOf } from './at-desk'
import { handOver, receive } from './hand-over'
import { addLogin, extendLogin, finishLogin, latestOf } from './keep'
import { saveReport } from './report'
import {
  countLogins,
  extensionsOf,
  listLogins,
  loginRow,
  maximumHours,
  reportOf,
  storedLogin,
} from './rows'
import { saveStatement } from './statement'
import { isUsed, withLogin, type Taken } from './take'
import { copyField, openHost, revealLogin } from './use'

type Fields = Pick<Login, 'fields' | 'keychain'>

const nothingToUse: string[] = ['credential-ended', 'credential-gone', 'credential-elsewhere']

/** What the keychain holds of it; an answer, not a failure, when that is nothing. */
const fieldsOf = async (context: ActionContext, id: number): Promise<Fields> => {
  try {
    const shown = ({ login, fields: kept }: Taken): Promise<Fields> => {
      const fields = kept.map(({ kind, name }, place) => ({
        kind,
        name,
        used: isUsed(login, place),
      }))
      return Promise.resolve({ fields, keychain: 'ok' })
    }
    // Looking at a page makes no desktop prompt.
    return await withLogin(context, id, shown, { ask: false })
  } catch (error) {
    if (!isAppError(error)) throw error
    if (error.code === 'keychain-unavailable') {
      const { reason } = (error as AppError<'keychain-unavailable'>).details
      return { fields: null, keychain: reason }
    }
    if (nothingToUse.includes(error.code)) return { fields: null, keychain: 'ok' }
    throw error
  }
}

/** Nobody extends for less than a minute. */
const worthwhile = (expiresAt: string): string =>
  new Date(Date.parse(expiresAt) + 60_000).toISOString()

const showLogin = async (context: ActionContext, id: number): Promise<Login> => {
  const found = await fieldsOf(context, id)
  const here = await hereOf(context)
  const now = await loginTimeOf(context)
  return context.read(({ db }) => {
    const login = storedLogin(db, id)
    const hours = maximumHours(db)
    const life = { startedAt: login.startedAt, maximumHours: hours }
    return {
      ...loginRow({ db, now }, id, here.id),
      ...found,
      host: hostAddress(login.system),
      extensions: extensionsOf(db, id),
      latestAt: latestOf(login, hours),
      choices: distinct(lifetimesNow(now, life, worthwhile(login.expiresAt))),
      now,
    }
  })
}

interface AsTheyExpire extends Pick<QueryContext, 'db' | 'now'> {
  here: number
}

/** The database, with what the desk last said on record, and the clock that logins expire by there. */
const asTheyExpire = async (context: ActionContext): Promise<AsTheyExpire> => {
  const here = await hereOf(context)
  await seatOf(context.session).settled()
  const now = await loginTimeOf(context)
  return context.read(({ db }) => ({ db, now, here: here.id }))
}

export const credentials: HandlersOf<typeof contract> = {
  list: async (context, filter) => {
    const at = await asTheyExpire(context)
    return listLogins(at, filter, at.here)
  },
  counts: async (context, { clientId }) => {
    const at = await asTheyExpire(context)
    return countLogins(at, clientId, at.here)
  },
  get: (context, { id }) => showLogin(context, id),
  add: (context, login) => addLogin(context, login),
  copy: (context, input) => copyField(context, input),
  reveal: (context, input) => revealLogin(context, input),
  hide: async ({ desk }) => {
    await desk.unconceal()
    return { hidden: true }
  },
  openHost: (context, { id }) => openHost(context, id),
  extend: (context, input) => extendLogin(context, input),
  done: (context, { id }) => finishLogin(context, id),
  handOver: (context, input) => handOver(context, input),
  receive: (context, input) => receive(context, input),
  saveStatement: (context, input) => saveStatement(context, input),
  report: ({ db }) => reportOf(db),
  saveReport: (context, input) => saveReport(context, input),
  keychain: ({ desk }, options) => desk.keychain(options),
  policy: ({ db }) => ({ maximumHours: maximumHours(db) }),
  savePolicy: ({ db, audit }, { maximumHours: hours }) => {
    db.run('UPDATE loginPolicy SET maximumHours = $hours', { hours })
    audit({ entity: 'loginPolicy', fields: ['maximumHours'] })
    return { maximumHours: hours }
  },
  sweep: async ({ desk, session }) => {
    const swept = await desk.sweepLogins(officeIdIn(session.dir), { full: false })
    await seatOf(session).hear()
    return swept
  },
  sweepAtSignIn: async ({ desk }) => ({ on: await desk.sweepInstalled() }),
  saveSweepAtSignIn: async ({ desk, write }, { on }) => {
    const done = await desk.installSweep(on).catch(() => false)
    if (!done) throw new AppError('sweep-not-installed', {})
    write(({ audit }) => audit({ entity: 'sweepAtSignIn', code: on ? 'on' : 'off' }))
    return { on }
  },
}
