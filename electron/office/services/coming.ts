/** What of the subscriptions falls on which day: renewals, expiries, ends. */
import { addDays } from '../../../shared/dates'
import { periodsDue } from '../../../shared/services/periods'
import type { Coming } from '../../../shared/services/subscription'
import type { ReadableDatabase } from '../database/driver'
import { selectSubscriptions, showSubscription, type SubscriptionRow } from './subscriptions'

/** Both days belong to it; in the order of the days. */
export const comingBetween = (
  db: ReadableDatabase,
  { from, to }: { from: string; to: string },
  today: string,
): Coming[] => {
  const rows = db.all<SubscriptionRow>(
    `${selectSubscriptions}
     WHERE c.erasedAt IS NULL AND (s.endsOn IS NULL OR s.endsOn >= $from)
       AND (s.startsOn <= $to)`,
    { from, to, today },
  )
  return rows
    .flatMap((row): Coming[] => {
      const subscription = showSubscription(row)
      const { expiresOn, endsOn } = row
      // Only what begins in between is asked for, however long ago it started.
      const billedTo = from > row.startsOn ? addDays(from, -1) : null
      const due =
        row.endRule === 'withdrawal' ? [] : periodsDue(row, { billedTo, endsOn, until: to }).periods
      const renewals = due
        .filter((period) => period.from === period.whole.from && period.from > row.startsOn)
        .map((period): Coming => ({ on: period.from, what: 'renewal', subscription }))
      const on = (day: string | null, what: Coming['what']): Coming[] =>
        day !== null && day >= from && day <= to ? [{ on: day, what, subscription }] : []
      return [...renewals, ...on(expiresOn, 'expiry'), ...on(endsOn, 'end')]
    })
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.subscription.id - b.subscription.id))
}
