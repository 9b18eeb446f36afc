/** What stands between the right password and an open office, one step after the other. */
import { AppError } from '../../../../shared/errors'
import type { SignInStep } from '../../../../shared/session/contract'
import { appendAudit } from '../../audit/chain'
import type { ActionContext } from '../../context'
import type { ReadableDatabase } from '../../database/driver'
import type { OpenSession, Session, SigningIn } from '../session'
import type { UserRow } from '../user-row'
import { freshenSlot } from './freshen'
import { proveCode } from './prove'

/** All steps that a person has before them, once their password was right. */
export const stepsFor = (db: ReadableDatabase, user: UserRow): SignInStep[] => {
  const steps: SignInStep[] = []
  if (user.totpSecret) steps.push('code')
  if (user.mustChangePassword) steps.push('new-password')
  if (!user.totpSecret && requiresTotp(db)) steps.push('enrol')
  return steps
}

export const requiresTotp = (db: ReadableDatabase): boolean =>
  db.get<{ on: number }>('SELECT requireTotp AS "on" FROM settings')?.on === 1

/** Errors: wrong-step (no one is signing in, or another step is next). */
export const requireStep = (session: Session, step: SignInStep): SigningIn => {
  const signingIn = session.signingIn()
  if (signingIn?.steps[0] !== step) throw new AppError('wrong-step', {})
  return signingIn
}

/**
 * The second step: a code of the app, or one of the ten recovery codes, each good for once.
 * Errors: wrong-step, wait-first, wrong-code.
 */
export const giveCode = async (context: ActionContext, code: string): Promise<void> => {
  const signingIn = requireStep(context.session, 'code')
  await proveCode(context, signingIn.session, code)
  stepDone(context, signingIn)
}

/** Takes the step that was just done off the list, and lets the person in after the last one. */
export const stepDone = (context: ActionContext, signingIn: SigningIn): void => {
  // Whoever was signing in is locked out again, or somebody else is on it.
  if (context.session.signingIn() !== signingIn) throw new AppError('wrong-step', {})
  signingIn.steps.shift()
  if (signingIn.steps.length === 0) letIn(context)
}

/** Opens the office for who did all steps. */
export const letIn = (context: ActionContext): void => {
  const { session } = context
  const opened = session.signingIn()?.session
  if (!opened) throw new AppError('wrong-step', {})
  const wrongBefore = session.keys.guard.clear(opened.guesser)
  recordSignIn(context, opened, wrongBefore > 0 ? `wrong-before:${wrongBefore}` : '')
  freshenSlot(session.dir, opened)
  session.begin(opened)
}

const recordSignIn = (context: ActionContext, opened: OpenSession, code: string): void => {
  const db = opened.database.writer
  db.transaction(() => {
    appendAudit(db, {
      at: context.now(),
      userId: opened.user.id,
      operation: 'session.unlock',
      lines: [{ entity: 'session', code }],
    })
  })
}
