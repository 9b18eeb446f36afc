/** The accounts the books are told on: the office's own, else the usual ones. */
import {
  ledgerRoles,
  usualPlan,
  type LedgerAccount,
  type LedgerPlan,
  type LedgerRole,
} from '../../../../shared/exports/ledger-plan'
import { AppError } from '../../../../shared/errors'
import type { CommandContext } from '../../context'
import type { ReadableDatabase } from '../../database/driver'

export const planOf = (db: ReadableDatabase): LedgerPlan => {
  const own = db.all<{ role: LedgerRole } & LedgerAccount>(
    'SELECT role, account AS id, name, rgsCode FROM bookAccounts',
  )
  return {
    ...usualPlan,
    ...Object.fromEntries(own.map(({ role, ...account }) => [role, account])),
  }
}

/** Keeps what differs from the usual. Errors: changed-meanwhile (since it was seen). */
export const savePlan = (
  { db, audit }: CommandContext,
  { plan, seen }: { plan: LedgerPlan; seen: LedgerPlan },
): LedgerPlan => {
  const before = planOf(db)
  if (ledgerRoles.some((role) => !isSame(before[role], seen[role])))
    throw new AppError('changed-meanwhile', { entity: 'bookAccounts', id: 1 })
  db.run('DELETE FROM bookAccounts')
  for (const role of ledgerRoles) {
    const { id, name, rgsCode } = plan[role]
    if (isSame(plan[role], usualPlan[role])) continue
    db.insert(
      'INSERT INTO bookAccounts (role, account, name, rgsCode) VALUES ($role, $id, $name, $rgsCode)',
      { role, id, name, rgsCode },
    )
  }
  audit({ entity: 'bookAccounts', id: null, code: 'saved' })
  return planOf(db)
}

const isSame = (a: LedgerAccount, b: LedgerAccount): boolean =>
  a.id === b.id && a.name === b.name && a.rgsCode === b.rgsCode
