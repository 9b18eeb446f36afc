import { IconUserCircle, IconUsersGroup } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { everyone, ownerOnly } from '../../shared/operation'
import type { Room } from '../room'
import { rootRoute } from '../root-route'
import { usersWords } from './words'

const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/users',
    component: lazyRouteComponent(() => import('./users-page'), 'UsersPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/account',
    component: lazyRouteComponent(() => import('./account-page'), 'AccountPage'),
  }),
] as const

export const usersRoom = {
  name: 'users',
  words: usersWords,
  routes,
  menu: [
    { to: '/users', label: 'users.title', icon: IconUsersGroup, roles: ownerOnly, apart: true },
    {
      to: '/account',
      label: 'users.account.title',
      icon: IconUserCircle,
      roles: everyone,
      apart: true,
      own: true,
    },
  ],
  help: () => import('./help'),
} as const satisfies Room
