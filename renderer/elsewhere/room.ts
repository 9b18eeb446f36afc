import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../room'
import { rootRoute } from '../root-route'
import { elsewhereWords } from './words'

const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/elsewhere',
    component: lazyRouteComponent(() => import('./elsewhere-page'), 'ElsewherePage'),
  }),
] as const

export const elsewhereRoom = {
  name: 'elsewhere',
  words: elsewhereWords,
  routes,
  menu: [],
} as const satisfies Room
