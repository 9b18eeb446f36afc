import type { ReadableDatabase, WritableDatabase } from '../database/driver'

/** What was typed about a client and not saved. */
export const collect = (
  db: ReadableDatabase,
  clientId: number,
): { form: string; value: string }[] =>
  db.all('SELECT form, value FROM typing WHERE clientId = $clientId', { clientId })

export const erase = (db: WritableDatabase, clientId: number): void => {
  db.run('DELETE FROM typing WHERE clientId = $clientId OR form GLOB $form', {
    clientId,
    form: `clients/${clientId}`,
  })
}

/** What one person typed in one form and did not touch since. */
export const forgetTyping = (
  db: WritableDatabase,
  { userId, form, at }: { userId: number; form: string; at: string },
): void => {
  // Typed on since it was read: not old any more.
  db.run('DELETE FROM typing WHERE userId = $userId AND form = $form AND keptAt = $at', {
    userId,
    form,
    at,
  })
}
