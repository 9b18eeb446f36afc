/** The desks that logins live on, on record. */
import type { DeskIdentity } from '../../../shared/desk'
import type { AuditLine } from '../audit/line'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'

export interface DeskRow {
  id: number
  name: string
}

export const deskRow = (db: ReadableDatabase, { id }: DeskIdentity): DeskRow | undefined =>
  db.get<DeskRow>('SELECT id, name FROM desks WHERE ownId = $id', { id })

/** Puts on record that somebody signed in at this desk. `now`: UTC ISO. */
export const sawDesk = (
  db: WritableDatabase,
  { id, name }: DeskIdentity,
  now: string,
): AuditLine[] => {
  const known = deskRow(db, { id, name })
  if (known) {
    db.run('UPDATE desks SET name = $name, lastSeenAt = $now WHERE id = $desk', {
      desk: known.id,
      name,
      now,
    })
    return []
  }
  const desk = db.insert(
    `INSERT INTO desks (ownId, name, firstSeenAt, lastSeenAt) VALUES ($id, $name, $now, $now)`,
    { id, name, now },
  )
  return [{ entity: 'desk', id: desk, code: 'first-seen' }]
}
