import { Outlet } from '@tanstack/react-router'
import { rooms } from '../rooms'
import { RecoveryBanner } from '../session/recovery/recovery-banner'
import { useUser } from '../session/session'
import { Shell, type Place } from './app-shell'

// The paths are checked here, as all routes together are known by now.
const places: readonly Place[] = rooms.flatMap(({ menu }): readonly Place[] => menu)

/** The open office: menu, top bar, the screen of the place one is at. */
export function Frame() {
  const { role } = useUser()
  return (
    <Shell places={places.filter(({ roles }) => roles.includes(role))}>
      <RecoveryBanner />
      <Outlet />
    </Shell>
  )
}
