import { IconChecks } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { backOffice } from '../../shared/operation'
import type { Room } from '../room'
import { rootRoute } from '../root-route'
import { Waiting } from './waiting'
import { approvalsWords } from './words'

const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/approvals',
    component: lazyRouteComponent(() => import('./approvals-page'), 'ApprovalsPage'),
  }),
] as const

export const approvalsRoom = {
  name: 'approvals',
  words: approvalsWords,
  routes,
  menu: [
    {
      to: '/approvals',
      label: 'approvals.menu',
      icon: IconChecks,
      roles: backOffice,
      apart: true,
      Waiting,
    },
  ],
  help: () => import('./help'),
} as const satisfies Room
