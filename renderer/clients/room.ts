import { IconUserPlus, IconUsers } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent, type SearchSchemaInput } from '@tanstack/react-router'
import { backOffice, everyone } from '../../shared/operation'
import type { Room } from '../room'
import { rootRoute } from '../root-route'
import {
  readClientSearch,
  readClientTab,
  type ClientSearch,
  type ClientPlace,
} from './client-search'
import { clientsWords } from './words'

const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/clients',
    component: lazyRouteComponent(() => import('./client-list'), 'ClientList'),
    validateSearch: (search: Partial<ClientSearch> & SearchSchemaInput): ClientSearch =>
      readClientSearch(search),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/clients/new',
    component: lazyRouteComponent(() => import('./form/client-form'), 'NewClient'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/clients/$clientId',
    component: lazyRouteComponent(() => import('./client/client-page'), 'ClientPage'),
    validateSearch: (search: Partial<ClientPlace> & SearchSchemaInput): ClientPlace =>
      readClientTab(search),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/clients/$clientId/edit',
    component: lazyRouteComponent(() => import('./form/client-form'), 'EditClient'),
  }),
] as const

export const clientsRoom = {
  name: 'clients',
  words: clientsWords,
  routes,
  menu: [{ to: '/clients', label: 'clients.title', icon: IconUsers, roles: everyone }],
  commands: [{ to: '/clients/new', label: 'clients.new', icon: IconUserPlus, roles: backOffice }],
  help: () => import('./help'),
} as const satisfies Room
