import { z } from 'zod'
import { invoiceFilters, invoiceSorts } from '../../shared/invoices/contract'

const place = z.object({
  q: z.string().max(200).catch(''),
  filter: z.enum(invoiceFilters).catch('all'),
  year: z.number().int().min(1900).max(2199).nullable().catch(null),
  seriesId: z.number().int().positive().nullable().catch(null),
  by: z.enum(invoiceSorts).catch('date'),
  descending: z.boolean().catch(true),
})

/** What the list shows, as its place in the program remembers it. */
export type InvoicePlace = z.output<typeof place>

export const readInvoicePlace = (search: unknown): InvoicePlace =>
  place.parse(typeof search === 'object' && search !== null ? search : {})

const start = z.object({ clientId: z.number().int().positive().nullable().catch(null) })

/** For whom a new invoice is begun. */
export const readNewInvoice = (search: unknown): { clientId: number | null } =>
  start.parse(typeof search === 'object' && search !== null ? search : {})
