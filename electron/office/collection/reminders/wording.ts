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

/** The parts of one letter that asks for several invoices of a consumer together. */
export interface JointPart {
  document: InvoiceDocument
  demand: Demand
}

/** Of what they have in common the first one tells. Errors: held-reminder, when the client objected. */
export const jointWordingOf = (
  db: ReadableDatabase,
  clientId: number,
  [first, ...rest]: readonly [JointPart, ...JointPart[]],
  { today, plan }: Terms,
): Omit<Wording, 'demand'> => {
  if (objectsTo(db, clientId, 'reminders')) throw new AppError('held-reminder', { why: 'objected' })
  const parts = [first, ...rest]
  const { language } = first.document
  const money = (cents: number) => formatMoney(cents, language)
  const day = (date: CivilDate) => formatDateLong(date, language)
  const sum = (of: (demand: Demand) => number) =>
    parts.reduce((cents, { demand }) => cents + of(demand), 0)
  const costs = sum(({ announced, costsCents }) => announced?.costsCents ?? costsCents)
  const interest = sum((demand) => demand.interest?.cents ?? 0)
  const payBy = first.demand.announced?.payBy ?? addDays(today, plan.payWithin)
  const account = currentAgency(db)
  const template = textOf(db, { kind: 'reminder-final-joint', language })
  const { subject, text } = fillIn(template, language, {
    ...documentValues(first.document, today),
    iban: formatIban(account.iban),
    accountHolder: account.accountHolder ?? account.name,
    claims: parts
      .map(({ document: { number, issuedOn, dueOn }, demand }) =>
        claimWords[language]
          .replace('{number}', () => number)
          .replace('{date}', () => day(issuedOn))
          .replace('{due}', () => day(dueOn))
          .replace('{open}', () => money(demand.openCents)),
      )
      .join('\n'),
    openAmount: money(sum(({ openCents }) => openCents)),
    payBy: day(payBy),
    interest: interest === 0 ? null : money(interest),
    interestTo:
      interest === 0 || !first.demand.interest ? null : day(first.demand.interest.countedTo),
    costs: costs === 0 ? null : money(costs),
    total: money(sum(({ totalCents }) => totalCents)),
  })
  return { subject: subject ?? '', body: text, payBy }
}

const claimWords = {
  nl: '- factuur {number} van {date}, vervallen op {due}: {open}',
  en: '- invoice {number} of {date}, due on {due}: {open}',
} as const

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
