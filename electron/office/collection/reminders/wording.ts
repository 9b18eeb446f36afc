/** The text of a reminder, from the agency's own templates. */
import { formatIban } from '../../../../shared/clients/identifiers'
import { addDays, daysBetween, formatDateLong, type CivilDate } from '../../../../shared/dates'
import type { Demand } from '../../../../shared/collection/demand'
import { AppError } from '../../../../shared/errors'
import type { Channel } from '../../../../shared/collection/fourteen-days'
import type { ReminderStep } from '../../../../shared/collection/steps'
import type { InvoiceDocument } from '../../../../shared/invoices/document'
import { fillIn } from '../../../../shared/letters/template'
import { formatMoney } from '../../../../shared/money'
import { objectsTo } from '../../clients/objections'
import type { ReadableDatabase } from '../../database/driver'
import { documentValues } from '../../invoices/mail'
import { textOf } from '../../letters/texts'
import { currentAgency } from '../../settings/agency'
import { demandFor, type OverdueClaim, type Terms } from './claims'

export interface Wording {
  subject: string
  body: string
  demand: Demand
  payBy: CivilDate
}

/** Errors: held-reminder, when the client objected. */
export const wordingOf = (
  db: ReadableDatabase,
  claim: OverdueClaim,
  document: InvoiceDocument,
  { step, channel }: { step: ReminderStep; channel: Channel },
  terms: Terms,
): Wording => {
  if (objectsTo(db, claim.clientId, 'reminders'))
    throw new AppError('held-reminder', { why: 'objected' })
  const { today, plan } = terms
  const demand = demandFor(db, claim, { step, channel }, terms)
  const { interest, costsCents, announced } = demand
  const payBy = announced?.payBy ?? addDays(today, plan.payWithin)
  const { language } = document
  const money = (cents: number) => formatMoney(cents, language)
  const day = (date: CivilDate) => formatDateLong(date, language)
  const asked = announced?.costsCents ?? costsCents
  const template = textOf(db, { kind: kindOf(claim, step, terms), language })
  const account = currentAgency(db)
  const { subject, text } = fillIn(template, language, {
    ...documentValues(document, today),
    // Where it is to be paid now, wherever the invoice asked for it then.
    iban: formatIban(account.iban),
    accountHolder: account.accountHolder ?? account.name,
    openAmount: money(demand.openCents),
    daysLate: String(daysBetween(claim.dueOn, today)),
    payBy: day(payBy),
    interest: interest === null || interest.cents === 0 ? null : money(interest.cents),
    interestTo: interest === null || interest.cents === 0 ? null : day(interest.countedTo),
    costs: asked === 0 ? null : money(asked),
    total: money(demand.totalCents),
  })
  return { subject: subject ?? '', body: text, demand, payBy }
}

const kindOf = (
  { claim }: OverdueClaim,
  step: ReminderStep,
  { plan }: Terms,
):
  | 'reminder-friendly'
  | 'reminder-first'
  | 'reminder-final'
  | 'reminder-final-consumer'
  | 'reminder-final-plain' => {
  if (step !== 'final') return `reminder-${step}`
  if (!plan.asksExtras) return 'reminder-final-plain'
  return claim.consumer ? 'reminder-final-consumer' : 'reminder-final'
}
