/** A period of VAT as it is looked at, locked or not. */
import { todayIn, type CivilDate } from '../../../shared/dates'
import { seenOf, type CorrectionOf, type Lock, type VatPage } from '../../../shared/vat/contract'
import { wholeOf } from '../../../shared/vat/corrections'
import {
  returnForm,
  sumOfOverviews,
  typedBoxes,
  type TypedBox,
  type TypedBoxes,
  type VatOverview,
} from '../../../shared/vat/overview'
import { icpDueOn, returnDueOn, type VatPeriod } from '../../../shared/vat/periods'
import type { ReadableDatabase } from '../database/driver'
import { badDebtsIn, declaredDebts } from './bad-debts'
import { countsIn, documentsPerBox, overviewIn, untilNow } from './figures'
import { icpOf } from './icp'
import {
  lockedReturns,
  openCorrection,
  openCorrections,
  periodOfRow,
  toldWhere,
  waitsIn,
  type ReturnRow,
} from './returns'

/** So many bad debts are listed on screen; the file has them all. */
const listedDebts = 200

export const vatPage = (db: ReadableDatabase, period: VatPeriod, today: CivilDate): VatPage => {
  const locked = lockedReturns(db)
  const row = locked.find(({ fromOn, toOn }) => fromOn === period.from && toOn === period.to)
  const { own, corrections } = row
    ? declared(db, row, locked)
    : asItIsNow(db, period, locked, today)
  const typed = typedOf(db, period)
  const debts = row ? declaredDebts(db, row.id) : badDebtsIn(db, untilNow(period, today))
  return {
    period,
    running: period.to >= today,
    dueOn: returnDueOn(period),
    icpDueOn: icpDueOn(period),
    lock: row ? lockOf(row, locked) : null,
    overlaps: locked
      .filter((one) => one !== row && one.fromOn <= period.to && one.toOn >= period.from)
      .map(periodOfRow),
    own,
    documents: documentsPerBox(db, period),
    corrections,
    changed: row ? openCorrection(db, row.id, locked, today) : null,
    form: returnForm(wholeOf(own, corrections), typed),
    typed,
    badDebts: {
      rows: debts.slice(0, listedDebts),
      count: debts.length,
      netCents: debts.reduce((sum, { netCents }) => sum + netCents, 0),
      vatCents: debts.reduce((sum, { vatCents }) => sum + vatCents, 0),
    },
    icp: icpOf(db, period, row?.id ?? null),
    seen: seenOf(wholeOf(own, corrections), countsIn(db, period, debts)),
  }
}

interface Figures {
  own: VatOverview
  corrections: CorrectionOf[]
}

/** The figures of a period that is not locked, with the small corrections that wait for it. */
export const asItIsNow = (
  db: ReadableDatabase,
  period: VatPeriod,
  locked: readonly ReturnRow[],
  today: CivilDate,
): Figures => ({
  own: overviewIn(db, period, today),
  corrections: waitsIn(locked, period)
    ? openCorrections(db, locked, today).filter(({ apart }) => !apart)
    : [],
})

const declared = (db: ReadableDatabase, row: ReturnRow, locked: readonly ReturnRow[]): Figures => {
  const told = toldWhere(db, { toldInId: row.id })
  const own = told.filter(({ ofId }) => ofId === row.id).map(({ overview }) => overview)
  const corrections = told.flatMap(({ ofId, toldAt, overview }): CorrectionOf[] => {
    const of = locked.find(({ id }) => id === ofId)
    if (of === undefined || ofId === row.id) return []
    const before = toldWhere(db, { ofId }).findLast((one) => one.toldAt < toldAt)
    const since = before?.toldAt ?? of.lockedAt
    const when = { foundOn: todayIn(new Date(toldAt)), apart: false, dueOn: null, since }
    const seen = seenOf(overview, { documents: 0, badDebts: 0 })
    return [{ ...when, overview, of: periodOfRow(of), returnId: ofId, seen }]
  })
  return { own: sumOfOverviews(own), corrections }
}

export const lockOf = (row: ReturnRow, locked: readonly ReturnRow[]): Lock => ({
  id: row.id,
  period: periodOfRow(row),
  lockedAt: row.lockedAt,
  lockedBy: row.lockedByName,
  mayUnlock: locked.at(-1)?.id === row.id,
})

export const typedOf = (db: ReadableDatabase, { from, to }: VatPeriod): TypedBoxes => {
  const rows = db.all<{ box: TypedBox; netCents: number; vatCents: number }>(
    'SELECT box, netCents, vatCents FROM vatTyped WHERE fromOn = $from AND toOn = $to',
    { from, to },
  )
  const typed: TypedBoxes = { '2a': null, '4a': null, '4b': null, '5b': null }
  for (const name of typedBoxes) {
    const row = rows.find(({ box }) => box === name)
    if (!row) continue
    if (name === '5b') typed[name] = row.vatCents
    else typed[name] = { netCents: row.netCents, vatCents: row.vatCents }
  }
  return typed
}
