import { IconHome } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { everyone } from '../../shared/operation'
import type { Room } from '../room'
import { rootRoute } from '../root-route'
import { dashboardWords } from './words'

const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/',
    component: lazyRouteComponent(() => import('./start-page'), 'StartPage'),
  }),
] as const

export const dashboardRoom = {
  name: 'dashboard',
  words: dashboardWords,
  routes,
  menu: [{ to: '/', label: 'dashboard.title', icon: IconHome, roles: everyone }],
  help: () => import('./help'),
} as const satisfies Room
