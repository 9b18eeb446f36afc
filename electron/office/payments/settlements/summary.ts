/** What a settlement file adds up to, per payout and currency. */
import type {
  PayoutSum,
  SettlementFault,
  SettlementProvider,
  SettlementRow,
  SettlementSummary,
} from '../../../../shared/payments/settlement'

const faultsKept = 100

export function createSummary() {
  const payouts = new Map<string, PayoutSum>()
  const faults: SettlementFault[] = []
  let [rows, skipped, faultCount] = [0, 0, 0]
  return {
    skip: () => {
      skipped++
    },
    fault: (fault: SettlementFault) => {
      faultCount++
      if (faults.length < faultsKept) faults.push(fault)
    },
    add: (row: SettlementRow) => {
      rows++
      const { currency } = row
      // A payout's own row names it by its reference where other rows name it as theirs.
      const payout = row.payout ?? (row.kind === 'payout' ? row.reference : null)
      const key = `${currency} ${payout ?? ''}`
      const sum = payouts.get(key) ?? emptySum(payout, currency)
      payouts.set(key, sum)
      if (row.kind === 'payout') {
        sum.paidOutCents = (sum.paidOutCents ?? 0) - row.netCents
        sum.paidOutLine ??= row.line
        return
      }
      sum.rows++
      sum.grossCents += row.grossCents
      sum.feeCents += row.feeCents
      sum.netCents += row.netCents
    },
    of: (provider: SettlementProvider): SettlementSummary => ({
      provider,
      rows,
      skipped,
      payouts: [...payouts.values()],
      faults,
      faultCount,
    }),
  }
}

function emptySum(payout: string | null, currency: string): PayoutSum {
  return {
    payout,
    currency,
    rows: 0,
    grossCents: 0,
    feeCents: 0,
    netCents: 0,
    paidOutCents: null,
    paidOutLine: null,
  }
}
