import { IconFingerprint } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent, type SearchSchemaInput } from '@tanstack/react-router'
import { backOffice } from '../../shared/operation'
import type { Room } from '../room'
import { rootRoute } from '../root-route'
import { readAccessSearch, type AccessSearch } from './access-search'
import { accessWords } from './words'

const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/access',
    component: lazyRouteComponent(() => import('./access-page'), 'AccessPage'),
    validateSearch: (search: Partial<AccessSearch> & SearchSchemaInput): AccessSearch =>
      readAccessSearch(search),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/access/logs',
    component: lazyRouteComponent(() => import('./logs-page'), 'LogsPage'),
    validateSearch: (search: { dropped?: number } & SearchSchemaInput): { dropped?: number } =>
      typeof search.dropped === 'number' ? { dropped: search.dropped } : {},
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/access/settings',
    component: lazyRouteComponent(() => import('./settings-page'), 'AccessSettingsPage'),
  }),
] as const

export const accessRoom = {
  name: 'access-events',
  words: accessWords,
  routes,
  help: () => import('./help'),
  menu: [{ to: '/access', label: 'access-events.title', icon: IconFingerprint, roles: backOffice }],
} as const satisfies Room
