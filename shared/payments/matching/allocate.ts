/** Dividing an amount over documents, never more to one than it has open. */
import { sumOpen } from './match-index'
import type { Allocation, OpenInvoice } from './proposal'

/**
 * Signed cents per document. When all together are exactly the amount each gets what it has open,
 * credit notes netted against invoices; else the documents of the amount's own sign get it in the
 * order given, as far as it goes.
 */
export function allocate(amountCents: number, invoices: readonly OpenInvoice[]): Allocation[] {
  if (sumOpen(invoices) === amountCents) {
    return invoices.map(({ id, openCents }) => ({ invoiceId: id, amountCents: openCents }))
  }
  const sign = Math.sign(amountCents)
  const allocations: Allocation[] = []
  let left = Math.abs(amountCents)
  for (const { id, openCents } of invoices) {
    const part = Math.min(openCents * sign, left)
    if (part <= 0) continue
    allocations.push({ invoiceId: id, amountCents: sign * part })
    left -= part
  }
  return allocations
}

/** Whether the allocations leave nothing open on any of the documents. */
export function isSettled(
  allocations: readonly Allocation[],
  invoices: readonly OpenInvoice[],
): boolean {
  return invoices.every(({ id, openCents }) =>
    allocations.some((it) => it.invoiceId === id && it.amountCents === openCents),
  )
}
