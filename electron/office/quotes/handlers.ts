import type { quotes as contract } from '../../../shared/quotes/contract'
import type { CommandContext, HandlersOf } from '../context'
import { save } from '../files/target'
import { acceptQuote, closeQuote, reopenQuote } from './decide'
import { quotePdf } from './document'
import { addDraft, changeDraft, copyToDraft, discardDraft } from './drafts'
import { settleHeld } from './held'
import { dueQuotes, listQuotes } from './list'
import { openMail, saveMail } from './mail'
import { quoteSettings } from './numbering'
import { billStep, planQuote } from './plan'
import { requireSent } from './rows'
import { checkQuote, sendQuote } from './send'
import { showQuote } from './show'

const shown = ({ db, today }: CommandContext, id: number) => showQuote(db, id, today)

export const quotes: HandlersOf<typeof contract> = {
  list: ({ db, today }, input) => listQuotes(db, input, today),
  due: ({ db, today }) => dueQuotes(db, today),
  get: ({ db, today }, { id }) => showQuote(db, id, today),
  ofInvoice: ({ db }, { invoiceId }) =>
    db.get<{ id: number; number: string }>(
      `SELECT q.id, q.number FROM invoices i JOIN quoteSteps s ON s.id = i.quoteStepId
       JOIN quotes q ON q.id = s.quoteId WHERE i.id = $invoiceId`,
      { invoiceId },
    ) ?? null,
  add: (context, draft) => shown(context, addDraft(context, draft)),
  change: (context, draft) => {
    changeDraft(context, draft)
    return shown(context, draft.id)
  },
  discard: (context, { id }) => {
    discardDraft(context, id)
    return { discarded: true }
  },
  copy: (context, { id }) => shown(context, copyToDraft(context, id)),
  check: (context, { id }) => checkQuote(context, id),
  send: (context, input) => {
    sendQuote(context, input)
    return shown(context, input.id)
  },
  savePdf: async (context, { id, file }) => {
    await save(context.files.target(file), await quotePdf(context, id))
    context.write(({ db, audit }) => {
      const { clientId } = requireSent(db, id)
      audit({ entity: 'quote', id, clientId, code: 'pdf-saved' })
    })
    return { saved: true }
  },
  mail: async (context, { id }) => {
    await openMail(context, id)
    return { opened: true }
  },
  saveMail: async (context, { id, file }) => {
    await saveMail(context, id, file)
    return { saved: true }
  },
  accept: (context, input) => {
    acceptQuote(context, input)
    return shown(context, input.id)
  },
  close: (context, input) => {
    closeQuote(context, input)
    return shown(context, input.id)
  },
  reopen: (context, { id }) => {
    reopenQuote(context, id)
    return shown(context, id)
  },
  plan: (context, input) => {
    planQuote(context, input)
    return shown(context, input.id)
  },
  bill: (context, { stepId }) => ({ invoiceId: billStep(context, stepId) }),
  settleHeld: (context, { id }) => {
    settleHeld(context, id)
    return shown(context, id)
  },
  settings: ({ db, today }) => quoteSettings(db, today),
  setSettings: ({ db, today, audit }, { pattern, validDays }) => {
    db.run('UPDATE quoteSettings SET pattern = $pattern, validDays = $validDays', {
      pattern,
      validDays,
    })
    audit({ entity: 'quoteSettings', fields: ['pattern', 'validDays'] })
    return quoteSettings(db, today)
  },
}
