import { RouterProvider } from '@tanstack/react-router'
import { router } from './frame/router'

/** Every room of the open office. A file of its own: the way in does not wait for it to load. */
export default function Rooms() {
  return <RouterProvider router={router} />
}
