/** What a person does to their own access: password, authenticator app, recovery. */
import { AppError } from '../../../shared/errors'
import {
  formatRecoveryKey,
  readRecoveryKey,
  recoveryKeyBytes,
} from '../../../shared/session/recovery-key'
import { appendAudit } from '../audit/chain'
import { backUpBeforeMigration } from '../backup/before-migration'
import type { ActionContext } from '../context'
import { randomBytes } from '../crypto'
import {
  checkTotp,
  newRecoveryCodes,
  newTotpSecret,
  recoveryCodeHash,
  totpAddress,
} from '../users/totp'
import { afterWrong, secondsToWait } from './attempts'
import { forgetDesktopSecret, newDesktopSecret, readDesktopSecret } from './desktop-secret'
import { readKeyFile, writeKeyFile } from './key-file'
import { openWith } from './open-with'
import type { OpenSession } from './session'
import { makeSlot, openSlot, whoDigest } from './slots'
import { acceptCode, letIn, requireKeyFile, requireStep, stepDone, requireNewest } from './unlock'

const record = (
  context: ActionContext,
  opened: OpenSession,
  operation: string,
  code = '',
): void => {
  appendAudit(opened.database.writer, {
    at: context.now(),
    userId: opened.user.id,
    operation,
    lines: [{ entity: 'user', id: opened.user.id, code }],
  })
}

/** Whether a password opens one's own slot, on this desktop where that is required. */
export const opensOwnSlot = async (
  dir: string,
  opened: OpenSession,
  password: string,
): Promise<boolean> => {
  const file = readKeyFile(dir)
  const slot = file.slots.find((one) => one.id === opened.user.slotId)
  if (!slot) return false
  const desktopSecret = slot.desktop ? await readDesktopSecret(slot.id) : null
  return openSlot(file.officeId, slot, password, desktopSecret) !== null
}

/** Replaces the slot of a user by one for a new password; older key files cannot bring it back. */
const replaceSlot = (
  dir: string,
  opened: OpenSession,
  password: string,
  desktopSecret: Uint8Array | null,
): void => {
  const file = readKeyFile(dir)
  const { slotId } = opened.user
  const old = file.slots.find((slot) => slot.id === slotId)
  if (!old) throw new AppError('not-found', { entity: 'slot', id: opened.user.id })
  const slot = makeSlot({
    officeId: file.officeId,
    slotId,
    kind: 'user',
    who: old.who,
    password,
    secrets: opened.secrets,
    desktopSecret,
  })
  file.slots = file.slots.map((one) => (one.id === slotId ? slot : one))
  writeKeyFile(dir, file, { forgetPrevious: true })
}

/**
 * While open the present password is asked; with a start password the right one was just given.
 * Errors: wrong-password, same-password, wrong-step.
 */
export const changePassword = async (
  context: ActionContext,
  input: { current: string | null; password: string },
): Promise<void> => {
  const { session } = context
  const open = session.current()
  const signingIn = open ? null : requireStep(session, 'new-password')
  const opened = open ?? signingIn?.session
  if (!opened) throw new AppError('wrong-step', {})
  const opens = (password: string) => opensOwnSlot(session.dir, opened, password)
  if (open && (input.current === null || !(await opens(input.current)))) {
    throw new AppError('wrong-password', { waitSeconds: 0 })
  }
  if (await opens(input.password)) throw new AppError('same-password', {})
  replaceSlot(session.dir, opened, input.password, await ownDesktopSecret(session.dir, opened))
  const db = opened.database.writer
  db.transaction(() => {
    db.run('UPDATE users SET mustChangePassword = 0 WHERE id = $id', { id: opened.user.id })
    record(context, opened, 'session.changePassword')
  })
  if (signingIn) stepDone(context, signingIn)
}

const ownDesktopSecret = async (dir: string, opened: OpenSession): Promise<Uint8Array | null> => {
  const slot = readKeyFile(dir).slots.find((one) => one.id === opened.user.slotId)
  return slot?.desktop ? readDesktopSecret(slot.id) : null
}

/**
 * "Require this desktop": from here on one's password opens the office only where the secret in the
 * keychain is; or on any desktop again. The recovery kit always works without it. Errors:
 * wrong-password, keychain-unavailable.
 */
export const requireDesktop = async (
  context: ActionContext,
  { password, required }: { password: string; required: boolean },
): Promise<void> => {
  const opened = context.session.require()
  const { dir } = context.session
  if (!(await opensOwnSlot(dir, opened, password))) {
    throw new AppError('wrong-password', { waitSeconds: 0 })
  }
  const { slotId } = opened.user
  // The keychain first: a slot is never made for a secret that was not kept.
  const secret = required ? await newDesktopSecret(slotId) : null
  replaceSlot(dir, opened, password, secret)
  context.write(({ audit }) =>
    audit({ entity: 'user', id: opened.user.id, code: required ? 'this-desktop' : 'any-desktop' }),
  )
  if (!required) await forgetDesktopSecret(slotId)
}

const enrollingSession = (context: ActionContext): OpenSession =>
  context.session.current() ?? requireStep(context.session, 'enrol').session

/** A fresh secret for the app, kept in memory until its first code proves it works. */
export const startEnrolment = async (
  context: ActionContext,
): Promise<{ secret: string; qr: string }> => {
  const opened = enrollingSession(context)
  const secret = newTotpSecret()
  opened.enrolling = secret
  // Loaded when asked for: the program is there sooner at its start.
  const { default: QRCode } = await import('qrcode')
  const qr = await QRCode.toString(totpAddress(secret, opened.user.email), {
    type: 'svg',
    errorCorrectionLevel: 'M',
    margin: 1,
  })
  return { secret, qr }
}

