/** Drafts of invoices: made, changed, copied and thrown away freely until they are issued. */
import { AppError } from '../../../shared/errors'
import type { Draft, OverruleReason } from '../../../shared/invoices/contract'
import { isTaxedHere } from '../../../shared/invoices/vat'
import type { CommandContext } from '../context'
import type { ReadableDatabase, WritableDatabase } from '../database/driver'
import { freeLeftOut, refuseGivenBackAgain } from './billed-once'
import { contentOf, rateDay, storeContent, type Content } from './content'
import { refuseNewForbidden } from './overrule'
import { defaultSeries, requireSeries } from './issue/numbering'
import {
  laterThan,
  lineRows,
  requireDraft,
  requireInvoice,
  requireSameDraft,
  type InvoiceRecord,
  type LineRecord,
} from './rows'
import { refuseOtherDeductions } from './deductions'
import { forgetTyped } from './typed'

/**
 * `standing`: the draft it is a copy of. Errors: not-found, forbidden-content, invalid-input. Returns
 * the draft's id.
 */
export const addDraft = (
  context: CommandContext,
  { overrule, ...draft }: Draft & { overrule: OverruleReason | null },
  standing: Draft | null = null,
): number => {
  const { db, now, today, audit } = context
  const overruled = refuseNewForbidden(context, draft, { overrule, standing })
  const content = checked(db, draft, today)
  const id = db.insert(
    `INSERT INTO invoices (kind, seriesId, pricesIncludeVat, createdAt, updatedAt)
     VALUES ('invoice', $seriesId, 0, $now, $now)`,
    { seriesId: seriesOf(db, draft), now },
  )
  storeDraft(db, id, draft, content, now)
  audit({ entity: 'invoice', id, clientId: draft.clientId, code: 'draft' })
  if (overruled !== null) audit({ entity: 'invoice', id, clientId: draft.clientId, ...overruled })
  return id
}

/**
 * Errors: not-found, invoice-issued, changed-meanwhile, forbidden-content, invalid-input. A credit
 * note is not changed here: its lines are parts of the invoice it credits (not-found).
 */
export const changeDraft = (
  context: CommandContext,
  {
    id,
    updatedAt,
    overrule,
    ...typed
  }: Draft & { id: number; updatedAt: string; overrule: OverruleReason | null },
): void => {
  const { db, now, today, audit } = context
  const before = requireSameDraft(db, id, updatedAt)
  if (before.kind !== 'invoice') throw new AppError('not-found', { entity: 'invoice', id })
  const standing = draftOf(before, lineRows(db, id))
  const draft = { ...typed, lines: ownPeriods(standing.lines, typed.lines) }
  refuseOtherDeductions(standing.lines, draft.lines)
  // Services and work are of one client; left out of the draft they can be billed again.
  const ofServices = draft.lines.some((line) => line.periodId !== null || line.workId !== null)
  const stays = ofServices ? 'bills-services' : before.quoteStepId === null ? null : 'bills-quote'
  if (draft.clientId !== before.clientId && stays !== null)
    throw new AppError('invalid-input', { problems: [{ path: 'clientId', code: stays }] })
  const overruled = refuseNewForbidden(context, draft, { overrule, standing })
  const content = checked(db, draft, today)
  const fields = changedFields(standing, {
    ...draft,
    seriesId: seriesOf(db, draft),
  })
  storeDraft(db, id, draft, content, laterThan(before.updatedAt, now))
  freeLeftOut(db, id)
  audit({ entity: 'invoice', id, clientId: draft.clientId, fields })
  if (overruled !== null) audit({ entity: 'invoice', id, clientId: draft.clientId, ...overruled })
}

/**
 * Lines taxed here are charged with the VAT of the consumer's country instead. Errors: not-found (also
 * a credit note), invoice-issued, changed-meanwhile.
 */
export const chargeCountryVat = (context: CommandContext, id: number, updatedAt: string): void => {
  const draft = draftOf(requireSameDraft(context.db, id, updatedAt), lineRows(context.db, id))
  const lines = draft.lines.map((line) => ({
    ...line,
    vatKind: isTaxedHere(line.vatKind) ? ('consumer-eu' as const) : line.vatKind,
  }))
  changeDraft(context, { ...draft, lines, id, updatedAt, overrule: null })
}

/** A line bills days, and work, that a line of its own draft billed before, or none. */
const ownPeriods = (standing: Draft['lines'], lines: Draft['lines']): Draft['lines'] => {
  const daysOf = ({ periodId, periodFrom, periodTo }: Draft['lines'][number]) =>
    [periodId, periodFrom, periodTo].join(' ')
  const own = new Set(standing.map(daysOf))
  // Also where a line was doubled: the first one keeps its work.
  const work = new Set(standing.map(({ workId }) => workId))
  work.delete(null)
  return lines.map((line) => ({
    ...(own.has(daysOf(line)) ? line : freeLine(line)),
    workId: work.delete(line.workId) ? line.workId : null,
    deductsId: line.deductsId,
  }))
}

