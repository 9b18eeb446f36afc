/**
 * Every place in the program. A domain lists its routes in `renderer/<domain>/routes.tsx`
 * (`createRoute({ getParentRoute: () => rootRoute, path: '/clients', component: ClientList })`) and
 * adds one line to the tree here, and one to `navigation.ts` when it belongs in the menu.
 */
import { createMemoryHistory, createRouter } from '@tanstack/react-router'
import { approvalRoutes } from './approvals/routes'
import { archiveRoutes } from './archive/routes'
import { auditRoutes } from './audit/routes'
import { backupRoutes } from './backup/routes'
import { clientRoutes } from './clients/routes'
import { loginRoutes } from './credentials/routes'
import { startRoute } from './dashboard/routes'
import { BrokenScreen } from './frame/fallback-screens'
import { invoiceRoutes } from './invoices/routes'
import { rootRoute } from './root-route'
import { paymentRoutes } from './payments/routes'
import { onOtherUser } from './session/session'
import { retentionRoutes } from './retention/routes'
import { settingsRoutes } from './settings/routes'
import { userRoutes } from './users/routes'

const routeTree = rootRoute.addChildren([
  startRoute,
  ...clientRoutes,
  ...invoiceRoutes,
  ...paymentRoutes,
  ...loginRoutes,
  ...retentionRoutes,
  ...archiveRoutes,
  ...approvalRoutes,
  ...auditRoutes,
  ...backupRoutes,
  ...userRoutes,
  ...settingsRoutes,
])

// Places live in memory, not in the address: what someone searched for never reaches Chromium's disk.
export const router = createRouter({
  routeTree,
  history: createMemoryHistory({ initialEntries: ['/'] }),
  defaultErrorComponent: BrokenScreen,
  defaultPendingMinMs: 0,
})

onOtherUser(() => void router.navigate({ to: '/', replace: true }))

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
