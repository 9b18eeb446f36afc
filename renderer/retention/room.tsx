import { createRoute, type SearchSchemaInput } from '@tanstack/react-router'
import { rootRoute } from '../root-route'
import { ClientClock } from './client-clock'
import { RetentionPage } from './retention-page'
import { readRetentionTab, type RetentionTab } from './retention-search'

export const retentionRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/retention',
    component: RetentionPage,
    validateSearch: (search: { tab?: RetentionTab } & SearchSchemaInput): { tab: RetentionTab } =>
      readRetentionTab(search),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/clients/$clientId/retention',
    component: ClientClock,
  }),
] as const
