import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'

/** An invoice's number that leads to the invoice. */
export function InvoiceLink({ id, number }: { id: number; number: string }) {
  return (
    <Anchor
      component={Link}
      to="/invoices/$invoiceId"
      params={{ invoiceId: String(id) }}
      className="kluis-figures"
      inherit
    >
      {number}
    </Anchor>
  )
}
