import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { Room } from '../room'
import { rootRoute } from '../root-route'
import { policyWords } from './words'

const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/policy',
    component: lazyRouteComponent(() => import('./policy-page'), 'PolicyPage'),
  }),
] as const

/** Reached from the policy itself, which stands with what is kept and erased. */
export const policyRoom = {
  name: 'policy',
  words: policyWords,
  routes,
  menu: [],
} as const satisfies Room
