/** One breach as it is shown: its clock, its counts, and what closing it still lacks. */
import type {
  Breach,
  BreachCounts,
  BreachRow,
  BreachScope,
  BreachTexts,
} from '../../../shared/breaches/contract'
import { todayIn, yearOf } from '../../../shared/dates'
import type { DataKind } from '../../../shared/disclosures/contract'
import { AppError } from '../../../shared/errors'
import { breachDueAt } from '../../../shared/privacy/clocks'
import type { ReadableDatabase } from '../database/driver'

export interface Row extends BreachTexts {
  id: number
  version: number
  role: Breach['role']
  scope: BreachScope['of']
  data: string
  counts: string
  happenedOn: string | null
  knownAt: string
  draftsAt: string | null
  registeredByName: string
  concerned: number
  closedAt: string | null
}

const select = `
  SELECT b.*, u.name AS registeredByName,
    (SELECT count(*) FROM breachedClients c WHERE c.breachId = b.id) AS concerned
  FROM breaches b JOIN users u ON u.id = b.registeredBy`

export const numberOf = ({ id, knownAt }: { id: number; knownAt: string }): string =>
  `L-${yearOf(todayIn(new Date(knownAt)))}-${id}`

export const dataOf = ({ data }: Row): DataKind[] => JSON.parse(data) as DataKind[]
export const countsIn = ({ counts }: Row): BreachCounts => JSON.parse(counts) as BreachCounts

/** Newest first. */
export const allBreaches = (db: ReadableDatabase): Row[] =>
  db.all<Row>(`${select} ORDER BY b.knownAt DESC, b.id DESC`)

/** Errors: not-found. */
export const requireBreach = (db: ReadableDatabase, id: number): Row => {
  const row = db.get<Row>(`${select} WHERE b.id = $id`, { id })
  if (!row) throw new AppError('not-found', { entity: 'breach', id })
  return row
}

/** Errors: not-found, changed-meanwhile, breach-closed. */
export const requireOpen = (
  db: ReadableDatabase,
  { id, version }: { id: number; version: number },
): Row => {
  const row = requireBreach(db, id)
  if (row.version !== version) throw new AppError('changed-meanwhile', { entity: 'breach', id })
  if (row.closedAt !== null) throw new AppError('breach-closed', {})
  return row
}

/** Whoever processes for others tells those, without delay; the 72 hours are the controller's. */
export const lackingIn = (row: Row): Breach['lacking'] => [
  ...(row.role === 'controller' && row.report === null ? (['report'] as const) : []),
  ...(row.role === 'controller' && row.report === 'report' && row.reportedOn === null
    ? (['reportedOn'] as const)
    : []),
  ...(row.tell === null ? (['tell'] as const) : []),
  ...(row.tell === 'tell' && row.toldOn === null ? (['toldOn'] as const) : []),
  ...(row.measures === null ? (['measures'] as const) : []),
]

const dueOf = (row: Row): string | null => {
  if (row.closedAt !== null) return null
  const settled =
    row.role === 'controller'
      ? row.report === 'no-report' || row.reportedOn !== null
      : row.tell === 'no-tell' || row.toldOn !== null
  return settled ? null : breachDueAt(row.knownAt)
}

export const shownRow = (row: Row): BreachRow => ({
  id: row.id,
  number: numberOf(row),
  role: row.role,
  knownAt: row.knownAt,
  dueAt: dueOf(row),
  counts: countsIn(row),
  closedAt: row.closedAt,
})

export const shownBreach = (db: ReadableDatabase, id: number): Breach => {
  const row = requireBreach(db, id)
  return {
    ...shownRow(row),
    version: row.version,
    what: row.what,
    happenedOn: row.happenedOn,
    data: dataOf(row),
    scope: row.scope,
    consequences: row.consequences,
    measures: row.measures,
    report: row.report,
    reportReason: row.reportReason,
    reportedOn: row.reportedOn,
    tell: row.tell,
    tellReason: row.tellReason,
    toldOn: row.toldOn,
    registeredBy: row.registeredByName,
    concerned: row.concerned,
    draftsAt: row.draftsAt,
    lacking: row.closedAt === null ? lackingIn(row) : [],
  }
}
