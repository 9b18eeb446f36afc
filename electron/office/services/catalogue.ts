/** What the agency sells, as rows. */
import type { z } from 'zod'
import { AppError } from '../../../shared/errors'
import type { Item, itemChange, itemInput } from '../../../shared/services/catalogue'
import { refuseForbidden } from '../clients/forbidden'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'

type Given = z.output<typeof itemInput>

/** What is sold first. */
export const listItems = (db: ReadableDatabase): Item[] =>
  db.all<Item>(
    `SELECT * FROM catalogue
     ORDER BY retiredAt IS NOT NULL,
       CASE kind WHEN 'hosting' THEN 1 WHEN 'domain' THEN 2 WHEN 'certificate' THEN 3
         WHEN 'maintenance' THEN 4 WHEN 'hourly' THEN 5 ELSE 6 END,
       name COLLATE NOCASE, id`,
  )

/** Errors: not-found. */
export const requireItem = (db: ReadableDatabase, id: number): Item => {
  const item = db.get<Item>('SELECT * FROM catalogue WHERE id = $id', { id })
  if (!item) throw new AppError('not-found', { entity: 'item', id })
  return item
}

/** Errors: forbidden-content, invalid-input. */
export const addItem = (db: WritableDatabase, given: Given): number => {
  refuseTwin(db, given.name, 0)
  return db.insert(
    `INSERT INTO catalogue (version, kind, name, unit, priceCents, setupCents, vatKind,
       periodMonths, noticeMonths, topLevel, invoiceText)
     VALUES (1, $kind, $name, $unit, $priceCents, $setupCents, $vatKind, $periodMonths,
       $noticeMonths, $topLevel, $invoiceText)`,
    rowOf(given),
  )
}

/** The fields that changed. Errors: not-found, changed-meanwhile, forbidden-content, invalid-input. */
export const changeItem = (
  db: WritableDatabase,
  { id, version, ...given }: z.output<typeof itemChange>,
): string[] => {
  const before: Item & Record<string, unknown> = { ...requireItem(db, id) }
  if (before.version !== version) throw new AppError('changed-meanwhile', { entity: 'item', id })
  if (before.retiredAt === null) refuseTwin(db, given.name, id)
  const row = rowOf(given)
  db.run(
    `UPDATE catalogue SET version = version + 1, kind = $kind, name = $name, unit = $unit,
       priceCents = $priceCents, setupCents = $setupCents, vatKind = $vatKind,
       periodMonths = $periodMonths, noticeMonths = $noticeMonths, topLevel = $topLevel,
       invoiceText = $invoiceText
     WHERE id = $id`,
    { ...row, id },
  )
  return Object.entries(row).flatMap(([field, value]) => (before[field] === value ? [] : [field]))
}

/** Errors: not-found, invalid-input (another item has its name now). */
export const retireItem = (db: WritableDatabase, id: number, retiredAt: string | null): void => {
  const { name } = requireItem(db, id)
  if (retiredAt === null) refuseTwin(db, name, id)
  db.run('UPDATE catalogue SET retiredAt = $retiredAt, version = version + 1 WHERE id = $id', {
    id,
    retiredAt,
  })
}

const refuseTwin = (db: ReadableDatabase, name: string, id: number): void => {
  const twin = db.get(
    `SELECT 1 FROM catalogue
     WHERE name = $name COLLATE NOCASE AND id <> $id AND retiredAt IS NULL`,
    { name, id },
  )
  if (twin) throw new AppError('invalid-input', { problems: [{ path: 'name', code: 'taken' }] })
}

const rowOf = (given: Given) => {
  const { kind, name, unit, priceCents, setupCents, vatKind } = given
  const { periodMonths, noticeMonths, topLevel, invoiceText } = given
  refuseForbidden({ name, invoiceText })
  return {
    kind,
    name,
    unit,
    priceCents,
    setupCents,
    vatKind,
    periodMonths,
    noticeMonths,
    topLevel,
    invoiceText,
  }
}
