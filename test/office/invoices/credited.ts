/** Credit notes as the program makes them of an invoice: a part, and then all that is left. */
import { creditOf, type CreditBasis, type CreditPart } from '../../../shared/invoices/credit'
import type { InvoiceDocument } from '../../../shared/invoices/document'
import { aCreditNote } from './documents'

/** Of each line (by its place) this share, in percents, of its quantity; then the rest of them all. */
export const creditedInTwo = (
  invoice: InvoiceDocument,
  shares: readonly number[],
): InvoiceDocument[] => {
  let basis: CreditBasis = {
    id: 1,
    pricesIncludeVat: invoice.pricesIncludeVat,
    discountBasisPoints: invoice.discountBasisPoints,
    discountCents: invoice.discountCents,
    lines: invoice.lines.map((line, place) => ({
      ...line,
      id: place + 1,
      creditedQuantity: 0,
      creditedCents: 0,
    })),
    vat: invoice.vat,
    grossCents: invoice.grossCents,
    credited: { notes: 0, vat: [], discountCents: 0, grossCents: 0 },
  }
  const part: CreditPart[] = basis.lines.map(({ id, quantity }, place) => ({
    lineId: id,
    quantity: Math.trunc((quantity * (shares[place] ?? 50)) / 100),
  }))
  return [part, null].flatMap((choice) => {
    const outcome = creditOf(basis, choice)
    if (!outcome.ok) return []
    const { credit } = outcome
    const of = (id: number) => credit.lines.find(({ creditsLineId }) => creditsLineId === id)
    basis = {
      ...basis,
      lines: basis.lines.map((line) => ({
        ...line,
        creditedQuantity: line.creditedQuantity + (of(line.id)?.quantity ?? 0),
        creditedCents: line.creditedCents + (of(line.id)?.amountCents ?? 0),
      })),
      credited: {
        notes: basis.credited.notes + 1,
        vat: [...basis.credited.vat, ...credit.vat],
        discountCents: basis.credited.discountCents + credit.discountCents,
        grossCents: basis.credited.grossCents + credit.grossCents,
      },
    }
    const { pricesIncludeVat, buyer } = invoice
    return [
      {
        ...aCreditNote({ pricesIncludeVat, buyer }),
        lines: credit.lines.map((line) => ({ ...line, description: line.description ?? '' })),
        discountBasisPoints:
          credit.discount && 'basisPoints' in credit.discount ? credit.discount.basisPoints : 0,
        discountCents: credit.discountCents,
        vat: credit.vat,
        netCents: credit.netCents,
        vatCents: credit.vatCents,
        grossCents: credit.grossCents,
      },
    ]
  })
}
