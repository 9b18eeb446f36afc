import { IconChartBar } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent, type SearchSchemaInput } from '@tanstack/react-router'
import { backOffice } from '../../shared/operation'
import type { Room } from '../room'
import { rootRoute } from '../root-route'
import { readReportsSearch, type ReportsSearch } from './reports-search'
import { reportsWords } from './words'

const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/reports',
    // The charts come with it: they are loaded when one goes there.
    component: lazyRouteComponent(() => import('./reports-page'), 'ReportsPage'),
    validateSearch: (search: Partial<ReportsSearch> & SearchSchemaInput): ReportsSearch =>
      readReportsSearch(search),
  }),
] as const

export const reportsRoom = {
  name: 'reports',
  words: reportsWords,
  routes,
  help: () => import('./help'),
  menu: [{ to: '/reports', label: 'reports.title', icon: IconChartBar, roles: backOffice }],
} as const satisfies Room
