/** Periods that were locked, what was declared of them, and what came to light since. */
import { addDays, todayIn, type CivilDate } from '../../../shared/dates'
import { seenOf, type CorrectionOf } from '../../../shared/vat/contract'
import { correctionOf, takenTogether } from '../../../shared/vat/corrections'
import { boxes, emptyOverview, overviewOf, type VatOverview } from '../../../shared/vat/overview'
import type { PeriodLength, VatPeriod } from '../../../shared/vat/periods'
import type { ReadableDatabase } from '../database/driver'
import { badDebtsIn } from './bad-debts'
import { countsIn, sumsIn, untilNow, type BoxName, type Span } from './figures'
import { grouped } from './grouped'

export interface ReturnRow {
  id: number
  length: PeriodLength
  fromOn: string
  toOn: string
  lockedAt: string
  lockedByName: string
}

export const periodOfRow = ({ length, fromOn, toOn }: ReturnRow): VatPeriod => ({
  length,
  from: fromOn,
  to: toOn,
})

/** Those that are locked now, in the order they were. */
export const lockedReturns = (db: ReadableDatabase): ReturnRow[] =>
  db.all<ReturnRow>(
    `SELECT r.id, r.length, r.fromOn, r.toOn, r.lockedAt, u.name AS lockedByName
     FROM vatReturns r JOIN users u ON u.id = r.lockedBy
     WHERE r.unlockedAt IS NULL ORDER BY r.id`,
  )

/** The last day of all locked periods, or null. */
export const lastLocked = (rows: readonly ReturnRow[]): string | null =>
  rows.reduce<string | null>((last, { toOn }) => (last === null || toOn > last ? toOn : last), null)

interface FigureRow {
  ofId: number
  toldInId: number | null
  toldAt: string
  box: BoxName
  netCents: number
  vatCents: number
}

export interface Told {
  ofId: number
  toldInId: number | null
  toldAt: string
  overview: VatOverview
}

/** What was declared of a period (`ofId`) or in one (`toldInId`), each time; not what was unlocked. */
export const toldWhere = (
  db: ReadableDatabase,
  by: { ofId: number } | { toldInId: number },
): Told[] => {
  const [column, id] = 'ofId' in by ? ['ofId', by.ofId] : ['toldInId', by.toldInId]
  const rows = db.all<FigureRow>(
    `SELECT f.ofId, f.toldInId, f.toldAt, f.box, f.netCents, f.vatCents
     FROM vatFigures f LEFT JOIN vatReturns r ON r.id = f.toldInId
     WHERE f.${column} = $id AND (f.toldInId IS NULL OR r.unlockedAt IS NULL) ORDER BY f.id`,
    { id },
  )
  const groups = grouped(rows, ({ ofId, toldInId, toldAt }) => `${ofId} ${toldInId} ${toldAt}`)
  return [...groups.values()].flatMap(([first, ...rest]) =>
    first ? [{ ...first, overview: overviewFrom([first, ...rest]) }] : [],
  )
}

const overviewFrom = (rows: readonly FigureRow[]): VatOverview => {
  const overview = emptyOverview()
  for (const { box, netCents, vatCents } of rows) {
    if (box === 'outside') overview.outside = { netCents, vatCents }
    else overview.boxes[box] = { netCents, vatCents }
  }
  overview.dueCents = boxes.reduce((sum, box) => sum + overview.boxes[box].vatCents, 0)
  return overview
}

type FoundOf = Omit<CorrectionOf, 'apart' | 'dueOn'>

/** What is to be told of a locked period: its figures by now less what was told. */
const foundOf = (db: ReadableDatabase, row: ReturnRow, today: CivilDate): FoundOf | null => {
  const told = toldWhere(db, { ofId: row.id })
  const since = told.at(-1)?.toldAt ?? row.lockedAt
  const span: Span = { from: row.fromOn, to: row.toOn }
  const debts = badDebtsIn(db, untilNow(span, today))
  const now = overviewOf([...sumsIn(db, span), ...debts])
  const before = told.map(({ overview }) => overview)
  if (correctionOf(now, before, row.toOn) === null) return null
  const found = correctionOf(now, before, todayIn(new Date(foundAt(db, span, since, debts))))
  const seen = found && seenOf(found.overview, countsIn(db, span, debts))
  return found && seen && { ...found, of: periodOfRow(row), returnId: row.id, since, seen }
}

/** Of all locked periods, the oldest first. */
export const openCorrections = (
  db: ReadableDatabase,
  rows: readonly ReturnRow[],
  today: CivilDate,
): CorrectionOf[] =>
  takenTogether(
    rows
      .flatMap((row) => foundOf(db, row, today) ?? [])
      .sort((a, b) => (a.of.from < b.of.from ? -1 : 1)),
  )

/** Of one of them, judged together with the others. */
export const openCorrection = (
  db: ReadableDatabase,
  id: number,
  rows: readonly ReturnRow[],
  today: CivilDate,
): CorrectionOf | null =>
  openCorrections(db, rows, today).find(({ returnId }) => returnId === id) ?? null

/**
 * The moment the first of it was recorded: a document, or what settled a debt. Of what was taken back
 * nothing is left to tell when: then the earliest it can have been, so that no term is missed.
 */
const foundAt = (
  db: ReadableDatabase,
  { from, to }: Span,
  since: string,
  debts: readonly { invoiceId: number }[],
): string => {
  const document = db.get<{ at: string | null }>(
    `SELECT min(issuedAt) AS at FROM invoices
     WHERE issuedAt IS NOT NULL AND vatOn BETWEEN $from AND $to AND issuedAt > $since`,
    { from, to, since },
  )
  const settled = db.get<{ at: string | null }>(
    `SELECT min(a.createdAt) AS at FROM json_each($ids) JOIN allocations a ON a.invoiceId = value
     WHERE a.createdAt > $since AND a.settledOn BETWEEN $from AND $to`,
    { from, to, since, ids: JSON.stringify(debts.map((one) => one.invoiceId)) },
  )
  const found = [document?.at ?? null, settled?.at ?? null].filter((at) => at !== null).sort()
  return found[0] ?? since
}

/** Whether small corrections are told in this period: the first one after the last that was locked. */
export const waitsIn = (rows: readonly ReturnRow[], { from }: Span): boolean => {
  const last = lastLocked(rows)
  return last !== null && addDays(last, 1) === from
}
