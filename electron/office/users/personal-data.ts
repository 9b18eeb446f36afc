/** What is kept of who worked here. */
import type { WritableDatabase } from '../database/driver'

/** Accounts that still tell whose they were; an account without its person is called '#' and its id. */
export const namedAccount = `email <> '#' || id`

/** Takes the person out of an account; its number stays, so that the audit log has what it points at. */
export const forgetAccount = (db: WritableDatabase, id: number): void => {
  db.run(`UPDATE users SET email = '#' || id, name = '#' || id, totpSecret = NULL WHERE id = $id`, {
    id,
  })
  db.run('DELETE FROM userRecoveryCodes WHERE userId = $id', { id })
}
