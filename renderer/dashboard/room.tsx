import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../root-route'
import { StartPage } from './start-page'

export const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: StartPage,
})
