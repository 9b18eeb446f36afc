import { createRoute, type SearchSchemaInput } from '@tanstack/react-router'
import { rootRoute } from '../root-route'
import { FilesPage } from './files-page'
import { ImportPage } from './import-page'
import { PaymentsPage } from './payments-page'
import { readPaymentsPlace, type PaymentsPlace } from './payments-search'

export const paymentRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/payments',
    component: PaymentsPage,
    validateSearch: (search: Partial<PaymentsPlace> & SearchSchemaInput): PaymentsPlace =>
      readPaymentsPlace(search),
  }),
  createRoute({ getParentRoute: () => rootRoute, path: '/payments/import', component: ImportPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/payments/files', component: FilesPage }),
] as const
