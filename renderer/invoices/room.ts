import { IconFileInvoice, IconFilePlus } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent, type SearchSchemaInput } from '@tanstack/react-router'
import { backOffice } from '../../shared/operation'
import type { Room } from '../room'
import { rootRoute } from '../root-route'
import { readInvoicePlace, readNewInvoice, type InvoicePlace } from './invoice-search'
import { invoicesWords } from './words'

const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/invoices',
    component: lazyRouteComponent(() => import('./list/invoice-list'), 'InvoiceList'),
    validateSearch: (search: Partial<InvoicePlace> & SearchSchemaInput): InvoicePlace =>
      readInvoicePlace(search),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/invoices/new',
    component: lazyRouteComponent(() => import('./editor/invoice-editor'), 'NewInvoice'),
    validateSearch: (
      search: { clientId?: number | null } & SearchSchemaInput,
    ): { clientId: number | null } => readNewInvoice(search),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/invoices/$invoiceId',
    component: lazyRouteComponent(() => import('./invoice-page'), 'InvoiceScreen'),
  }),
] as const

export const invoicesRoom = {
  name: 'invoices',
  words: invoicesWords,
  routes,
  menu: [{ to: '/invoices', label: 'invoices.title', icon: IconFileInvoice, roles: backOffice }],
  commands: [{ to: '/invoices/new', label: 'invoices.new', icon: IconFilePlus, roles: backOffice }],
  help: () => import('./help'),
} as const satisfies Room