/** Errors: not-found, invoice-issued, billed-again, credited-further. */
export const discardDraft = ({ db, user, audit }: CommandContext, id: number): void => {
  const { clientId } = requireDraft(db, id)
  refuseGivenBackAgain(db, id)
  db.run('DELETE FROM invoiceLines WHERE invoiceId = $id', { id })
  db.run('DELETE FROM invoiceVat WHERE invoiceId = $id', { id })
  db.run('DELETE FROM heldDebits WHERE invoiceId = $id', { id })
  db.run('DELETE FROM invoices WHERE id = $id', { id })
  forgetTyped(db, `invoices/${id}`, user.id)
  audit({ entity: 'invoice', id, clientId, code: 'discarded' })
}

/** A draft invoice with the content of another document. Errors: not-found. */
export const copyToDraft = (context: CommandContext, id: number): number => {
  const { db, today } = context
  const original = requireInvoice(db, id)
  const series = requireSeries(db, original.seriesId)
  const copy = draftOf(original, lineRows(db, id))
  const draft = {
    ...copy,
    // What is billed once stands on the original.
    lines: copy.lines.filter(({ deductsId }) => deductsId === null).map(freeLine),
    overrule: null,
    clientId: copy.clientId !== null && isKnown(db, copy.clientId) ? copy.clientId : null,
    seriesId: series.closedAt === null ? series.id : null,
    // A copy is made to bill the next supply, at the rates of that day.
    supplyFrom: today,
    supplyTo: null,
  }
  return addDraft(context, draft, copy)
}

/** A line that bills neither a period of a subscription nor work. */
export const freeLine = (line: Draft['lines'][number]): Draft['lines'][number] => ({
  ...line,
  periodId: null,
  periodFrom: null,
  periodTo: null,
  workId: null,
  deductsId: null,
})

const isKnown = (db: ReadableDatabase, clientId: number): boolean =>
  db.get('SELECT 1 FROM clients WHERE id = $clientId AND erasedAt IS NULL', { clientId }) !==
  undefined

/** A stored draft as it could have been typed. */
export const draftOf = (row: InvoiceRecord, lines: readonly LineRecord[]): Draft => ({
  clientId: row.clientId,
  seriesId: row.seriesId,
  reference: row.reference,
  orderNumber: row.orderNumber,
  attention: row.buyerAttention,
  supplyFrom: row.supplyFrom,
  supplyTo: row.supplyTo,
  deliveryCountry: row.deliveryCountry,
  pricesIncludeVat: row.pricesIncludeVat === 1,
  keptAs: row.keptAs,
  discount: discountOf(row),
  note: row.note,
  lines: lines.map((line) => ({
    description: line.description,
    quantity: line.quantity,
    unit: line.unit,
    unitPriceCents: line.unitPriceCents,
    unitPriceHundredths: line.unitPriceHundredths,
    discountBasisPoints: line.discountBasisPoints,
    vatKind: line.vatKind,
    periodId: line.periodId,
    periodFrom: line.periodFrom,
    periodTo: line.periodTo,
    workId: line.workId,
    deductsId: line.deductsId,
  })),
})

/** A share when it was given as one, else an amount; null for none. */
export const discountOf = (row: {
  discountBasisPoints: number
  discountCents: number
}): Draft['discount'] => {
  if (row.discountBasisPoints > 0) return { basisPoints: row.discountBasisPoints }
  return row.discountCents === 0 ? null : { cents: row.discountCents }
}

export const seriesOf = (db: ReadableDatabase, draft: { seriesId: number | null }): number =>
  draft.seriesId === null ? defaultSeries(db).id : requireSeries(db, draft.seriesId).id

const checked = (db: ReadableDatabase, draft: Draft, today: string): Content => {
  const { clientId } = draft
  if (clientId !== null && !isKnown(db, clientId)) {
    throw new AppError('not-found', { entity: 'client', id: clientId })
  }
  return contentOf(db, draft, rateDay(draft, today))
}

const storeDraft = (
  db: WritableDatabase,
  id: number,
  draft: Draft,
  content: Content,
  now: string,
): void => {
  db.run(
    `UPDATE invoices SET clientId = $clientId, seriesId = $seriesId, reference = $reference,
       orderNumber = $orderNumber, deliveryCountry = $deliveryCountry,
       buyerAttention = $attention, supplyFrom = $supplyFrom, supplyTo = $supplyTo,
       pricesIncludeVat = $pricesIncludeVat, keptAs = $keptAs, note = $note, updatedAt = $now
     WHERE id = $id`,
    {
      ...draft,
      id,
      now,
      seriesId: seriesOf(db, draft),
      pricesIncludeVat: draft.pricesIncludeVat ? 1 : 0,
    },
  )
  storeContent(db, id, content)
}

const changedFields = (before: Draft, after: Draft): string[] => {
  const old: Record<string, unknown> = { ...before }
  return Object.entries(after)
    .filter(([name, value]) => JSON.stringify(old[name]) !== JSON.stringify(value))
    .map(([name]) => name)
}
