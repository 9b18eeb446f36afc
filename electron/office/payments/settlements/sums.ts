/** What rows of a payment provider add up to; SQL over `bankEntries` and `bankStaging` alike. */

export interface Sums {
  /** without the payout's own row */
  rows: number
  grossCents: number
  feeCents: number
  netCents: number
  /** what the payout's own row took off the balance; null without one */
  paidOutCents: number | null
  /** what its own row says comes in at the bank */
  toBankCents: number | null
}

export const sums = `count(*) FILTER (WHERE settlementKind <> 'payout') AS rows,
  coalesce(sum(amountCents) FILTER (WHERE settlementKind NOT IN ('payout', 'fee')), 0) AS grossCents,
  coalesce(sum(iif(settlementKind = 'fee', -amountCents, feeCents))
    FILTER (WHERE settlementKind <> 'payout'), 0) AS feeCents,
  coalesce(sum(amountCents - feeCents) FILTER (WHERE settlementKind <> 'payout'), 0) AS netCents,
  sum(feeCents - amountCents) FILTER (WHERE settlementKind = 'payout') AS paidOutCents,
  sum(-amountCents) FILTER (WHERE settlementKind = 'payout') AS toBankCents`

/** Net less paid out. 0 where the files say nothing of one of the two: that may be in another file. */
export const differenceOf = ({ rows, netCents, paidOutCents }: Sums): number =>
  rows === 0 || paidOutCents === null ? 0 : netCents - paidOutCents

/** What is to come in at the bank. */
export const amountOf = ({ netCents, toBankCents }: Sums): number => toBankCents ?? netCents
