import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../root-route'
import { ApprovalsPage } from './approvals-page'

export const approvalRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/approvals', component: ApprovalsPage }),
] as const
