import { AppError } from '../../../shared/errors'
import type { session as contract, SessionStatus } from '../../../shared/session/contract'
import { clipboardSeconds } from '../../../shared/desk'
import type { HandlersOf } from '../context'
import { personOf } from '../who'
import { currentAgency } from '../settings/agency'
import { version } from '../version'
import { lastClosed } from './closed-history'
import type { OpenSession, Session } from './session'
import { slotIn } from './keys/directory'
import { recover, renewRecoveryKit } from './kit/recover'
import { planRotation } from './rotation/plan'
import { rotateKeys } from './rotation/rotate'
import { setUpOffice } from './set-up'
import { forgetTyped, keepTyped, recallTyped } from './typed-set-up'
import { accessOf } from './sign-in/access'
import { changePassword, requireDesktop } from './sign-in/password'
import { enrol, renewRecoveryCodes, startEnrolment } from './sign-in/second-step'
import { giveCode } from './sign-in/steps'
import { givePassword } from './sign-in/unlock'
import { save } from '../files/target'

const statusOf = (session: Session): SessionStatus => {
  const open = session.current()
  const nobody = {
    user: null,
    requests: null,
    agencyName: null,
    continued: null,
    recoveryConfirmed: true,
    trouble: null,
    forbidden: null,
    version,
  }
  const step = session.signingIn()?.steps[0] ?? null
  if (step) return { ...nobody, state: 'signing-in', step }
  if (!open) {
    const trouble = session.trouble()
    const forbidden = trouble ? null : session.forbidden()
    const state = trouble || forbidden ? 'trouble' : session.exists() ? 'locked' : 'new'
    return { ...nobody, state, step: null, trouble, forbidden }
  }
  const { id, name, email, role } = open.user
  const confirmed = open.database.reader.get<{ at: string | null }>(
    'SELECT recoveryConfirmedAt AS at FROM settings',
  )
  return {
    state: 'open',
    step: null,
    trouble: null,
    forbidden: null,
    user: { id, name, email, role },
    requests: { session: open.id, last: open.lastRequest },
    agencyName: currentAgency(open.database.reader).name,
    continued: open.heard.closed ? continuedBy(open) : null,
    recoveryConfirmed: Boolean(confirmed?.at),
    version,
  }
}

/** Who closed the history that this desk knew; nobody tells it to themselves. */
const continuedBy = ({ database, user }: OpenSession): SessionStatus['continued'] => {
  const last = lastClosed(database.reader)
  return last && last.userId !== user.id ? { at: last.at, by: last.by } : null
}

/** Errors: not-found, wrong-recovery-key. */
const requirePart = (key: string | null, { group, text }: { group: number; text: string }) => {
  if (!key) throw new AppError('not-found', { entity: 'recoveryKey', id: 0 })
  if (key.split('-')[group - 1] !== text.trim().toUpperCase()) {
    throw new AppError('wrong-recovery-key', { group })
  }
}

export const session: HandlersOf<typeof contract> = {
  status: ({ session }) => Promise.resolve(statusOf(session)),
  setUp: async (context, input) => {
    const recoveryKey = await setUpOffice(context, input)
    // The office is there, whatever the keychain says.
    await forgetTyped(context).catch(() => undefined)
    return { recoveryKey }
  },
  keepSetUp: async (context, { text }) => ({ kept: await keepTyped(context, text) }),
  recallSetUp: async (context) => ({ text: await recallTyped(context) }),
  unlock: async (context, input) => {
    await givePassword(context, input)
    return statusOf(context.session)
  },
  giveCode: async (context, { code }) => {
    await giveCode(context, code)
    return statusOf(context.session)
  },
  changePassword: async (context, input) => {
    await changePassword(context, input)
    return statusOf(context.session)
  },
  startEnrolment: (context, input) => startEnrolment(context, input),
  enrol: async (context, { code }) => {
    const recoveryCodes = await enrol(context, code)
    return { status: statusOf(context.session), recoveryCodes }
  },
  renewDesk: async ({ session, desk }) => {
    await desk.renewIdentity()
    return statusOf(session)
  },
  leave: async ({ session }) => {
    if (session.signingIn()) session.end('asked')
    return statusOf(session)
  },
  recover: async (context, input) => {
    await recover(context, input)
    return statusOf(context.session)
  },
  access: async ({ read }) => read(({ db, user }) => accessOf(db, personOf(user).id)),
  copyOnce: async ({ desk }, { text }) => {
    await desk.copyForAWhile(text)
    return { seconds: clipboardSeconds }
  },
  renewRecoveryCodes: async (context, { code }) => ({
    recoveryCodes: await renewRecoveryCodes(context, code),
  }),
  renewRecoveryKit: async (context, { password }) => ({
    recoveryKey: await renewRecoveryKit(context, password),
  }),
  requireDesktop: async (context, input) => {
    await requireDesktop(context, input)
    return { required: input.required }
  },
  desktop: async ({ session }) => {
    const { user, database } = session.require()
    return { required: slotIn(database.reader, user.slotId)?.desktop ?? false }
  },
  prepareRotation: (context, input) => planRotation(context, input),
  rotateKey: async (context, input) => {
    const { rotation } = context.session.require()
    requirePart(rotation?.kit.recoveryKey ?? null, input)
    await rotateKeys(context)
    return { rotated: true }
  },
  lock: ({ session }) => {
    session.end('asked')
    return Promise.resolve(statusOf(session))
  },
  saveRecoveryKit: async (context, { file, language }) => {
    const open = context.session.require()
    const key = open.rotation?.kit.recoveryKey ?? open.unconfirmedRecoveryKey
    if (!key) throw new AppError('not-found', { entity: 'recoveryKey', id: 0 })
    const target = context.files.target(file)
    const agency = context.read(({ db }) => currentAgency(db))
    // Loaded when asked for: the program is there sooner at its start.
    const { renderRecoveryKit } = await import('./kit/recovery-kit')
    const pdf = await renderRecoveryKit({
      key,
      language,
      agencyName: agency.name,
      createdAt: new Date(context.now()),
    })
    await save(target, pdf)
    context.write(({ audit }) => audit({ entity: 'recoveryKit', code: 'saved' }))
    return { saved: true }
  },
  confirmRecoveryKit: (context, input) => {
    const open = context.session.require()
    requirePart(open.unconfirmedRecoveryKey, input)
    context.write(({ db, now, audit }) => {
      db.run('UPDATE settings SET recoveryConfirmedAt = $now', { now })
      audit({ entity: 'recoveryKit', code: 'confirmed' })
    })
    open.unconfirmedRecoveryKey = null
    return Promise.resolve(statusOf(context.session))
  },
}
