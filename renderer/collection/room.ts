import { IconBellRinging } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent, type SearchSchemaInput } from '@tanstack/react-router'
import { mostAtOnce } from '../../shared/invoices/several'
import { backOffice } from '../../shared/operation'
import type { Room } from '../room'
import { rootRoute } from '../root-route'
import { collectionWords } from './words'

const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/collection',
    component: lazyRouteComponent(() => import('./reminders-page'), 'RemindersPage'),
    // Chosen in the list of invoices: these alone.
    validateSearch: (search: { only?: number[] } & SearchSchemaInput): { only?: number[] } => {
      const only = Array.isArray(search.only) ? search.only.filter(Number.isInteger) : []
      return only.length > 0 ? { only: only.slice(0, mostAtOnce) } : {}
    },
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/collection/plan',
    component: lazyRouteComponent(() => import('./plan-page'), 'PlanPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/collection/debits',
    component: lazyRouteComponent(() => import('./debits/debits-page'), 'DebitsPage'),
  }),
] as const

export const collectionRoom = {
  name: 'collection',
  words: collectionWords,
  routes,
  menu: [{ to: '/collection', label: 'collection.menu', icon: IconBellRinging, roles: backOffice }],
  help: () => import('./help'),
} as const satisfies Room
