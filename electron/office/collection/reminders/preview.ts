/** What a run would do today: who gets which step, and why others get none. */
import { daysBetween, type CivilDate } from '../../../../shared/dates'
import type { Channel } from '../../../../shared/collection/fourteen-days'
import type { NotReminded } from '../../../../shared/collection/not-reminded'
import type { ReminderPreview, ReminderRow } from '../../../../shared/collection/reminders'
import { nextStep, type ReminderStep } from '../../../../shared/collection/steps'
import type { QueryContext } from '../../context'
import { demandFor, overdueClaims, termsOn, type OverdueClaim, type Terms } from './claims'

export interface Due extends OverdueClaim {
  does: ReminderStep | 'suspend'
  channel: Channel
  /** null: it goes */
  why: NotReminded | null
}

/** null: nothing is due for this claim today, held or not. */
export const dueFor = (
  claim: OverdueClaim,
  { plan, today }: Terms,
  byPost: boolean,
): Due | null => {
  const free = nextStep(
    { ...claim.claim, disputed: false, objected: false, paused: null },
    plan,
    today,
  )
  if (free.kind !== 'send' && free.kind !== 'suspend') return null
  const channel = byPost || claim.email === null ? 'post' : 'email'
  const does = free.kind === 'send' ? free.step : 'suspend'
  const unreachable = does !== 'suspend' && channel === 'post' && claim.hasStreet === 0
  const held =
    claim.next.kind === 'held' ? claim.next.why : claim.collecting === 1 ? 'collecting' : null
  return { ...claim, does, channel, why: held ?? (unreachable ? 'no-address' : null) }
}

export const previewReminders = (
  { db, today }: QueryContext,
  {
    clientId,
    invoiceIds,
    limit,
  }: { clientId: number | null; invoiceIds: readonly number[] | null; limit: number },
): ReminderPreview => {
  const terms = termsOn(db, today)
  const wanted = invoiceIds === null ? null : new Set(invoiceIds)
  const due = overdueClaims(db, terms, { clientId })
    .filter(({ invoiceId }) => wanted === null || wanted.has(invoiceId))
    .flatMap((claim) => dueFor(claim, terms, false) ?? [])
  const going = due.filter(({ why }) => why === null)
  const row = (one: Due): ReminderRow => {
    const { does, channel, clientName, claim } = one
    const demand = does === 'suspend' ? null : demandFor(db, one, { step: does, channel }, terms)
    return {
      invoiceId: one.invoiceId,
      number: one.number,
      client: { id: one.clientId, name: clientName },
      dueOn: one.dueOn,
      daysLate: daysBetween(one.dueOn, today),
      openCents: one.openCents,
      does,
      channel,
      why: one.why,
      pausedUntil: claim.paused?.until ?? null,
      extraCents: demand === null ? 0 : demand.totalCents - demand.openCents,
      totalCents: demand?.totalCents ?? one.openCents,
    }
  }
  return {
    rows: due.slice(0, limit).map(row),
    count: going.length,
    clients: new Set(going.map((one) => one.clientId)).size,
    openCents: going.reduce((sum, one) => sum + one.openCents, 0),
    suspensions: going.filter(({ does }) => does === 'suspend').length,
    left: due.length - going.length,
    ratesEndedOn: terms.plan.asksExtras ? endedOn(going, terms) : null,
  }
}

/** The end of a table that a final notice of today would need to know beyond. */
const endedOn = (going: readonly Due[], { rates, today }: Terms): CivilDate | null => {
  const ends = going
    .filter(({ does }) => does === 'final')
    .map(({ claim }) => rates[claim.consumer ? 'general' : 'trade'].at(-1)?.validTo ?? '')
    .filter((end) => end < today)
  return ends.toSorted()[0] ?? null
}
