/** How a person's own way in stands. */
import type { OwnAccess } from '../../../../shared/session/contract'
import type { ReadableDatabase } from '../../database/driver'

export const accessOf = (db: ReadableDatabase, userId: number): OwnAccess => {
  const row = db.get<{ enrolled: number; required: number; codesLeft: number }>(
    `SELECT totpSecret IS NOT NULL AS enrolled, (SELECT requireTotp FROM settings) AS required,
       (SELECT count(*) FROM userRecoveryCodes WHERE userId = $userId AND usedAt IS NULL) AS codesLeft
     FROM users WHERE id = $userId`,
    { userId },
  )
  return {
    enrolled: row?.enrolled === 1,
    required: row?.required === 1,
    codesLeft: row?.codesLeft ?? 0,
  }
}
