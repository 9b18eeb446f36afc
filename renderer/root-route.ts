import { createRootRoute } from '@tanstack/react-router'

/** Every page hangs under this; the frame draws itself around them. */
export const rootRoute = createRootRoute()
