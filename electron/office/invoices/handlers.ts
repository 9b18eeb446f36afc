import type { invoices as contract } from '../../../shared/invoices/contract'
import type { HandlersOf } from '../context'
import { checkCredit, checkInvoice } from './issue/check'
import { addCredit, changeCredit, creditBasis } from './credit'
import { documentBytes, saveDocument } from './documents'
import {
  addDraft,
  changeDraft,
  chargeCountryVat,
  copyToDraft,
  discardDraft,
  draftOf,
  freeLine,
} from './drafts'
import { issueDraft } from './issue/issue'
import { countInvoices, listInvoices } from './list'
import { makePdfs } from './missing-pdfs'
import { markSent } from './sent'
import { openMail, saveMail } from './mail-draft'
import { lineRows, requireDraft } from './rows'
import { saveMails, savePrint, saveSeveral } from './several'
import { showInvoice } from './show'

export const invoices: HandlersOf<typeof contract> = {
  list: ({ db, today }, input) => listInvoices(db, input, today),
  counts: ({ db, today }) => countInvoices(db, today),
  get: ({ db, today }, { id }) => showInvoice(db, id, today),
  addDraft: (context, draft) => {
    // Only the run makes drafts that bill a period, or work.
    const lines = draft.lines.map(freeLine)
    return showInvoice(context.db, addDraft(context, { ...draft, lines }), context.today)
  },
  changeDraft: (context, draft) => {
    changeDraft(context, draft)
    return showInvoice(context.db, draft.id, context.today)
  },
  discardDraft: (context, { id }) => {
    discardDraft(context, id)
    return { discarded: true }
  },
  copy: (context, { id }) => showInvoice(context.db, copyToDraft(context, id), context.today),
  check: (context, { id, draft, on }) => {
    const day = on ?? context.today
    if (draft) return checkInvoice(context, draft, day)
    const row = requireDraft(context.db, id ?? 0)
    return row.kind === 'credit'
      ? checkCredit(context, row, day)
      : checkInvoice(context, draftOf(row, lineRows(context.db, row.id)), day)
  },
  issue: (context, input) => issueDraft(context, input),
  chargeCountryVat: (context, { id, updatedAt }) => {
    chargeCountryVat(context, id, updatedAt)
    return showInvoice(context.db, id, context.today)
  },
  makePdfs: (context, { ids }) => makePdfs(context, ids),
  creditable: ({ db }, { id }) => creditBasis(db, id),
  credit: (context, input) => showInvoice(context.db, addCredit(context, input), context.today),
  changeCredit: (context, input) => {
    changeCredit(context, input)
    return showInvoice(context.db, input.id, context.today)
  },
  savePdf: async (context, { id, file }) => {
    const document = await documentBytes(context, id, 'pdf')
    return saveDocument(context, id, 'pdf', context.files.target(file), document)
  },
  saveUbl: async (context, { id, flavour, withPdf, file }) => {
    const kind = withPdf ? (`${flavour}-pdf` as const) : flavour
    const document = await documentBytes(context, id, kind)
    return saveDocument(context, id, kind, context.files.target(file), document)
  },
  mail: async (context, { id, ubl }) => {
    await openMail(context, id, ubl)
    return { opened: true }
  },
  markSent: (context, { id, sent }) => {
    markSent(context, id, sent)
    return showInvoice(context.db, id, context.today)
  },
  saveMails: (context, asked) => saveMails(context, asked),
  saveSeveral: (context, asked) => saveSeveral(context, asked),
  savePrint: (context, asked) => savePrint(context, asked),
  saveMail: async (context, { id, ubl, file }) => {
    await saveMail(context, id, ubl, file)
    return { saved: true }
  },
}
