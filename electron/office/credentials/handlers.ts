import type { credentials as contract, Keychain, Login } from '../../../shared/credentials/contract'
import { distinct, lifetimesNow } from '../../../shared/credentials/expiry'
import { hostAddress } from '../../../shared/credentials/system'
import { AppError, isAppError } from '../../../shared/errors'
import type { ActionContext, HandlersOf, QueryContext } from '../context'
import { handOver, receive } from './hand-over'
import { addLogin, extendLogin, finishLogin, latestOf } from './keep'
import { loginsOf } from './keeper'
import { keychainState, reasonIn } from './keychain'
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
import { isUsed, shelfOf, withLogin, type Taken } from './take'
import { copyField, openHost, revealLogin } from './use'

const platforms: Partial<Record<NodeJS.Platform, Keychain['platform']>> = {
  darwin: 'macos',
  win32: 'windows',
}

type Fields = Pick<Login, 'fields' | 'keychain'>

/** What the keychain holds of it; an answer, not a failure, when that is nothing. */
const fieldsOf = async (context: ActionContext, id: number): Promise<Fields> => {
  try {
    const shown = ({ login, item }: Taken): Promise<Fields> => {
      const fields = item.fields.map(({ kind, name }, place) => ({
        kind,
        name,
        used: isUsed(login, place),
      }))
      return Promise.resolve({ fields, keychain: 'ok' })
    }
    // Looking at a page makes no desktop prompt.
    return await withLogin(context, id, shown, { ask: false })
  } catch (error) {
    const keychain = reasonIn(error)
    if (keychain !== null) return { fields: null, keychain }
    const code = isAppError(error) ? error.code : null
    if (code === 'credential-ended' || code === 'credential-gone')
      return { fields: null, keychain: 'ok' }
    throw error
  }
}

/** Nobody extends for less than a minute. */
const worthwhile = (expiresAt: string): string =>
  new Date(Date.parse(expiresAt) + 60_000).toISOString()

const showLogin = async (context: ActionContext, id: number): Promise<Login> => {
  const found = await fieldsOf(context, id)
  const now = shelfOf(context).now()
  return context.read(({ db }) => {
    const login = storedLogin(db, id)
    const hours = maximumHours(db)
    const life = { startedAt: login.startedAt, maximumHours: hours }
    return {
      ...loginRow({ db, now }, id),
      ...found,
      host: hostAddress(login.system),
      extensions: extensionsOf(db, id),
      latestAt: latestOf(login, hours),
      choices: distinct(lifetimesNow(now, life, worthwhile(login.expiresAt))),
      now,
    }
  })
}

/** The database, with the clock that logins expire by. */
const asTheyExpire = (context: ActionContext): Pick<QueryContext, 'db' | 'now'> => {
  const now = shelfOf(context).now()
  return context.read(({ db }) => ({ db, now }))
}

export const credentials: HandlersOf<typeof contract> = {
  list: (context, filter) => Promise.resolve(listLogins(asTheyExpire(context), filter)),
  counts: (context, { clientId }) => Promise.resolve(countLogins(asTheyExpire(context), clientId)),
  get: (context, { id }) => showLogin(context, id),
  add: (context, login) => addLogin(context, login),
  copy: (context, input) => copyField(context, input),
  reveal: (context, input) => revealLogin(context, input),
  hide: async ({ session }) => {
    await loginsOf(session).onDesk.hide()
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
  keychain: async (_context, { ask }) => ({
    state: await keychainState({ ask }),
    platform: platforms[process.platform] ?? 'linux',
  }),
  policy: ({ db }) => ({ maximumHours: maximumHours(db) }),
  savePolicy: ({ db, audit }, { maximumHours: hours }) => {
    db.run('UPDATE loginPolicy SET maximumHours = $hours', { hours })
    audit({ entity: 'loginPolicy', fields: ['maximumHours'] })
    return { maximumHours: hours }
  },
  sweep: ({ session }) => loginsOf(session).sweep({ full: false }),
  sweepAtSignIn: async ({ desk }) => ({ on: await desk.sweepInstalled() }),
  saveSweepAtSignIn: async ({ desk, write }, { on }) => {
    const done = await desk.installSweep(on).catch(() => false)
    if (!done) throw new AppError('sweep-not-installed', {})
    write(({ audit }) => audit({ entity: 'sweepAtSignIn', code: on ? 'on' : 'off' }))
    return { on }
  },
}
