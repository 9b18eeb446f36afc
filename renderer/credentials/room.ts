import { IconKey } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent, type SearchSchemaInput } from '@tanstack/react-router'
import { everyone } from '../../shared/operation'
import type { Room } from '../room'
import { rootRoute } from '../root-route'
import { readLoginsPlace, type LoginsPlace } from './logins-search'
import { credentialsWords } from './words'

const validateSearch = (search: Partial<LoginsPlace> & SearchSchemaInput): LoginsPlace =>
  readLoginsPlace(search)

const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/logins',
    component: lazyRouteComponent(() => import('./logins-page'), 'LoginsPage'),
    validateSearch,
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/logins/new',
    component: lazyRouteComponent(() => import('./login-form'), 'NewLogin'),
    validateSearch: ({
      clientId,
    }: { clientId?: number | null } & SearchSchemaInput): { clientId: number | null } => ({
      clientId: typeof clientId === 'number' ? clientId : null,
    }),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/logins/receive',
    component: lazyRouteComponent(() => import('./receive-page'), 'ReceivePage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/logins/settings',
    component: lazyRouteComponent(() => import('./settings-page'), 'LoginSettingsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/logins/$loginId',
    component: lazyRouteComponent(() => import('./login/login-page'), 'LoginPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/clients/$clientId/logins',
    component: lazyRouteComponent(() => import('./logins-page'), 'ClientLoginsPage'),
    validateSearch,
  }),
] as const

export const credentialsRoom = {
  name: 'credentials',
  words: credentialsWords,
  routes,
  menu: [{ to: '/logins', label: 'credentials.menu', icon: IconKey, roles: everyone }],
  commands: [{ to: '/logins/new', label: 'credentials.new', icon: IconKey, roles: everyone }],
  help: () => import('./help'),
} as const satisfies Room
