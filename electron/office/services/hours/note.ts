/** Work noted, changed and taken away, until an invoice bills it. */
import type { z } from 'zod'
import { AppError } from '../../../../shared/errors'
import type { workInput } from '../../../../shared/services/work'
import { refuseForbidden } from '../../clients/forbidden'
import { clientRow } from '../../clients/record'
import type { CommandContext } from '../../context'
import { workRow, type WorkRow } from './work'

type Given = z.output<typeof workInput>

/** Errors: not-found, forbidden-content. */
export const noteWork = ({ db, now, audit }: CommandContext, given: Given): number => {
  const { clientId, kind } = given
  if (clientRow(db, clientId).reducedAt !== null) {
    throw new AppError('invalid-input', {
      problems: [{ path: 'clientId', code: 'client-leaves' }],
    })
  }
  const id = db.insert(
    `INSERT INTO work (version, clientId, kind, onDay, toDay, what, minutes, priceCents, vatKind,
       createdAt)
     VALUES (1, $clientId, $kind, $onDay, $toDay, $what, $minutes, $priceCents, $vatKind, $now)`,
    { ...columnsOf(given), clientId, kind, now },
  )
  audit({ entity: 'work', id, clientId, code: kind })
  return id
}

/** Errors: not-found, changed-meanwhile, work-billed, forbidden-content. */
export const changeWork = (
  { db, audit }: CommandContext,
  { id, version, ...given }: Given & { id: number; version: number },
): void => {
  const { clientId, kind, ...before } = unbilled(workRow(db, id), version)
  // Whose it is and what it is stays: a slip there is taken away and noted anew.
  const row: Record<string, unknown> = columnsOf({ ...given, clientId, kind })
  db.run(
    `UPDATE work SET version = version + 1, onDay = $onDay, toDay = $toDay, what = $what,
       minutes = $minutes, priceCents = $priceCents, vatKind = $vatKind
     WHERE id = $id`,
    { ...row, id },
  )
  const was: Record<string, unknown> = { ...before }
  const fields = Object.keys(row).filter((field) => was[field] !== row[field])
  audit({ entity: 'work', id, clientId, fields, code: 'changed' })
}

/** Errors: not-found, changed-meanwhile, work-billed. */
export const removeWork = (
  { db, audit }: CommandContext,
  { id, version }: { id: number; version: number },
): void => {
  const { clientId } = unbilled(workRow(db, id), version)
  db.run('DELETE FROM work WHERE id = $id', { id })
  audit({ entity: 'work', id, clientId, code: 'removed' })
}

const unbilled = (row: WorkRow, version: number): WorkRow => {
  const { id } = row
  if (row.version !== version) throw new AppError('changed-meanwhile', { entity: 'work', id })
  if (row.billedMinutes !== null) throw new AppError('work-billed', {})
  return row
}

const columnsOf = (given: Given) => {
  const { on, to, what, minutes, priceCents, vatKind } = given
  refuseForbidden({ what })
  return { onDay: on, toDay: to, what, minutes, priceCents, vatKind }
}
