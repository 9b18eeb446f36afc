import type { InvoiceLine } from '../../shared/invoices/contract'
import type { VatRow } from '../../shared/invoices/document'
import { TotalsRows } from './editor/totals-panel'
import { SheetLines } from './invoice-sheet'

interface Sheet {
  lines: readonly Omit<InvoiceLine, 'creditsLineId'>[]
  pricesIncludeVat: boolean
  discountCents: number
  vat: readonly VatRow[]
  netCents: number
  grossCents: number
}

/** Lines and totals of a document that looks like an invoice, as its reader sees them. */
export function SheetLink({ of }: { of: Sheet }) {
  return (
    <>
      <SheetLines lines={of.lines} pricesIncludeVat={of.pricesIncludeVat} />
      <div className="kluis-sheet-totals">
        <TotalsRows
          totals={of}
          offer
          subtotalCents={of.lines.reduce((sum, line) => sum + line.amountCents, 0)}
        />
      </div>
    </>
  )
}
