/** Drafts of quotes: made, changed, copied and thrown away freely until they are sent. */
import { AppError } from '../../../shared/errors'
import type { QuoteDraft } from '../../../shared/quotes/contract'
import { refuseForbidden } from '../clients/forbidden'
import { clientRow } from '../clients/record'
import type { CommandContext } from '../context'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import { contentOf, type Content } from '../invoices/content'
import { discountOf } from '../invoices/drafts'
import { laterThan } from '../invoices/rows'
import { forgetTyped } from '../invoices/typed'
import {
  lineRows,
  requireQuote,
  requireSameDraft,
  requireUnsent,
  type QuoteLineRecord,
  type QuoteRecord,
} from './rows'

/** Errors: not-found (the client, also one who was partly erased), forbidden-content, invalid-input. */
export const addDraft = ({ db, now, today, audit }: CommandContext, draft: QuoteDraft): number => {
  const content = checked(db, draft, today)
  const id = db.insert(
    `INSERT INTO quotes (clientId, pricesIncludeVat, createdAt, updatedAt)
     VALUES ($clientId, 0, $now, $now)`,
    { clientId: draft.clientId, now },
  )
  storeDraft(db, id, draft, content, now)
  audit({ entity: 'quote', id, clientId: draft.clientId, code: 'draft' })
  return id
}

/** Errors: as addDraft; quote-sent, changed-meanwhile. */
export const changeDraft = (
  { db, now, today, audit }: CommandContext,
  { id, updatedAt, ...draft }: QuoteDraft & { id: number; updatedAt: string },
): void => {
  const before = requireSameDraft(db, id, updatedAt)
  const content = checked(db, draft, today)
  const old: Record<string, unknown> = draftOf(before, lineRows(db, id))
  const fields = Object.entries(draft)
    .filter(([name, value]) => JSON.stringify(old[name]) !== JSON.stringify(value))
    .map(([name]) => name)
  storeDraft(db, id, draft, content, laterThan(before.updatedAt, now))
  audit({ entity: 'quote', id, clientId: draft.clientId, fields, code: 'changed' })
}

/** Errors: not-found, quote-sent. */
export const discardDraft = ({ db, user, audit }: CommandContext, id: number): void => {
  const { clientId } = requireUnsent(db, id)
  deleteQuote(db, id)
  forgetTyped(db, `quotes/${id}`, user.id)
  audit({ entity: 'quote', id, clientId, code: 'discarded' })
}

/** A draft with the content of another quote. Errors: not-found. */
export const copyToDraft = (context: CommandContext, id: number): number => {
  const original = requireQuote(context.db, id)
  const copy = draftOf(original, lineRows(context.db, id))
  return addDraft(context, { ...copy, validUntil: null })
}

/** A stored draft as it could have been typed. */
export const draftOf = (row: QuoteRecord, lines: readonly QuoteLineRecord[]): QuoteDraft => ({
  reference: row.reference,
  attention: row.attention,
  pricesIncludeVat: row.pricesIncludeVat === 1,
  discount: discountOf(row),
  lines: lines.map(asInvoiceLine),
  clientId: row.clientId,
  validUntil: row.validUntil,
  intro: row.intro,
  closing: row.closing,
})

/** As a line of an invoice could have been typed: it bills no service and takes nothing off. */
export const asInvoiceLine = (line: QuoteLineRecord): QuoteDraft['lines'][number] => ({
  description: line.description,
  quantity: line.quantity,
  unit: line.unit,
  unitPriceCents: line.unitPriceCents,
  unitPriceHundredths: line.unitPriceHundredths,
  discountBasisPoints: line.discountBasisPoints,
  vatKind: line.vatKind,
  periodId: null,
  periodFrom: null,
  periodTo: null,
  workId: null,
  deductsId: null,
})

/** With its lines, its document and how it is billed; invoices made of it stay as they are. */
export const deleteQuote = (db: WritableDatabase, id: number): void => {
  for (const table of ['quoteDocuments', 'quoteVat', 'quoteLines', 'quoteSteps'])
    db.run(`DELETE FROM ${table} WHERE quoteId = $id`, { id })
  db.run('DELETE FROM quotes WHERE id = $id', { id })
}

const checked = (db: ReadableDatabase, draft: QuoteDraft, today: string): Content => {
  const { clientId, reference, attention, intro, closing, lines } = draft
  if (clientRow(db, clientId).reducedAt !== null)
    throw new AppError('not-found', { entity: 'client', id: clientId })
  refuseForbidden({
    reference,
    attention,
    intro,
    closing,
    ...Object.fromEntries(
      lines.map(({ description }, at) => [`lines.${at}.description`, description]),
    ),
  })
  return contentOf(db, draft, today)
}

const storeDraft = (
  db: WritableDatabase,
  id: number,
  draft: QuoteDraft,
  content: Content,
  now: string,
): void => {
  const { clientId, reference, attention, intro, closing, validUntil } = draft
  db.run(
    `UPDATE quotes SET clientId = $clientId, reference = $reference, attention = $attention,
       intro = $intro, closing = $closing, validUntil = $validUntil,
       pricesIncludeVat = $pricesIncludeVat, updatedAt = $now
     WHERE id = $id`,
    {
      id,
      now,
      clientId,
      reference,
      attention,
      intro,
      closing,
      validUntil,
      pricesIncludeVat: draft.pricesIncludeVat ? 1 : 0,
    },
  )
  storeContent(db, id, content)
}

/** Replaces the lines and VAT rows of a draft, and its totals. */
export const storeContent = (db: WritableDatabase, quoteId: number, content: Content): void => {
  const { lines, totals, discount } = content
  db.run('DELETE FROM quoteLines WHERE quoteId = $quoteId', { quoteId })
  lines.forEach((line, position) => {
    const { description, quantity, unit, unitPriceCents, unitPriceHundredths } = line
    const { discountBasisPoints, vatKind, vatRate, amountCents } = line
    db.run(
      `INSERT INTO quoteLines (quoteId, position, description, quantity, unit, unitPriceCents,
         unitPriceHundredths, discountBasisPoints, vatKind, vatRate, amountCents)
       VALUES ($quoteId, $position, $description, $quantity, $unit, $unitPriceCents,
         $unitPriceHundredths, $discountBasisPoints, $vatKind, $vatRate, $amountCents)`,
      {
        quoteId,
        position,
        description,
        quantity,
        unit,
        unitPriceCents,
        unitPriceHundredths,
        discountBasisPoints,
        vatKind,
        vatRate,
        amountCents,
      },
    )
  })
  db.run('DELETE FROM quoteVat WHERE quoteId = $quoteId', { quoteId })
  for (const row of totals.vat)
    db.run(
      `INSERT INTO quoteVat (quoteId, kind, rate, netCents, vatCents)
       VALUES ($quoteId, $kind, $rate, $netCents, $vatCents)`,
      { ...row, quoteId },
    )
  db.run(
    `UPDATE quotes SET netCents = $netCents, vatCents = $vatCents, grossCents = $grossCents,
       discountBasisPoints = $discountBasisPoints, discountCents = $discountCents
     WHERE id = $quoteId`,
    {
      quoteId,
      netCents: totals.netCents,
      vatCents: totals.vatCents,
      grossCents: totals.grossCents,
      discountBasisPoints:
        discount !== null && 'basisPoints' in discount ? discount.basisPoints : 0,
      discountCents:
        discount !== null && 'cents' in discount ? discount.cents : totals.discountCents,
    },
  )
}
