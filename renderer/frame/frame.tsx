import { Outlet } from '@tanstack/react-router'
import { rooms } from '../rooms'
import { RecoveryBanner } from '../session/recovery/recovery-banner'
import { useUser } from '../session/session'
import { Shell, type Place } from './app-shell'

// The paths are checked here, as all routes together are known by now.
const places: readonly Place[] = rooms.flatMap(({ menu }): readonly Place[] => menu)

const banners = rooms.flatMap((room) => ('Banner' in room ? [room.Banner] : []))

/** The open office: menu, top bar, the screen of the place one is at. */
export function Frame() {
  const { role } = useUser()
  return (
    <Shell places={places.filter(({ roles }) => roles.includes(role))}>
      <RecoveryBanner />
      {banners.map((Banner, n) => (
        <Banner key={n} />
      ))}
      <Outlet />
    </Shell>
  )
}
