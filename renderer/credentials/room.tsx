import { createRoute, type SearchSchemaInput } from '@tanstack/react-router'
import { rootRoute } from '../root-route'
import { NewLogin } from './login-form'
import { LoginPage } from './login/login-page'
import { ClientLoginsPage, LoginsPage } from './logins-page'
import { readLoginsPlace, type LoginsPlace } from './logins-search'
import { ReceivePage } from './receive-page'
import { LoginSettingsPage } from './settings-page'

const validateSearch = (search: Partial<LoginsPlace> & SearchSchemaInput): LoginsPlace =>
  readLoginsPlace(search)

export const loginRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/logins',
    component: LoginsPage,
    validateSearch,
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/logins/new',
    component: NewLogin,
    validateSearch: ({
      clientId,
    }: { clientId?: number | null } & SearchSchemaInput): { clientId: number | null } => ({
      clientId: typeof clientId === 'number' ? clientId : null,
    }),
  }),
  createRoute({ getParentRoute: () => rootRoute, path: '/logins/receive', component: ReceivePage }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/logins/settings',
    component: LoginSettingsPage,
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/logins/$loginId',
    component: LoginPage,
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/clients/$clientId/logins',
    component: ClientLoginsPage,
    validateSearch,
  }),
] as const
