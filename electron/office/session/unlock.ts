/** From a password to an open office, step by step. */
import { AppError } from '../../../shared/errors'
import { appendAudit } from '../audit/chain'
import type { ActionContext } from '../context'
import { backUpBeforeMigration } from '../backup/before-migration'
import { ledgerCopiesOf } from '../backup/ledger-copies'
import { misfitError, misfitOf } from '../ledger/history'
import { checkTotp, recoveryCodeHash } from '../users/totp'
import { afterWrong, noAttempts, secondsToWait } from './attempts'
import { readDesktopSecret } from './desktop-secret'
import { readKeyFile, writeKeyFile, type Attempts, type KeyFile, type Slot } from './key-file'
import { openWith, type UserRow } from './open-with'
import type { OpenSession, Session, SigningIn } from './session'
import { isWeakerThanNow, openSlot, rewrapSlot, spendAttempt, whoDigest } from './slots'

/** Addresses without a slot that are remembered at once; older ones make room. */
const mostStrangers = 50

/** The key file of an office that can be opened at all. Errors: not-set-up, keys-…, database-missing. */
export const requireKeyFile = (session: Session): KeyFile => {
  if (!session.exists()) throw new AppError('not-set-up', {})
  const trouble = session.trouble()
  if (trouble) throw new AppError(trouble, {})
  return readKeyFile(session.dir)
}

const attemptsOf = (file: KeyFile, slot: Slot | undefined, who: string): Attempts =>
  slot?.attempts ?? file.strangers[who] ?? noAttempts

const remember = (file: KeyFile, slot: Slot | undefined, who: string, attempts: Attempts): void => {
  if (slot) {
    slot.attempts = attempts
    return
  }
  const others = Object.entries(file.strangers).filter(([name]) => name !== who)
  file.strangers = Object.fromEntries([...others.slice(1 - mostStrangers), [who, attempts]])
}

/**
 * The first step. An unknown e-mail address and a wrong password cost the same time and give the same
 * answer. Errors: not-set-up, wait-first, wrong-password, other-desktop, keychain-unavailable, keys-…,
 * wrong-key, database-….
 */
export const givePassword = async (
  context: ActionContext,
  input: { email: string; password: string },
): Promise<void> => {
  const { session } = context
  const file = requireKeyFile(session)
  const who = whoDigest(file, input.email)
  const slot = file.slots.find((one) => one.kind === 'user' && one.who === who)
  const now = context.now()
  const before = attemptsOf(file, slot, who)
  const waitSeconds = secondsToWait(before, now)
  if (waitSeconds > 0) throw new AppError('wait-first', { waitSeconds })

  if (!slot) spendAttempt(input.password)
  const desktopSecret = slot?.desktop ? await readDesktopSecret(slot.id) : null
  const keys = slot ? openSlot(file.officeId, slot, input.password, desktopSecret) : null
  if (!slot || !keys) {
    const attempts = afterWrong(before, now)
    remember(file, slot, who, attempts)
    writeKeyFile(session.dir, file)
    throw new AppError('wrong-password', { waitSeconds: secondsToWait(attempts, now) })
  }
  await backUpBeforeMigration(context, file.officeId, keys)
  const opened = openWith(session, file, keys, { slotId: slot.id })
  await requireNewest(session, opened)
  if (isWeakerThanNow(slot)) strengthen(session, slot.id, input.password, desktopSecret)
  // Another person may sit down at this desk: the first session ends.
  session.end('replaced')
  session.hold(opened)
  if (opened.steps.length === 0) letIn(context)
}

/** Nothing is written into an office that is not the newest. Errors: older-database, two-histories. */
export const requireNewest = async (session: Session, opened: SigningIn): Promise<void> => {
  const { office, user } = opened.session
  const copies = await ledgerCopiesOf(session.dir, office.officeId)
  const misfit = await misfitOf(session.dir, office.database.reader, copies)
  if (!misfit) return
  session.keys.leave(office)
  throw misfitError(misfit, user.role === 'owner')
}

