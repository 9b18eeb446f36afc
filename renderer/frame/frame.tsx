import { Outlet } from '@tanstack/react-router'
import { rooms } from '../rooms'
import { RecoveryBanner } from '../session/recovery/recovery-banner'
import { useUser } from '../session/session'
import { Shell, type Place } from './app-shell'
import { DropTarget } from './drop/drop-target'

// The paths are checked here, as all routes together are known by now.
const places: readonly Place[] = rooms.flatMap(({ menu }): readonly Place[] => menu)

const goals = [
  ...places,
  ...rooms.flatMap((room) => ('commands' in room ? [...room.commands] : [])),
]

const tools = rooms.flatMap((room) => ('TopBar' in room ? [room.TopBar] : []))

const banners = rooms.flatMap((room) => ('Banner' in room ? [room.Banner] : []))

/** The open office: menu, top bar, the screen of the place one is at. */
export function Frame() {
  const { role } = useUser()
  return (
    <Shell
      places={places.filter(({ roles }) => roles.includes(role))}
      middle={tools.map((Tool, n) => (
        <Tool key={n} goals={goals.filter(({ roles }) => roles.some((one) => one === role))} />
      ))}
    >
      <RecoveryBanner />
      {banners.map((Banner, n) => (
        <Banner key={n} />
      ))}
      <DropTarget />
      <Outlet />
    </Shell>
  )
}
