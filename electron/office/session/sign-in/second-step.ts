/** The authenticator app of one person, and the recovery codes for when it is gone. */
import { AppError } from '../../../../shared/errors'
import type { ActionContext } from '../../context'
import type { WritableDatabase } from '../../database/driver'
import type { OpenSession } from '../session'
import { accessOf } from './access'
import { writeOwn } from './own-write'
import { proveCode, provePassword } from './prove'
import { requireStep, stepDone } from './steps'
import { checkTotp, newRecoveryCodes, newTotpSecret, recoveryCodeHash, totpAddress } from './totp'

const enrollingSession = ({ session }: ActionContext): OpenSession =>
  session.current() ?? requireStep(session, 'enrol').session

/**
 * A fresh secret for the app, kept in memory until its first code proves it works. While open it asks
 * who is there: the password, and a code where an app is to be replaced. Errors: wrong-step,
 * wait-first, wrong-password, wrong-code.
 */
export const startEnrolment = async (
  context: ActionContext,
  { password, code }: { password: string | null; code: string | null },
): Promise<{ secret: string; qr: string }> => {
  const opened = enrollingSession(context)
  if (context.session.current()) {
    await provePassword(context, opened, password ?? '')
    const { enrolled } = accessOf(opened.database.reader, opened.user.id)
    if (enrolled) await proveCode(context, opened, code ?? '')
  }
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

/** Errors: wrong-step, wait-first, wrong-code. */
export const enrol = async (context: ActionContext, code: string): Promise<string[]> => {
  const { session } = context
  const opened = enrollingSession(context)
  const secret = opened.enrolling
  if (!secret) throw new AppError('wrong-step', {})
  const { id } = opened.user
  const step = await session.keys.guard.guess(
    opened.guesser,
    () => {
      const check = checkTotp(secret, code, context.now(), 0)
      return 'step' in check ? { right: check.step } : { wrong: check }
    },
    (waitSeconds, refused) => new AppError('wrong-code', { ...refused, waitSeconds }),
  )
  const codes = writeOwn(context, opened, 'session.enrol', ({ db, audit }) => {
    db.run('UPDATE users SET totpSecret = $secret, totpLastStep = $step WHERE id = $id', {
      id,
      secret,
      step,
    })
    audit({ entity: 'user', id })
    return replaceRecoveryCodes(db, id)
  })
  opened.enrolling = null
  const signingIn = session.signingIn()
  if (signingIn) stepDone(context, signingIn)
  return codes
}

const replaceRecoveryCodes = (db: WritableDatabase, userId: number): string[] => {
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

/** Errors: wait-first, wrong-code. */
export const renewRecoveryCodes = async (
  context: ActionContext,
  code: string,
): Promise<string[]> => {
  const opened = context.session.require()
  await proveCode(context, opened, code)
  const { id } = opened.user
  return writeOwn(context, opened, 'session.renewRecoveryCodes', ({ db, audit }) => {
    audit({ entity: 'user', id })
    return replaceRecoveryCodes(db, id)
  })
}

/** Whoever lost the phone sets the app up anew. */
export const forgetSecondStep = (db: WritableDatabase, userId: number): void => {
  db.run('UPDATE users SET totpSecret = NULL, totpLastStep = 0 WHERE id = $userId', { userId })
  db.run('DELETE FROM userRecoveryCodes WHERE userId = $userId', { userId })
}
