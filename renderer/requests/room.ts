import { IconInbox } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent, type SearchSchemaInput } from '@tanstack/react-router'
import { backOffice } from '../../shared/operation'
import type { Room } from '../room'
import { rootRoute } from '../root-route'
import { readRequestsSearch, type RequestsSearch } from './requests-search'
import { requestsWords } from './words'

const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/requests',
    component: lazyRouteComponent(() => import('./requests-page'), 'RequestsPage'),
    validateSearch: (search: Partial<RequestsSearch> & SearchSchemaInput): RequestsSearch =>
      readRequestsSearch(search),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/requests/file',
    component: lazyRouteComponent(() => import('./take-page'), 'TakePage'),
    validateSearch: (search: { file?: string } & SearchSchemaInput): { file?: string } =>
      typeof search.file === 'string' ? { file: search.file } : {},
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/requests/portal/$clientId',
    component: lazyRouteComponent(() => import('./portal/portal-page'), 'PortalPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/requests/$requestId',
    component: lazyRouteComponent(() => import('./request-page'), 'RequestPage'),
  }),
] as const

export const requestsRoom = {
  name: 'requests',
  words: requestsWords,
  routes,
  menu: [{ to: '/requests', label: 'requests.title', icon: IconInbox, roles: backOffice }],
  help: () => import('./help'),
} as const satisfies Room
