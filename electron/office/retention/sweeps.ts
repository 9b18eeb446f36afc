/** What goes by its own term without a client leaving: unsaved typing, and accounts of former staff. */
import { todayIn } from '../../../shared/dates'
import { afterTerm } from '../../../shared/retention/clocks'
import type { ClassName, Term } from '../../../shared/retention/policy'
import type { ActionContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { termOf } from '../settings/terms'
import { forgetTyping } from '../typing/personal-data'
import { forgetAccount, namedAccount } from '../users/personal-data'

const isOver = (moment: string, term: Term, today: string): boolean =>
  afterTerm(todayIn(new Date(moment)), term) < today

const oldOf = <Row extends { at: string }>(
  db: ReadableDatabase,
  today: string,
  name: ClassName,
  sql: string,
): Row[] => {
  const term = termOf(db, name)
  return db.all<Row>(sql).filter(({ at }) => isOver(at, term, today))
}

const oldTyping = (db: ReadableDatabase, today: string) =>
  oldOf<{ userId: number; form: string; at: string }>(
    db,
    today,
    'unsaved-typing',
    'SELECT userId, form, keptAt AS at FROM typing ORDER BY keptAt LIMIT 1000',
  )

/** Whose account was disabled so long ago. */
const oldAccounts = (db: ReadableDatabase, today: string) =>
  oldOf<{ id: number; at: string }>(
    db,
    today,
    'staff-account',
    `SELECT id, disabledAt AS at FROM users WHERE disabledAt IS NOT NULL AND ${namedAccount}`,
  )

/** Carries out both; gives how many rows went. */
export const sweepOldRows = (context: ActionContext): number => {
  const today = context.today()
  const { typing, accounts } = context.read(({ db }) => ({
    typing: oldTyping(db, today),
    accounts: oldAccounts(db, today),
  }))
  if (typing.length + accounts.length === 0) return 0
  return context.write(({ db, audit }) => {
    for (const typed of typing) forgetTyping(db, typed)
    if (typing.length > 0) audit({ entity: 'typing', code: `term-ended-${typing.length}` })
    for (const { id } of accounts) {
      forgetAccount(db, id)
      audit({ entity: 'user', id, code: 'term-ended' })
    }
    return typing.length + accounts.length
  })
}
