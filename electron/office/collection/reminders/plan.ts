/** When reminders go, and the rates of statutory interest an owner added to the table. */
import { AppError } from '../../../../shared/errors'
import {
  interestRates,
  rateProblem,
  ratesWith,
  type InterestKind,
  type InterestRate,
} from '../../../../shared/collection/interest-rates'
import type { PlanSettings, Rates } from '../../../../shared/collection/reminders'
import type { CommandContext } from '../../context'
import type { ReadableDatabase } from '../../database/driver'
import { personOf } from '../../who'

export const planOf = (db: ReadableDatabase): PlanSettings => {
  const row = db.get<Omit<PlanSettings, 'asksExtras'> & { asksExtras: number }>(
    `SELECT version, friendlyDays AS friendly, firstDays AS first, finalDays AS final,
       suspendDays AS suspend, payWithinDays AS payWithin, asksExtras FROM reminderPlan`,
  )
  if (!row) throw new Error('an office without a plan for reminders')
  return { ...row, asksExtras: row.asksExtras === 1 }
}

/** Errors: changed-meanwhile. */
export const savePlan = ({ db, audit }: CommandContext, given: PlanSettings): void => {
  const { version, ...plan } = given
  const before = planOf(db)
  if (before.version !== version)
    throw new AppError('changed-meanwhile', { entity: 'reminderPlan', id: before.version })
  db.run(
    `UPDATE reminderPlan SET version = version + 1, friendlyDays = $friendly, firstDays = $first,
       finalDays = $final, suspendDays = $suspend, payWithinDays = $payWithin,
       asksExtras = $asksExtras`,
    { ...plan, asksExtras: plan.asksExtras ? 1 : 0 },
  )
  const names = ['friendly', 'first', 'final', 'suspend', 'payWithin', 'asksExtras'] as const
  audit({
    entity: 'reminderPlan',
    id: version + 1,
    fields: names.filter((name) => before[name] !== plan[name]),
  })
}

const addedRates = (db: ReadableDatabase, kind: InterestKind): InterestRate[] =>
  db.all(
    `SELECT validFrom, validTo, basisPoints FROM interestRates WHERE kind = $kind
     ORDER BY validFrom`,
    { kind },
  )

export const ratesOf = (db: ReadableDatabase, kind: InterestKind): readonly InterestRate[] =>
  ratesWith(kind, addedRates(db, kind))

export const knownTo = (db: ReadableDatabase, kind: InterestKind): string =>
  ratesOf(db, kind).at(-1)?.validTo ?? ''

export const showRates = (db: ReadableDatabase): Rates => {
  const shown = (kind: InterestKind) => [
    ...interestRates[kind].map((rate) => ({ ...rate, added: false })),
    ...addedRates(db, kind).map((rate) => ({ ...rate, added: true })),
  ]
  return {
    rates: { general: shown('general'), trade: shown('trade') },
    knownTo: { general: knownTo(db, 'general'), trade: knownTo(db, 'trade') },
  }
}

/** Errors: invalid-input. */
export const addRate = (
  { db, now, user, audit }: CommandContext,
  { kind, ...rate }: InterestRate & { kind: InterestKind },
): void => {
  const problem = rateProblem(ratesOf(db, kind), rate)
  if (problem !== null) {
    const path = problem === 'not-a-percentage' ? 'basisPoints' : 'validFrom'
    throw new AppError('invalid-input', { problems: [{ path, code: problem }] })
  }
  db.run(
    `INSERT INTO interestRates (kind, validFrom, validTo, basisPoints, addedAt, userId)
     VALUES ($kind, $validFrom, $validTo, $basisPoints, $now, $userId)`,
    { kind, ...rate, now, userId: personOf(user).id },
  )
  audit({ entity: 'interestRate', id: Number(rate.validFrom.slice(0, 4)), code: kind })
}
