/**
 * The office's slots as rows: the truth about who may come in. The key file beside the database is an
 * export of them.
 */
import type { ReadableDatabase, WritableDatabase } from '../../database/driver'
import type { KeyFile } from './key-file'
import { slotSchema, type Slot } from './slots'

interface Row {
  officeId: string
  digestKey: string
  epoch: number
}

/** What the key file of this database must say. */
export const exportKeys = (db: ReadableDatabase): KeyFile => {
  const row = db.get<Row>('SELECT officeId, digestKey, keyEpoch AS epoch FROM settings')
  if (!row) throw new Error('an office without settings')
  return { format: 'kluis-keys', version: 2, ...row, slots: slotsIn(db) }
}

export const slotsIn = (db: ReadableDatabase): Slot[] =>
  db.all<{ json: string }>('SELECT json FROM slots ORDER BY id').map(({ json }) => parse(json))

export const slotIn = (db: ReadableDatabase, id: string): Slot | null => {
  const row = db.get<{ json: string }>('SELECT json FROM slots WHERE id = $id', { id })
  return row ? parse(row.json) : null
}

/** The recovery kit's. */
export const kitIn = (db: ReadableDatabase): Slot | null =>
  slotsIn(db).find(({ kind }) => kind === 'recovery') ?? null

const parse = (json: string): Slot => slotSchema.parse(JSON.parse(json))

/** Adds a slot, or replaces the one with its id. */
export const putSlot = (db: WritableDatabase, slot: Slot): void => {
  db.run(
    `INSERT INTO slots (id, json) VALUES ($id, $json)
     ON CONFLICT (id) DO UPDATE SET json = excluded.json`,
    { id: slot.id, json: JSON.stringify(slot) },
  )
}

/** Makes the rows these slots, and no others, of this epoch. */
export const putKeys = (db: WritableDatabase, { epoch, slots }: KeyFile): void => {
  db.run('DELETE FROM slots')
  for (const slot of slots) putSlot(db, slot)
  db.run('UPDATE settings SET keyEpoch = $epoch', { epoch })
}
