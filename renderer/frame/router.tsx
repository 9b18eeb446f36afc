/**
 * Every place in the program. A domain lists its routes in `renderer/<domain>/routes.tsx`
 * (`createRoute({ getParentRoute: () => rootRoute, path: '/clients', component: ClientList })`) and
 * adds one line to the tree here, and one to `navigation.ts` when it belongs in the menu.
 */
import { createMemoryHistory, createRouter } from '@tanstack/react-router'
import { approvalRoutes } from '../approvals/room'
import { archiveRoutes } from '../archive/room'
import { auditRoutes } from '../audit/room'
import { backupRoutes } from '../backup/room'
import { clientRoutes } from '../clients/room'
import { loginRoutes } from '../credentials/room'
import { startRoute } from '../dashboard/room'
import { BrokenScreen } from './fallback-screens'
import { invoiceRoutes } from '../invoices/room'
import { rootRoute } from '../root-route'
import { paymentRoutes } from '../payments/room'
import { onOtherUser } from '../session/session'
import { retentionRoutes } from '../retention/room'
import { settingsRoutes } from '../settings/room'
import { userRoutes } from '../users/room'

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
