import type { typing as contract } from '../../../shared/typing/contract'
import type { HandlersOf } from '../context'

export const typing: HandlersOf<typeof contract> = {
  recall: ({ db, user }, { form }) =>
    db.get<{ value: string; keptAt: string }>(
      'SELECT value, keptAt FROM typing WHERE userId = $userId AND form = $form',
      { userId: user.id, form },
    ) ?? null,
  keep: ({ db, user, now }, { form, value, clientId }) => {
    // A form that was still open on somebody who is erased by now brings nothing back.
    const gone =
      clientId !== null &&
      db.get('SELECT 1 FROM clients WHERE id = $clientId AND erasedAt IS NOT NULL', { clientId })
    if (gone) return { kept: false }
    db.run(
      `INSERT INTO typing (userId, form, value, clientId, keptAt)
       VALUES ($userId, $form, $value, $clientId, $now)
       ON CONFLICT (userId, form)
       DO UPDATE SET value = excluded.value, clientId = excluded.clientId, keptAt = excluded.keptAt`,
      { userId: user.id, form, value, clientId, now },
    )
    return { kept: true }
  },
  discard: ({ db, user }, { form }) => ({
    discarded:
      db.run('DELETE FROM typing WHERE userId = $userId AND form = $form', {
        userId: user.id,
        form,
      }) > 0,
  }),
}