/** Errors: wrong-step, wrong-code. */
export const enrol = (context: ActionContext, code: string): string[] => {
  const opened = enrollingSession(context)
  const secret = opened.enrolling
  if (!secret) throw new AppError('wrong-step', {})
  const check = checkTotp(secret, code, context.now(), 0)
  if (!check.ok) {
    throw new AppError('wrong-code', { waitSeconds: 0, clockOffSeconds: check.clockOffSeconds })
  }
  const db = opened.database.writer
  const { id } = opened.user
  const codes = db.transaction(() => {
    db.run('UPDATE users SET totpSecret = $secret, totpLastStep = $step WHERE id = $id', {
      id,
      secret,
      step: check.step,
    })
    record(context, opened, 'session.enrol')
    return replaceRecoveryCodes(opened)
  })
  opened.enrolling = null
  const signingIn = context.session.signingIn()
  if (signingIn) stepDone(context, signingIn)
  return codes
}

const replaceRecoveryCodes = (opened: OpenSession): string[] => {
  const db = opened.database.writer
  const userId = opened.user.id
  const codes = newRecoveryCodes()
  db.run('DELETE FROM userRecoveryCodes WHERE userId = $userId', { userId })
  for (const code of codes) {
    db.run('INSERT INTO userRecoveryCodes (userId, hash) VALUES ($userId, $hash)', {
      userId,
      hash: recoveryCodeHash(userId, code),
    })
  }
  return codes
}

/** Errors: wrong-code. */
export const renewRecoveryCodes = (context: ActionContext, code: string): string[] => {
  const opened = context.session.require()
  const checked = acceptCode(opened, code, context.now())
  if (!checked.ok) {
    throw new AppError('wrong-code', { waitSeconds: 0, clockOffSeconds: checked.clockOffSeconds })
  }
  return opened.database.writer.transaction(() => {
    record(context, opened, 'session.renewRecoveryCodes')
    return replaceRecoveryCodes(opened)
  })
}

/**
 * Forgotten password: the recovery key opens the office for an owner by e-mail address, who gets a
 * new password and sets up the app anew. Errors: wrong-recovery-key (with the group that is mistyped),
 * wait-first, wrong-password (no owner with that address).
 */
export const recover = async (
  context: ActionContext,
  input: { recoveryKey: string; email: string; password: string },
): Promise<void> => {
  const { session } = context
  const file = requireKeyFile(session)
  const slot = file.slots.find((one) => one.kind === 'recovery')
  if (!slot) throw new AppError('keys-damaged', {})
  const now = context.now()
  const waitSeconds = secondsToWait(slot.attempts, now)
  if (waitSeconds > 0) throw new AppError('wait-first', { waitSeconds })
  const reading = readRecoveryKey(input.recoveryKey)
  if (!reading.ok) throw new AppError('wrong-recovery-key', { group: reading.group })
  const keys = openSlot(file.officeId, slot, formatRecoveryKey(reading.bytes))
  if (!keys) {
    slot.attempts = afterWrong(slot.attempts, now)
    writeKeyFile(session.dir, file)
    throw new AppError('wrong-recovery-key', { group: null })
  }
  await backUpBeforeMigration(context, file.officeId, keys)
  const signingIn = openWith(session, file, keys, { email: input.email })
  await requireNewest(session, signingIn)
  const opened = signingIn.session
  if (opened.user.role !== 'owner') {
    session.keys.leave(opened.office)
    throw new AppError('forbidden', {})
  }
  const fresh = makeSlot({
    officeId: file.officeId,
    slotId: opened.user.slotId,
    kind: 'user',
    who: whoDigest(file, opened.user.email),
    password: input.password,
    secrets: opened.secrets,
  })
  slot.attempts = { wrong: 0, notBefore: null }
  file.slots = [...file.slots.filter((one) => one.id !== fresh.id), fresh]
  writeKeyFile(session.dir, file, { forgetPrevious: true })
  const db = opened.database.writer
  const hadApp = signingIn.steps.includes('code')
  db.transaction(() => {
    db.run(
      'UPDATE users SET mustChangePassword = 0, totpSecret = NULL, totpLastStep = 0 WHERE id = $id',
      { id: opened.user.id },
    )
    db.run('DELETE FROM userRecoveryCodes WHERE userId = $id', { id: opened.user.id })
    record(context, opened, 'session.recover')
  })
  session.end('replaced')
  // Whoever had the second step sets it up anew: the phone may be what was lost.
  const enrols = hadApp || signingIn.steps.includes('enrol')
  session.hold({ session: opened, steps: enrols ? ['enrol'] : [] })
  if (!enrols) letIn(context)
}

/** A new recovery slot in place of the old one. Errors: wrong-password. */
export const renewRecoveryKit = async (
  context: ActionContext,
  password: string,
): Promise<string> => {
  const opened = context.session.require()
  const { dir } = context.session
  if (!(await opensOwnSlot(dir, opened, password))) {
    throw new AppError('wrong-password', { waitSeconds: 0 })
  }
  const file = readKeyFile(dir)
  const old = file.slots.find((slot) => slot.kind === 'recovery')
  const key = formatRecoveryKey(randomBytes(recoveryKeyBytes))
  const slot = makeSlot({
    officeId: file.officeId,
    slotId: old?.id ?? opened.officeId,
    kind: 'recovery',
    who: null,
    password: key,
    secrets: opened.secrets,
  })
  file.slots = [...file.slots.filter((one) => one.kind !== 'recovery'), slot]
  writeKeyFile(dir, file, { forgetPrevious: true })
  context.write(({ db, audit }) => {
    db.run('UPDATE settings SET recoveryConfirmedAt = NULL')
    audit({ entity: 'recoveryKit', code: 'renewed' })
  })
  opened.unconfirmedRecoveryKey = key
  return key
}
