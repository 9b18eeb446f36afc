/** What a room hands to the frame: its words, its pages, its places in the menu. */
import type { Icon } from '@tabler/icons-react'
import type { AnyRoute } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import type { RestoreReport } from '../shared/backup/contract'
import type { Role } from '../shared/operation'
import type { Help } from './i18n/help'
import type { WordKey } from './i18n/use-translation'
import type { DutchWords, SameKeys } from './i18n/words'

export interface MenuEntry {
  /** a path of the room's own */
  to: `/${string}`
  label: WordKey
  icon: Icon
  /** mirrors the roles of the room's operations; the door is what really keeps others out */
  roles: readonly Role[]
  /** stands at the bottom of the menu */
  apart?: true
  /** one's own account: in the top bar, and in the menu only where the top bar has no room */
  own?: true
  /** beside the label: how much waits there */
  Waiting?: ComponentType
}

/** Something to do that begins on a page of its own: found by name from everywhere. */
export interface RoomCommand {
  to: `/${string}`
  label: WordKey
  icon: Icon
  roles: readonly Role[]
}

/** What stands in the middle of the top bar. */
export interface TopBarProps {
  /** the places and commands of this person */
  goals: readonly Pick<RoomCommand, 'to' | 'label' | 'icon'>[]
}

/** What is shown instead of pages while no office is open. */
export interface ClosedScreens {
  /** there is no office yet */
  FirstRun: ComponentType
  /** a backup is being put back */
  Restoring: ComponentType
  Restored: ComponentType<{ report: RestoreReport }>
  /** saving what can still be read of a damaged office */
  Rescue: ComponentType<{ onBack: () => void }>
  /** going on with a database that is not the newest */
  GoOn: ComponentType<{ onBack: () => void }>
}

/** Each room under the name its words go by: `t('clients.…')`. */
export type Room = {
  [Name in keyof DutchWords]: {
    name: Name
    words: { nl: DutchWords[Name]; en: SameKeys<DutchWords[Name]> }
    /** children of `rootRoute`; their components are loaded when one goes there */
    routes: readonly AnyRoute[]
    menu: readonly MenuEntry[]
    commands?: readonly RoomCommand[]
    closed?: Partial<ClosedScreens>
    /** above every page of the open office, when there is something to say */
    Banner?: ComponentType
    TopBar?: ComponentType<TopBarProps>
    /** what the room says about itself; every room in the menu has it */
    help?: () => Promise<{ default: Help }>
  }
}[keyof DutchWords]
