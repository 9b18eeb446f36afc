/** What announces a collection to who is debited. Source: SEPA rulebook, pre-notification. */
import { setImmediate } from 'node:timers/promises'
import { formatIban } from '../../../../shared/clients/identifiers'
import { formatDateLong } from '../../../../shared/dates'
import { invoiceFileName } from '../../../../shared/invoices/file-name'
import { fillIn } from '../../../../shared/letters/template'
import { formatMoney } from '../../../../shared/money'
import type { FileToken } from '../../../../shared/operation'
import type { ActionContext, QueryContext } from '../../context'
import { documentOf } from '../../invoices/document'
import { documentValues, renderMailDraft } from '../../invoices/mail'
import { textOf } from '../../letters/texts'
import { currentAgency } from '../../settings/agency'
import { writeZip } from '../../zip'
import { requireBatch } from './batches'

interface Row {
  invoiceId: number
  cents: number
  collectOn: string
  creditorId: string
  reference: string
  iban: string
  email: string | null
}

/** Errors: not-found, cancelled, those of writing. */
export const saveNotices = async (
  context: ActionContext,
  id: number,
  file: FileToken,
): Promise<{ notices: number }> => {
  const rows = context.read(({ db }) => {
    requireBatch(db, id)
    return db.all<Row>(
      `SELECT d.invoiceId, d.cents, b.collectOn, b.creditorId, m.reference, m.iban,
         (SELECT address FROM clientEmails e WHERE e.clientId = d.clientId AND e.forInvoices = 1
          ORDER BY e.id LIMIT 1) AS email
       FROM debits d JOIN debitBatches b ON b.id = d.batchId JOIN mandates m ON m.id = d.mandateId
       WHERE d.batchId = $id AND d.returnedOn IS NULL ORDER BY d.id`,
      { id },
    )
  })
  let notices = 0
  await writeZip(context.files.target(file), new Date(context.now()), async (zip) => {
    for (const row of rows) {
      context.checkpoint()
      context.progress({ stage: 'reminding', done: notices, total: rows.length })
      const { name, ...draft } = context.read((query) => noticeOf(query, row))
      const bytes = await renderMailDraft({ ...draft, date: new Date(context.now()) })
      await zip.add(name, bytes)
      notices += 1
      await setImmediate()
    }
  })
  context.write(({ db, now, audit }) => {
    db.run('UPDATE debitBatches SET noticesAt = $now WHERE id = $id', { id, now })
    audit({ entity: 'debitBatch', id, code: 'announced' })
  })
  return { notices }
}

const noticeOf = ({ db, today }: QueryContext, row: Row) => {
  const document = documentOf(db, row.invoiceId)
  const { language } = document
  const { name, email, accountHolder } = currentAgency(db)
  const { subject, text } = fillIn(textOf(db, { kind: 'pre-notification', language }), language, {
    ...documentValues(document, today),
    accountHolder: accountHolder ?? name,
    openAmount: formatMoney(row.cents, language),
    collectedOn: formatDateLong(row.collectOn, language),
    creditorId: row.creditorId,
    mandateId: row.reference,
    // The last four tell who has the account which one it is, and nobody else.
    debtorAccount: `${formatIban(row.iban).slice(0, 4)} … ${row.iban.slice(-4)}`,
  })
  return {
    name: invoiceFileName(document, 'eml'),
    from: { name, address: email },
    to: row.email === null ? null : { name: document.buyer.name, address: row.email },
    subject: subject ?? '',
    text: `${text}\n`,
    attachments: [],
  }
}
