/** The look after erasures: done for many at once, put on record for each. */
import type { ErasureCheck } from '../../../../shared/retention/check'
import type { CommandContext } from '../../context'
import type { ReadableDatabase } from '../../database/driver'
import { readCheck } from '../certificate/report'
import { searchFor, type Searching } from './search'
import type { Sought } from './sought'

/** Someone who was erased whole, of whom it is still known what to look for. */
export interface Erased {
  erasureId: number
  clientId: number
  sought: Sought
}

/** As many as are looked for in one go. */
export const atOnce = 250

/** Looks for all of them, and tells of how many something that is certain was found. */
export const checkErased = async (
  context: Searching & { write<T>(work: (command: CommandContext) => T): T },
  erased: readonly Erased[],
): Promise<number> => {
  if (erased.length === 0) return 0
  const checks = await searchFor(
    context,
    erased.map(({ sought }) => sought),
  )
  context.write(({ db, audit }) => {
    for (const [nth, { erasureId, clientId }] of erased.entries()) {
      const check = checks[nth]
      if (!check) continue
      db.insert(
        `INSERT INTO erasureChecks (erasureId, checkedAt, report)
         VALUES ($erasureId, $checkedAt, $report)`,
        { erasureId, checkedAt: check.checkedAt, report: JSON.stringify(check) },
      )
      audit({ entity: 'client', id: clientId, clientId, code: 'looked-after' })
    }
  })
  return checks.filter(hasCertain).length
}

const hasCertain = ({ finds }: ErasureCheck): boolean => finds.some(({ certain }) => certain)

/** What the look after an erasure found; null: nobody looked. */
export const checkOf = (db: ReadableDatabase, erasureId: number): ErasureCheck | null => {
  const row = db.get<{ report: string }>(
    'SELECT report FROM erasureChecks WHERE erasureId = $erasureId',
    { erasureId },
  )
  return row ? readCheck(row.report) : null
}
