import { IconBriefcase } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { ownerOnly } from '../../shared/operation'
import type { Room } from '../room'
import { rootRoute } from '../root-route'
import { exportsWords } from './words'

const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/accountant',
    component: lazyRouteComponent(() => import('./accountant-page'), 'AccountantPage'),
  }),
] as const

/** Also lends its part to the rooms that something leaves the office from. */
export const exportsRoom = {
  name: 'exports',
  words: exportsWords,
  routes,
  menu: [
    {
      to: '/accountant',
      label: 'exports.accountant.title',
      icon: IconBriefcase,
      roles: ownerOnly,
    },
  ],
  help: () => import('./help'),
} as const satisfies Room
