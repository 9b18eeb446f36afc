import { AnchorLink } from '../ui/links'

/** An invoice's number that leads to the invoice. */
export function InvoiceLink({ id, number }: { id: number; number: string }) {
  return (
    <AnchorLink
      to="/invoices/$invoiceId"
      params={{ invoiceId: String(id) }}
      className="kluis-figures"
      underline="always"
      inherit
    >
      {number}
    </AnchorLink>
  )
}