/** Wraps a slot of earlier, weaker Argon2id parameters anew; no file keeps the weaker wrapping. */
const strengthen = (
  session: Session,
  slotId: string,
  password: string,
  desktopSecret: Uint8Array | null,
): void => {
  const file = readKeyFile(session.dir)
  file.slots = file.slots.map((slot) =>
    slot.id === slotId ? (rewrapSlot(file.officeId, slot, password, desktopSecret) ?? slot) : slot,
  )
  writeKeyFile(session.dir, file, { forgetPrevious: true })
}

/** Errors: wrong-step (no one is signing in, or another step is next). */
export const requireStep = (session: Session, step: SigningIn['steps'][number]): SigningIn => {
  const signingIn = session.signingIn()
  if (signingIn?.steps[0] !== step) throw new AppError('wrong-step', {})
  return signingIn
}

/** Takes the step that was just done off the list, and lets the person in after the last one. */
export const stepDone = (context: ActionContext, signingIn: SigningIn): void => {
  signingIn.steps.shift()
  if (signingIn.steps.length === 0) letIn(context)
}

/** Opens the office for who did all steps. */
export const letIn = (context: ActionContext): void => {
  const opened = context.session.signingIn()?.session
  if (!opened) throw new AppError('wrong-step', {})
  const file = readKeyFile(context.session.dir)
  const slot = file.slots.find((one) => one.id === opened.user.slotId)
  const wrongBefore = slot?.attempts.wrong ?? 0
  if (slot && wrongBefore > 0) {
    slot.attempts = noAttempts
    writeKeyFile(context.session.dir, file)
  }
  recordSignIn(context, opened, wrongBefore > 0 ? `wrong-before:${wrongBefore}` : '')
  context.session.begin(opened)
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

/**
 * The second step: a code of the app, or one of the ten recovery codes, each good for once.
 * Errors: wrong-step, wait-first, wrong-code.
 */
export const giveCode = (context: ActionContext, code: string): void => {
  const signingIn = requireStep(context.session, 'code')
  const now = context.now()
  const file = readKeyFile(context.session.dir)
  const slot = file.slots.find((one) => one.id === signingIn.session.user.slotId)
  const attempts = slot?.attempts ?? noAttempts
  const waitSeconds = secondsToWait(attempts, now)
  if (waitSeconds > 0) throw new AppError('wait-first', { waitSeconds })

  const checked = acceptCode(signingIn.session, code, now)
  if (!checked.ok) {
    const after = afterWrong(attempts, now)
    if (slot) slot.attempts = after
    writeKeyFile(context.session.dir, file)
    throw new AppError('wrong-code', {
      waitSeconds: secondsToWait(after, now),
      clockOffSeconds: checked.clockOffSeconds,
    })
  }
  stepDone(context, signingIn)
}

/** Checks a code and marks it used, in one transaction. */
export const acceptCode = (
  opened: OpenSession,
  code: string,
  now: string,
): { ok: true } | { ok: false; clockOffSeconds: number | null } => {
  const db = opened.database.writer
  const userId = opened.user.id
  const user = db.get<UserRow>('SELECT * FROM users WHERE id = $userId', { userId })
  if (!user?.totpSecret) return { ok: false, clockOffSeconds: null }
  const check = checkTotp(user.totpSecret, code, now, user.totpLastStep)
  if (check.ok) {
    db.run('UPDATE users SET totpLastStep = $step WHERE id = $userId', { userId, step: check.step })
    return { ok: true }
  }
  const used = db.transaction(() => {
    const hash = recoveryCodeHash(userId, code)
    const found = db.run(
      `UPDATE userRecoveryCodes SET usedAt = $now
       WHERE userId = $userId AND hash = $hash AND usedAt IS NULL`,
      { userId, hash, now },
    )
    if (found !== 1) return false
    appendAudit(db, {
      at: now,
      userId,
      operation: 'session.giveCode',
      lines: [{ entity: 'user', id: userId, code: 'recovery-code-used' }],
    })
    return true
  })
  return used ? { ok: true } : { ok: false, clockOffSeconds: check.clockOffSeconds }
}
