import type { WritableDatabase } from '../database/driver'

/**
 * What was typed in a draft and not saved. `userId`: of whom issued it or threw it away; a colleague who
 * was typing in it loses nothing. null: of everybody, as its client is erased.
 */
export const forgetTyped = (db: WritableDatabase, form: string, userId: number | null): void => {
  db.run('DELETE FROM typing WHERE form = $form AND ($userId IS NULL OR userId = $userId)', {
    form,
    userId,
  })
}
