import { createRoute, type SearchSchemaInput } from '@tanstack/react-router'
import { rootRoute } from '../root-route'
import { AuditPage } from './audit-page'
import { readAuditSearch, type AuditSearch } from './audit-search'

export const auditRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/audit',
    component: AuditPage,
    validateSearch: (search: Partial<AuditSearch> & SearchSchemaInput): AuditSearch =>
      readAuditSearch(search),
  }),
] as const
