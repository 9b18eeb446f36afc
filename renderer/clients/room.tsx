import { createRoute, type SearchSchemaInput } from '@tanstack/react-router'
import { rootRoute } from '../root-route'
import { EditClient, NewClient } from './form/client-form'
import { ClientList } from './client-list'
import { ClientPage } from './page/client-page'
import { readClientSearch, readClientTab, type ClientSearch, type ClientTab } from './client-search'

export const clientRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/clients',
    component: ClientList,
    validateSearch: (search: Partial<ClientSearch> & SearchSchemaInput): ClientSearch =>
      readClientSearch(search),
  }),
  createRoute({ getParentRoute: () => rootRoute, path: '/clients/new', component: NewClient }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/clients/$clientId',
    component: ClientPage,
    validateSearch: (search: { tab?: ClientTab } & SearchSchemaInput): { tab: ClientTab } =>
      readClientTab(search),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/clients/$clientId/edit',
    component: EditClient,
  }),
] as const
