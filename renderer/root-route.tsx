import { createRootRoute } from '@tanstack/react-router'
import { Frame } from './frame/frame'
import { BrokenScreen, NotFoundScreen } from './frame/fallback-screens'

/** Every screen hangs under this; a domain's `routes.tsx` names it as parent. */
export const rootRoute = createRootRoute({
  component: Frame,
  errorComponent: BrokenScreen,
  notFoundComponent: NotFoundScreen,
})
