import { appendAudit } from '../../audit/chain'
import type { Judged } from '../guesses/guard'
import type { OpenSession } from '../session'
import type { UserRow } from '../user-row'
import { checkTotp, recoveryCodeHash, type CodeRefused } from './totp'

/** Checks a code of the app, or a recovery code, and marks it used, in one transaction. */
export const acceptCode = (
  opened: OpenSession,
  code: string,
  now: string,
): Judged<true, CodeRefused> => {
  const db = opened.database.writer
  const userId = opened.user.id
  return db.transaction((): Judged<true, CodeRefused> => {
    const user = db.get<UserRow>('SELECT * FROM users WHERE id = $userId', { userId })
    if (!user?.totpSecret) return { wrong: { why: 'wrong', clockOffSeconds: null } }
    const check = checkTotp(user.totpSecret, code, now, user.totpLastStep)
    if ('step' in check) {
      const { step } = check
      db.run('UPDATE users SET totpLastStep = $step WHERE id = $userId', { userId, step })
      return { right: true }
    }
    const used = db.run(
      `UPDATE userRecoveryCodes SET usedAt = $now
       WHERE userId = $userId AND hash = $hash AND usedAt IS NULL`,
      { userId, hash: recoveryCodeHash(userId, code), now },
    )
    if (used !== 1) return { wrong: check }
    const line = { entity: 'user', id: userId, code: 'recovery-code-used' }
    appendAudit(db, { at: now, userId, operation: 'session.giveCode', lines: [line] })
    return { right: true }
  })
}
