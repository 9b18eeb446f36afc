import { IconListDetails, IconRepeat } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent, type SearchSchemaInput } from '@tanstack/react-router'
import { backOffice } from '../../shared/operation'
import type { Room } from '../room'
import { rootRoute } from '../root-route'
import { servicesWords } from './words'

/** A file that was dropped on the window, for the page that reads it. */
const fileSearch = (search: { file?: string } & SearchSchemaInput): { file?: string } =>
  typeof search.file === 'string' ? { file: search.file } : {}

const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/services',
    component: lazyRouteComponent(() => import('./services-page'), 'ServicesPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/services/run',
    component: lazyRouteComponent(() => import('./run-page'), 'RunPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/services/hours',
    component: lazyRouteComponent(() => import('./hours/hours-page'), 'HoursPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/services/registrar',
    validateSearch: fileSearch,
    component: lazyRouteComponent(() => import('./import/registrar-page'), 'RegistrarPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/services/import',
    validateSearch: fileSearch,
    component: lazyRouteComponent(() => import('./import/list-page'), 'ListPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/services/catalogue',
    component: lazyRouteComponent(() => import('./catalogue/catalogue-page'), 'CataloguePage'),
  }),
] as const

export const servicesRoom = {
  name: 'services',
  words: servicesWords,
  routes,
  menu: [{ to: '/services', label: 'services.title', icon: IconRepeat, roles: backOffice }],
  commands: [
    { to: '/services/run', label: 'services.run.title', icon: IconRepeat, roles: backOffice },
    {
      to: '/services/catalogue',
      label: 'services.catalogue.title',
      icon: IconListDetails,
      roles: backOffice,
    },
  ],
  help: () => import('./help'),
} as const satisfies Room
