import { createMemoryHistory, createRouter, RouterProvider } from '@tanstack/react-router'
import { rootRoute } from '../root-route'
import { rooms } from '../rooms'
import { onOtherUser } from '../session/session'
import { BrokenScreen, NotFoundScreen } from './fallback-screens'
import { Frame } from './frame'

rootRoute.update({
  component: Frame,
  errorComponent: BrokenScreen,
  notFoundComponent: NotFoundScreen,
})

type Page = (typeof rooms)[number]['routes'][number]
const pages = rooms.flatMap(({ routes }): readonly Page[] => routes)

// Places live in memory, not in the address: what someone searched for never reaches Chromium's disk.
const router = createRouter({
  routeTree: rootRoute.addChildren(pages),
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

/** Has the first page at hand before anybody is signed in: files only, it asks the office nothing. */
export const loadFirstPage = () => router.preloadRoute({ to: '/' })

/** Every place of the open office. */
export default function Rooms() {
  return <RouterProvider router={router} />
}
