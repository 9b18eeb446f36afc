/** An invoice whole, as its screens show it. */
import type { Invoice, InvoiceLine, Settlement } from '../../../shared/invoices/contract'
import type { CivilDate } from '../../../shared/dates'
import { todayIn } from '../../../shared/dates'
import { stateOf } from '../../../shared/invoices/state'
import type { ReadableDatabase } from '../database/driver'
import { discountOf } from './drafts'
import { requireSeries } from './issue/numbering'
import { buyerOf, issuerOf } from './parties'
import { lineRows, requireInvoice, vatRows, type LineRecord } from './rows'

/** Errors: not-found. */
export const showInvoice = (db: ReadableDatabase, id: number, today: CivilDate): Invoice => {
  const invoice = wholeInvoice(db, id)
  return { ...invoice, state: stateOf(invoice, today) }
}

/** Everything but its state, which is a matter of the day. Errors: not-found. */
export const wholeInvoice = (db: ReadableDatabase, id: number): Omit<Invoice, 'state'> => {
  const row = requireInvoice(db, id)
  const series = requireSeries(db, row.seriesId)
  return {
    id,
    kind: row.kind,
    number: row.number,
    series: { id: series.id, name: series.name },
    clientId: row.clientId,
    clientName: row.buyerName ?? clientName(db, row.clientId),
    reference: row.reference,
    orderNumber: row.orderNumber,
    attention: row.buyerAttention,
    supplyFrom: row.supplyFrom,
    supplyTo: row.supplyTo,
    deliveryCountry: row.deliveryCountry,
    pricesIncludeVat: row.pricesIncludeVat === 1,
    keptAs: row.keptAs,
    discount: discountOf(row),
    discountCents: row.discountCents,
    note: row.note,
    lines: lineRows(db, id).map(lineOf),
    vat: vatRows(db, id),
    netCents: row.netCents,
    vatCents: row.vatCents,
    grossCents: row.grossCents,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    issuedAt: row.issuedAt,
    issuedOn: row.issuedOn,
    dueOn: row.dueOn,
    language: row.language,
    seller: row.agencyId === null ? null : issuerOf(db, row.agencyId).seller,
    buyer: row.buyerName === null ? null : buyerOf(row),
    paidCents: row.paidCents,
    openCents: row.openCents,
    creditedCents: row.creditedCents,
    mailedAt: row.mailedAt,
    sealedAt: row.sealedAt,
    credits: creditsOf(db, row.creditsId),
    creditNotes: db.all(
      `SELECT id, number, issuedOn, grossCents FROM invoices WHERE creditsId = $id ORDER BY id`,
      { id },
    ),
    settlements: settlementsOf(db, id),
    documents: db.all(
      'SELECT kind, sha256, createdAt FROM invoiceDocuments WHERE invoiceId = $id ORDER BY id',
      { id },
    ),
  }
}

const clientName = (db: ReadableDatabase, clientId: number | null): string | null =>
  db.get<{ name: string }>('SELECT name FROM clients WHERE id = $clientId', { clientId })?.name ??
  null

const lineOf = ({ position, ...line }: LineRecord): InvoiceLine => ({
  id: line.id,
  description: line.description,
  quantity: line.quantity,
  unit: line.unit,
  unitPriceCents: line.unitPriceCents,
  unitPriceHundredths: line.unitPriceHundredths,
  discountBasisPoints: line.discountBasisPoints,
  vatKind: line.vatKind,
  vatRate: line.vatRate,
  amountCents: line.amountCents,
  creditsLineId: line.creditsLineId,
  periodId: line.periodId,
  periodFrom: line.periodFrom,
  periodTo: line.periodTo,
  workId: line.workId,
  deductsId: line.deductsId,
})

const creditsOf = (db: ReadableDatabase, creditsId: number | null): Invoice['credits'] =>
  db.get<{ id: number; number: string; issuedOn: string }>(
    'SELECT id, number, issuedOn FROM invoices WHERE id = $creditsId',
    { creditsId },
  ) ?? null

const settlementsOf = (db: ReadableDatabase, invoiceId: number): Settlement[] =>
  db
    .all<{
      id: number
      kind: Settlement['kind']
      amountCents: number
      createdAt: string
      bookedOn: string | null
      entryId: number | null
      counterId: number | null
      counterNumber: string | null
    }>(
      `SELECT a.id, a.kind, a.amountCents, a.createdAt, e.bookedOn, a.entryId,
         c.id AS counterId, c.number AS counterNumber
       FROM allocations a
       LEFT JOIN bankEntries e ON e.id = a.entryId
       LEFT JOIN invoices c ON c.id = a.counterInvoiceId
       WHERE a.invoiceId = $invoiceId ORDER BY a.id`,
      { invoiceId },
    )
    .map(({ counterId, counterNumber, bookedOn, createdAt, ...row }) => ({
      ...row,
      on: bookedOn ?? todayIn(new Date(createdAt)),
      counter:
        counterId === null || counterNumber === null
          ? null
          : { id: counterId, number: counterNumber },
    }))
