import { createRoute, type SearchSchemaInput } from '@tanstack/react-router'
import { rootRoute } from '../root-route'
import { NewInvoice } from './editor/invoice-editor'
import { InvoiceList } from './invoice-list'
import { InvoiceScreen } from './invoice-page'
import { readInvoicePlace, readNewInvoice, type InvoicePlace } from './invoice-search'

export const invoiceRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/invoices',
    component: InvoiceList,
    validateSearch: (search: Partial<InvoicePlace> & SearchSchemaInput): InvoicePlace =>
      readInvoicePlace(search),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/invoices/new',
    component: NewInvoice,
    validateSearch: (
      search: { clientId?: number | null } & SearchSchemaInput,
    ): { clientId: number | null } => readNewInvoice(search),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/invoices/$invoiceId',
    component: InvoiceScreen,
  }),
] as const
