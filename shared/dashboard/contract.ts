/** The start screen: what needs doing today. Queries only. */
import { backOffice, gives, nothing, query } from '../operation'

/** A heap of work: how many, and how much in cents where money is the point. */
export interface Heap {
  count: number
  cents: number
}

export interface Overview {
  /** issued and not settled yet, due later */
  open: Heap
  overdue: Heap
  drafts: Heap
  /** incoming and outgoing entries nobody looked at yet; cents of the incoming ones */
  unmatched: Heap
  /** credit notes and over-payments the client still gets back */
  toRefund: Heap
  /** the oldest overdue invoices */
  mostOverdue: {
    invoiceId: number
    number: string
    clientId: number | null
    clientName: string
    openCents: number
    daysOverdue: number
  }[]
  lastBankFile: { bookedAt: string; toOn: string | null } | null
  clients: number
}

export const dashboard = {
  overview: query({ input: nothing, output: gives<Overview>(), roles: backOffice }),
}
