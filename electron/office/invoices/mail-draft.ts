/** The e-mail that takes an invoice to its customer: made here, sent by the desktop's mail program. */
import { AppError } from '../../../shared/errors'
import { invoiceFileName } from '../../../shared/invoices/file-name'
import type { FileToken } from '../../../shared/operation'
import type { ActionContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { deskTarget, save } from '../files/target'
import { documentOf } from './document'
import { documentBytes } from './documents'
import { textOf } from '../letters/texts'
import { invoiceMail, mailKind, renderMailDraft, type Mailbox } from './mail'
import { requireIssued } from './rows'
import type { Flavour } from './ubl/ubl'

interface Draft {
  name: string
  bytes: Uint8Array
}

/**
 * Opens the draft in the mail program. Errors: as the documents; no-mail-program, and then no file
 * is left behind.
 */
export const openMail = async (
  context: ActionContext,
  id: number,
  ubl: Flavour | null,
): Promise<void> => {
  const { name, bytes } = await makeDraft(context, id, ubl)
  const { desk } = context
  const draft = await desk.newDraft(name)
  await save(deskTarget(desk, draft), bytes)
  if (!(await desk.openDraft(draft.file))) throw new AppError('no-mail-program', {})
  record(context, id, ubl, 'mail-opened')
}

/** Writes the draft where the person chose. Errors: as the documents; those of writing. */
export const saveMail = async (
  context: ActionContext,
  id: number,
  ubl: Flavour | null,
  file: FileToken,
): Promise<void> => {
  const { bytes } = await makeDraft(context, id, ubl)
  await save(context.files.target(file), bytes)
  record(context, id, ubl, 'mail-saved')
}

/** Errors: as the documents. */
export const makeDraft = async (
  context: ActionContext,
  id: number,
  ubl: Flavour | null,
): Promise<Draft> => {
  const document = context.read(({ db }) => documentOf(db, id))
  const attachments = [
    {
      name: invoiceFileName(document, 'pdf'),
      mime: 'application/pdf',
      bytes: (await documentBytes(context, id, 'pdf')).bytes,
    },
  ]
  if (ubl !== null) {
    attachments.push({
      name: invoiceFileName(document, 'xml'),
      mime: 'application/xml',
      bytes: (await documentBytes(context, id, ubl)).bytes,
    })
  }
  const { name, email } = document.seller
  const template = context.read(({ db }) =>
    textOf(db, { kind: mailKind(document), language: document.language }),
  )
  const bytes = await renderMailDraft({
    from: { name, address: email },
    to: context.read(({ db }) => recipientOf(db, id)),
    ...invoiceMail(document, template, context.today()),
    attachments,
    date: new Date(context.now()),
  })
  return { name: invoiceFileName(document, 'eml'), bytes }
}

/** Where the client's invoices go now; the address of the day of issue when there is none any more. */
const recipientOf = (db: ReadableDatabase, id: number): Mailbox | null => {
  const { clientId, buyerName, buyerEmail } = requireIssued(db, id)
  const now = db.get<{ address: string }>(
    `SELECT address FROM clientEmails WHERE clientId = $clientId AND forInvoices = 1
     ORDER BY id LIMIT 1`,
    { clientId },
  )
  const address = now?.address ?? buyerEmail
  return address === null ? null : { name: buyerName ?? '', address }
}

const record = (context: ActionContext, id: number, ubl: Flavour | null, code: string): void =>
  context.write(({ db, now, audit }) => {
    const { clientId } = requireIssued(db, id)
    db.run('UPDATE invoices SET mailedAt = $now WHERE id = $id', { id, now })
    audit({ entity: 'invoice', id, clientId, code: ubl === null ? code : `${code}-${ubl}` })
  })
