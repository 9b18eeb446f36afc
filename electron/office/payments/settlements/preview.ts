/** What the screen shows of files of payment providers before they are booked. */
import type { PayoutPreview, SettlementPreview } from '../../../../shared/payments/settlements'
import type { ReadableDatabase } from '../../database/driver'
import type { StagedSettlement, StagedSettlements } from '../import/staged'
import { differenceOf, sums, type Sums } from './sums'

const mostShown = 200

export const showSettlements = (
  db: ReadableDatabase,
  staged: StagedSettlements,
): SettlementPreview => {
  const payouts = payoutsIn(db, staged)
  const newRows = payouts.reduce((sum, one) => sum + one.newRows, 0)
  const wrong = payouts.filter(isWrong)
  return {
    preview: staged.preview,
    files: staged.parts.map(({ name, account, sha256, summary }) => ({
      name,
      account,
      provider: summary.provider,
      bookedBeforeAt:
        db.get<{ at: string | null }>(
          'SELECT max(bookedAt) AS at FROM bankFiles WHERE sha256 = $sha256',
          { sha256 },
        )?.at ?? null,
      skipped: summary.skipped,
      faults: summary.faults,
      faultCount: summary.faultCount,
    })),
    rows: staged.rows,
    newRows,
    payouts: [...wrong, ...payouts.filter((one) => !isWrong(one))].slice(0, mostShown),
    payoutCount: payouts.length,
    foreign: [...new Set(payouts.map(({ currency }) => currency))].filter((one) => one !== 'EUR'),
    addsUp: placesThatDiffer(staged, payouts) === 0,
  }
}

/** Rows and payouts that contradict themselves. */
export const placesThatDiffer = (
  { parts }: StagedSettlements,
  payouts: readonly PayoutPreview[],
): number =>
  parts.reduce((sum, { summary }) => sum + summary.faultCount, 0) + payouts.filter(isWrong).length

/** What was booked before is as it is. */
const isWrong = ({ newRows, differenceCents }: PayoutPreview): boolean =>
  newRows > 0 && differenceCents !== 0

type Group = Sums & {
  currency: string
  reference: string | null
  all: number
  newRows: number
  newCount: number
  newNetCents: number
  newPaidCents: number | null
}

/** By payout, those of the same balance in several files together. */
export const payoutsIn = (
  db: ReadableDatabase,
  { parts, base }: StagedSettlements,
): PayoutPreview[] => {
  const found = new Map<string, { account: string; group: Group }>()
  let at = base
  for (const part of parts) {
    for (const group of groupsOf(db, part, at)) {
      const key = JSON.stringify([part.account, group.currency, group.reference])
      const known = found.get(key)?.group
      found.set(key, { account: part.account, group: known ? added(known, group) : group })
    }
    at += part.summary.rows
  }
  return [...found.values()].map(({ account, group }) => show(db, account, group))
}

const groupsOf = (db: ReadableDatabase, { summary }: StagedSettlement, at: number): Group[] =>
  db.all<Group>(
    `SELECT currency, payout AS reference, ${sums}, count(*) AS "all",
       count(*) FILTER (WHERE known = 0) AS newRows,
       count(*) FILTER (WHERE known = 0 AND settlementKind <> 'payout') AS newCount,
       coalesce(sum(amountCents - feeCents)
         FILTER (WHERE known = 0 AND settlementKind <> 'payout'), 0) AS newNetCents,
       sum(feeCents - amountCents)
         FILTER (WHERE known = 0 AND settlementKind = 'payout') AS newPaidCents
     FROM bankStaging WHERE position > $at AND position <= $last
     GROUP BY currency, payout ORDER BY min(position)`,
    { at, last: at + summary.rows },
  )

const added = (a: Group, b: Group): Group => ({
  ...a,
  rows: a.rows + b.rows,
  all: a.all + b.all,
  newRows: a.newRows + b.newRows,
  newCount: a.newCount + b.newCount,
  grossCents: a.grossCents + b.grossCents,
  feeCents: a.feeCents + b.feeCents,
  netCents: a.netCents + b.netCents,
  newNetCents: a.newNetCents + b.newNetCents,
  paidOutCents: addedOrNone(a.paidOutCents, b.paidOutCents),
  toBankCents: addedOrNone(a.toBankCents, b.toBankCents),
  newPaidCents: addedOrNone(a.newPaidCents, b.newPaidCents),
})

const addedOrNone = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : a + b

const show = (db: ReadableDatabase, account: string, group: Group): PayoutPreview => ({
  account,
  currency: group.currency,
  reference: group.reference,
  rows: group.all,
  newRows: group.newRows,
  grossCents: group.grossCents,
  feeCents: group.feeCents,
  netCents: group.netCents,
  paidOutCents: group.paidOutCents,
  differenceCents: group.reference === null ? 0 : differenceWith(db, account, group),
})

/** Counting what was booked of it before; a payout may be told over two files. */
const differenceWith = (db: ReadableDatabase, account: string, group: Group): number => {
  const before = db.get<Sums>(
    `SELECT ${sums} FROM bankEntries WHERE payoutId = (
       SELECT p.id FROM payouts p JOIN bankAccounts a ON a.id = p.accountId
       WHERE a.account = $account AND a.currency = $currency AND p.reference = $reference)`,
    { account, currency: group.currency, reference: group.reference },
  )
  return differenceOf({
    ...group,
    rows: (before?.rows ?? 0) + group.newCount,
    netCents: (before?.netCents ?? 0) + group.newNetCents,
    paidOutCents: addedOrNone(before?.paidOutCents ?? null, group.newPaidCents),
  })
}
