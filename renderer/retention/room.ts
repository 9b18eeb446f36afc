import { IconHourglass } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent, type SearchSchemaInput } from '@tanstack/react-router'
import { backOffice } from '../../shared/operation'
import type { Room } from '../room'
import { rootRoute } from '../root-route'
import { readRetentionTab, type RetentionTab } from './retention-search'
import { retentionWords } from './words'

const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/retention',
    component: lazyRouteComponent(() => import('./retention-page'), 'RetentionPage'),
    validateSearch: (search: { tab?: RetentionTab } & SearchSchemaInput): { tab: RetentionTab } =>
      readRetentionTab(search),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/clients/$clientId/retention',
    component: lazyRouteComponent(() => import('./client-clock'), 'ClientClock'),
  }),
] as const

export const retentionRoom = {
  name: 'retention',
  words: retentionWords,
  routes,
  menu: [{ to: '/retention', label: 'retention.menu', icon: IconHourglass, roles: backOffice }],
  help: () => import('./help'),
} as const satisfies Room
