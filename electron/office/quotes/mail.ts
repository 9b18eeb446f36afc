/** The e-mail that takes a quote to the client: made here, sent by the desktop's mail program. */
import { formatDateLong } from '../../../shared/dates'
import { AppError } from '../../../shared/errors'
import { invoiceFileName } from '../../../shared/invoices/file-name'
import { fillIn } from '../../../shared/letters/template'
import type { FileToken } from '../../../shared/operation'
import { objectsTo } from '../clients/objections'
import type { ActionContext } from '../context'
import { deskTarget, save } from '../files/target'
import { partyOf } from '../invoices/issue/buyer'
import { documentValues, renderMailDraft } from '../invoices/mail'
import { textOf } from '../letters/texts'
import { quoteDocument, quotePdf } from './document'
import { requireSent } from './rows'

/** Errors: not-found, quote-not-sent, client-objects, no-mail-program; and then no file is left behind. */
export const openMail = async (context: ActionContext, id: number): Promise<void> => {
  const { name, bytes } = await makeDraft(context, id)
  const { desk } = context
  const draft = await desk.newDraft(name)
  await save(deskTarget(desk, draft), bytes)
  if (!(await desk.openDraft(draft.file))) throw new AppError('no-mail-program', {})
  record(context, id, 'mail-opened')
}

/** Errors: not-found, quote-not-sent, client-objects; those of writing. */
export const saveMail = async (
  context: ActionContext,
  id: number,
  file: FileToken,
): Promise<void> => {
  const { bytes } = await makeDraft(context, id)
  await save(context.files.target(file), bytes)
  record(context, id, 'mail-saved')
}

const makeDraft = async (
  context: ActionContext,
  id: number,
): Promise<{ name: string; bytes: Uint8Array }> => {
  const pdf = await quotePdf(context, id)
  const { document, template, to } = context.read(({ db }) => {
    const found = quoteDocument(db, id)
    const { clientId } = requireSent(db, id)
    if (objectsTo(db, clientId, 'notices')) throw new AppError('client-objects', {})
    return {
      document: found,
      template: textOf(db, { kind: 'quote-mail', language: found.language }),
      // Where the client's invoices go now; the address of that day when there is none any more.
      to: partyOf(db, clientId).email ?? found.buyer.email,
    }
  })
  const { seller, buyer, language } = document
  const { subject, text } = fillIn(template, language, {
    ...documentValues(document, context.today()),
    validUntil: formatDateLong(document.dueOn, language),
  })
  const bytes = await renderMailDraft({
    from: { name: seller.name, address: seller.email },
    to: to === null ? null : { name: buyer.name, address: to },
    subject: subject ?? '',
    text: `${text}\n`,
    attachments: [{ name: invoiceFileName(document, 'pdf'), mime: 'application/pdf', bytes: pdf }],
    date: new Date(context.now()),
  })
  return { name: invoiceFileName(document, 'eml'), bytes }
}

const record = (context: ActionContext, id: number, code: string): void =>
  context.write(({ db, now, audit }) => {
    const { clientId } = requireSent(db, id)
    db.run('UPDATE quotes SET mailedAt = $now WHERE id = $id', { id, now })
    audit({ entity: 'quote', id, clientId, code })
  })
