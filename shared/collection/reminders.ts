/**
 * Reminders: who gets which step and why others get none, what was sent, and what follows the last
 * one. A step is sent once; what was sent stands as it was written.
 */
import { z } from 'zod'
import type { CivilDate } from '../dates'
import { civilDate, id } from '../fields'
import {
  action,
  backOffice,
  command,
  gives,
  nothing,
  ownerOnly,
  query,
  saveToken,
} from '../operation'
import type { Channel } from './fourteen-days'
import type { InterestKind, InterestRate } from './interest-rates'
import type { NotReminded } from './not-reminded'
import { reminderSteps, type NextStep, type ReminderPlan, type ReminderStep } from './steps'

const days = z
  .number({ error: 'not-days' })
  .int({ error: 'not-days' })
  .min(1, { error: 'not-days' })
  .max(365, { error: 'not-days' })

export const planInput = z
  .object({
    friendly: days.nullable(),
    first: days.nullable(),
    final: days.nullable(),
    suspend: days.nullable(),
    /** days to pay that a reminder names */
    payWithin: days.max(90, { error: 'not-days' }),
    /** statutory interest and collection costs with the final notice */
    asksExtras: z.boolean(),
    /** the version it was typed over */
    version: id,
  })
  .refine((plan) => reminderSteps.some((step) => plan[step] !== null), {
    path: ['friendly'],
    error: 'required',
  })

export interface PlanSettings extends ReminderPlan {
  payWithin: number
  asksExtras: boolean
  version: number
}

export const rateInput = z.object({
  kind: z.enum(['general', 'trade']),
  validFrom: civilDate,
  validTo: civilDate,
  basisPoints: z.number({ error: 'not-a-number' }).int({ error: 'not-a-percentage' }),
})

export interface Rates {
  rates: Record<InterestKind, readonly (InterestRate & { added: boolean })[]>
  /** the last day each is known for */
  knownTo: Record<InterestKind, CivilDate>
}

export interface ReminderRow {
  invoiceId: number
  number: string
  client: { id: number; name: string }
  dueOn: CivilDate
  daysLate: number
  openCents: number
  /** what the run does with it: a step, or the task to suspend */
  does: ReminderStep | 'suspend'
  /** how it goes when the client's e-mail is used */
  channel: Channel
  /** null: it goes */
  why: NotReminded | null
  pausedUntil: CivilDate | null
  /** interest and costs asked with it */
  extraCents: number
  totalCents: number
}

export interface ReminderPreview {
  /** the first of them, the longest overdue first */
  rows: ReminderRow[]
  /** how many go, to how many clients, and how much is open on them */
  count: number
  clients: number
  openCents: number
  /** of these, tasks to suspend a service */
  suspensions: number
  /** how many are left out */
  left: number
  /** the last day interest can be computed to, when that has passed: the table needs its next row */
  ratesEndedOn: CivilDate | null
}

export interface ReminderRun {
  /** null: nothing was sent */
  runId: number | null
  emails: number
  letters: number
  suspensions: number
  /** what came in the way since it was looked at: paid, paused, sent by a colleague */
  left: number
}

/** A run whose files nobody saved yet. */
export interface UnsavedRun {
  runId: number
  at: string
  by: string
  emails: number
  letters: number
  draftsAt: string | null
  lettersAt: string | null
}

export interface SentReminder {
  id: number
  invoiceId: number
  number: string
  step: ReminderStep
  sentOn: CivilDate
  /** null: known from before a backup was put back */
  channel: Channel | null
  openCents: number | null
  interestCents: number | null
  interestTo: CivilDate | null
  costsCents: number
  announcedCents: number | null
  payBy: CivilDate | null
  totalCents: number | null
  address: string | null
  subject: string | null
  body: string | null
  /** the first of those that are in one letter; null: it has its own */
  jointId: number | null
  /** the last one of its invoice: it can be taken back */
  last: boolean
}

export interface InvoiceReminders {
  sent: SentReminder[]
  next: NextStep
  /** what may be asked today; null before the final notice, and when nothing is open */
  demand: {
    openCents: number
    interestCents: number
    interestTo: CivilDate | null
    costsCents: number
    totalCents: number
  } | null
}

export interface SuspensionTask {
  id: number
  kind: 'suspend' | 'resume'
  client: { id: number; name: string }
  invoice: { id: number; number: string }
  /** when it was given */
  on: CivilDate
}

export interface ReminderPause {
  until: CivilDate | null
  setAt: string
}

export interface ClientReminders {
  pause: ReminderPause | null
  /** the client objected to reminders, see the privacy requests */
  objects: boolean
  sent: SentReminder[]
  tasks: SuspensionTask[]
}

