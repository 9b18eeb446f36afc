import type { collection as contract } from '../../../shared/collection/contract'
import type { HandlersOf } from '../context'
import { documentOf } from '../invoices/document'
import { AppError } from '../../../shared/errors'
import { proposeBatch } from './debits/candidates'
import { writeBatch } from './debits/batch-file'
import { listBatches, makeBatch } from './debits/batches'
import { dropBatch } from './debits/dropped'
import { heldDebits, settleHeldDebit } from './debits/held'
import { returnedDebits } from './debits/returned'
import {
  addMandate,
  debitSettings,
  mandatesOf,
  moveMandate,
  saveDebitSettings,
} from './debits/mandates'
import { saveNotices } from './debits/notices'
import { claimOf, termsOn } from './reminders/claims'
import { openReminder, saveDrafts, saveLetters } from './reminders/files'
import { addRate, planOf, savePlan, showRates } from './reminders/plan'
import { dueFor, previewReminders } from './reminders/preview'
import { remind } from './reminders/run'
import { remindersOf, takeBackReminder, unsavedRuns } from './reminders/sent'
import { finishTask, openTasks, remindersOfClient, setPause } from './reminders/tasks'
import { wordingOf } from './reminders/wording'
import { mailStatement, saveStatement } from './statement'

export const collection: HandlersOf<typeof contract> = {
  plan: ({ db }) => planOf(db),
  savePlan: (context, plan) => {
    savePlan(context, plan)
    return planOf(context.db)
  },
  rates: ({ db }) => showRates(db),
  addRate: (context, rate) => {
    addRate(context, rate)
    return showRates(context.db)
  },
  preview: (context, asked) => previewReminders(context, asked),
  wording: ({ db, today }, { invoiceId, byPost }) => {
    const terms = termsOn(db, today)
    const claim = claimOf(db, invoiceId, terms)
    const due = claim && dueFor(claim, terms, byPost)
    if (!due || due.does === 'suspend')
      throw new AppError('not-found', { entity: 'reminder', id: invoiceId })
    if (due.why !== null) throw new AppError('held-reminder', { why: due.why })
    const { does: step, channel } = due
    const { subject, body } = wordingOf(
      db,
      due,
      documentOf(db, invoiceId),
      { step, channel },
      terms,
    )
    return { subject, body, to: channel === 'email' ? due.email : null }
  },
  remind: (context, asked) => remind(context, asked),
  unsaved: ({ db }) => unsavedRuns(db),
  saveDrafts: (context, { runId, file }) => saveDrafts(context, runId, file),
  saveLetters: (context, { runId, file }) => saveLetters(context, runId, file),
  openDraft: async (context, { reminderId }) => {
    await openReminder(context, reminderId)
    return { opened: true }
  },
  takeBack: (context, { reminderId }) =>
    remindersOf(context, takeBackReminder(context, reminderId)),
  ofInvoice: (context, { invoiceId }) => remindersOf(context, invoiceId),
  ofClient: ({ db, today }, { clientId }) => remindersOfClient(db, clientId, today),
  pause: (context, asked) => {
    setPause(context, asked)
    return remindersOfClient(context.db, asked.clientId, context.today)
  },
  tasks: ({ db }) => openTasks(db),
  finishTask: (context, asked) => {
    finishTask(context, asked)
    return openTasks(context.db)
  },
  debitSettings: ({ db }) => debitSettings(db),
  saveDebitSettings: (context, given) => {
    saveDebitSettings(context, given)
    return debitSettings(context.db)
  },
  mandates: ({ db, today }, { clientId }) => mandatesOf(db, clientId, today),
  addMandate: (context, given) => {
    addMandate(context, given)
    return mandatesOf(context.db, given.clientId, context.today)
  },
  moveMandate: (context, asked) =>
    mandatesOf(context.db, moveMandate(context, asked), context.today),
  debitable: ({ db, today }, asked) => proposeBatch(db, asked, today),
  makeBatch: (context, asked) =>
    Promise.resolve(context.finish((command) => makeBatch(command, asked))),
  writeBatch: (context, { id, file }) => writeBatch(context, id, file),
  saveNotices: (context, { id, file }) => saveNotices(context, id, file),
  dropBatch: (context, { id }) => {
    dropBatch(context, id)
    return { id }
  },
  batches: ({ db }) => listBatches(db),
  returned: ({ db }) => returnedDebits(db),
  heldDebits: ({ db }) => heldDebits(db),
  settleHeldDebit: (context, { invoiceId }) => {
    settleHeldDebit(context, invoiceId)
    return heldDebits(context.db)
  },
  saveStatement: async (context, { clientId, file }) => {
    await saveStatement(context, clientId, file)
    return { saved: true }
  },
  mailStatement: async (context, { clientId }) => {
    await mailStatement(context, clientId)
    return { opened: true }
  },
}
