import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../root-route'
import { AccountPage } from './account-page'
import { UsersPage } from './users-page'

export const userRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/users', component: UsersPage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/account', component: AccountPage }),
] as const