/** A letter as it would be written now. */
export interface WrittenReminder {
  subject: string
  body: string
  to: string | null
}

export const reminders = {
  plan: query({ input: nothing, output: gives<PlanSettings>(), roles: backOffice }),
  /** Errors: changed-meanwhile. */
  savePlan: command({ input: planInput, output: gives<PlanSettings>(), roles: ownerOnly }),
  rates: query({ input: nothing, output: gives<Rates>(), roles: backOffice }),
  /** The next half year of the table. Errors: invalid-input. */
  addRate: command({ input: rateInput, output: gives<Rates>(), roles: ownerOnly }),
  /** What a run would do today. */
  preview: query({
    input: z.object({
      clientId: id.nullable().default(null),
      /** of these alone; null: of all */
      invoiceIds: z.array(id).max(500).nullable().default(null),
      limit: z.int().min(0).max(500).default(200),
    }),
    output: gives<ReminderPreview>(),
    roles: backOffice,
  }),
  /** The text of the next step of an invoice. Errors: not-found, held-reminder. */
  wording: query({
    input: z.object({ invoiceId: id, byPost: z.boolean().default(false) }),
    output: gives<WrittenReminder>(),
    roles: backOffice,
  }),
  /**
   * Each due step of each invoice, looked at anew in the very moment: on record first, once and for
   * all; drafts and letters are made from that, see `saveDrafts`. Errors: cancelled, ledger-behind.
   */
  remind: action({
    input: z.object({
      /** null: all that a preview shows */
      invoiceIds: z.array(id).max(10_000).nullable().default(null),
      clientId: id.nullable().default(null),
      /** all as letters, whatever e-mail addresses there are */
      byPost: z.boolean().default(false),
    }),
    output: gives<ReminderRun>(),
    roles: backOffice,
    once: 'answer',
  }),
  /** Runs whose files are still to be saved, the latest first. */
  unsaved: query({ input: nothing, output: gives<UnsavedRun[]>(), roles: backOffice }),
  /**
   * A ZIP of e-mail drafts, each with its invoices. A letter over several of which one was settled
   * since is none any more: the others are taken back, and come in the next run (`again`). Errors:
   * not-found, cancelled, those of writing.
   */
  saveDrafts: action({
    input: z.object({ runId: id, file: saveToken }),
    output: gives<{ drafts: number; again: number }>(),
    roles: backOffice,
  }),
  /** One PDF to print. Errors: as saveDrafts. */
  saveLetters: action({
    input: z.object({ runId: id, file: saveToken }),
    output: gives<{ letters: number; again: number }>(),
    roles: backOffice,
  }),
  /** Opens one draft in the mail program. Errors: not-found, no-mail-program, held-reminder. */
  openDraft: action({
    input: z.object({ reminderId: id }),
    output: gives<{ opened: true }>(),
    roles: backOffice,
  }),
  /** The last reminder of an invoice was not sent after all. Errors: not-found. */
  takeBack: command({
    input: z.object({ reminderId: id }),
    output: gives<InvoiceReminders>(),
    roles: backOffice,
  }),
  /** Errors: not-found. */
  ofInvoice: query({
    input: z.object({ invoiceId: id }),
    output: gives<InvoiceReminders>(),
    roles: backOffice,
  }),
  /** Errors: not-found. */
  ofClient: query({
    input: z.object({ clientId: id }),
    output: gives<ClientReminders>(),
    roles: backOffice,
  }),
  /** `until` null: until somebody ends it. Errors: not-found, invalid-input. */
  pause: command({
    input: z.object({ clientId: id, paused: z.boolean(), until: civilDate.nullable() }),
    output: gives<ClientReminders>(),
    roles: backOffice,
  }),
  /** To suspend and to resume, the oldest first. */
  tasks: query({ input: nothing, output: gives<SuspensionTask[]>(), roles: backOffice }),
  /** `done` false: the service stays on. Errors: not-found. */
  finishTask: command({
    input: z.object({ id, kind: z.enum(['suspend', 'resume']), done: z.boolean() }),
    output: gives<SuspensionTask[]>(),
    roles: backOffice,
  }),
  /** All invoices and payments of a client up to today, as PDF. Errors: not-found, those of writing. */
  saveStatement: action({
    input: z.object({ clientId: id, file: saveToken }),
    output: gives<{ saved: true }>(),
    roles: backOffice,
  }),
  /** The same with an e-mail around it. Errors: not-found, no-mail-program, client-objects. */
  mailStatement: action({
    input: z.object({ clientId: id }),
    output: gives<{ opened: true }>(),
    roles: backOffice,
  }),
}
