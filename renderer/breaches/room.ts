import { IconAlertOctagon } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { backOffice } from '../../shared/operation'
import type { Room } from '../room'
import { rootRoute } from '../root-route'
import { breachesWords } from './words'

const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/breaches',
    component: lazyRouteComponent(() => import('./breaches-page'), 'BreachesPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/breaches/$breachId',
    component: lazyRouteComponent(() => import('./breach-page'), 'BreachPage'),
  }),
] as const

export const breachesRoom = {
  name: 'breaches',
  words: breachesWords,
  routes,
  menu: [{ to: '/breaches', label: 'breaches.title', icon: IconAlertOctagon, roles: backOffice }],
  help: () => import('./help'),
} as const satisfies Room
