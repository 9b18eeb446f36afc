/** The systems outside the program that hold data of clients. */
import type { z } from 'zod'
import { findForbidden } from '../../../shared/clients/forbidden-content'
import type { System, systemInput } from '../../../shared/elsewhere/contract'
import { AppError } from '../../../shared/errors'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'

type Given = z.output<typeof systemInput>

/** Those in use first. */
export const listSystems = (db: ReadableDatabase): System[] =>
  db.all<System>('SELECT * FROM systems ORDER BY struckAt IS NOT NULL, name COLLATE NOCASE, id')

/** Errors: not-found. */
export const requireSystem = (db: ReadableDatabase, id: number): System => {
  const found = db.get<System>('SELECT * FROM systems WHERE id = $id', { id })
  if (!found) throw new AppError('not-found', { entity: 'system', id })
  return found
}

/** Errors: forbidden-content. */
export const addSystem = (db: WritableDatabase, { kind, name }: Given): number => {
  refuseNumbers(name)
  return db.insert('INSERT INTO systems (kind, name) VALUES ($kind, $name)', { kind, name })
}

/** Tasks keep the name they were opened with. Errors: not-found, changed-meanwhile, forbidden-content. */
export const changeSystem = (
  db: WritableDatabase,
  { id, version, kind, name }: Given & { id: number; version: number },
): void => {
  if (requireSystem(db, id).version !== version)
    throw new AppError('changed-meanwhile', { entity: 'system', id })
  refuseNumbers(name)
  db.run('UPDATE systems SET version = version + 1, kind = $kind, name = $name WHERE id = $id', {
    id,
    kind,
    name,
  })
}

/** Errors: not-found. */
export const strikeSystem = (
  db: WritableDatabase,
  { id, at }: { id: number; at: string | null },
): void => {
  requireSystem(db, id)
  db.run('UPDATE systems SET version = version + 1, struckAt = $at WHERE id = $id', { id, at })
}

const refuseNumbers = (name: string): void => {
  const forbidden = findForbidden(name)
  if (forbidden) throw new AppError('forbidden-content', { field: 'name', found: forbidden.found })
}
