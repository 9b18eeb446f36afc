import { IconSettings } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { everyone } from '../../shared/operation'
import type { Room } from '../room'
import { rootRoute } from '../root-route'
import { settingsTabs, type SettingsTab } from './settings-search'
import { settingsWords } from './words'

const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings',
    component: lazyRouteComponent(() => import('./settings-page'), 'SettingsPage'),
    validateSearch: ({ tab }): { tab?: SettingsTab } => {
      const known = settingsTabs.find((one) => one === tab)
      return known ? { tab: known } : {}
    },
  }),
] as const

export const settingsRoom = {
  name: 'settings',
  words: settingsWords,
  routes,
  menu: [
    { to: '/settings', label: 'settings.title', icon: IconSettings, roles: everyone, apart: true },
  ],
  closed: { FirstRun: lazyRouteComponent(() => import('./first-run/wizard'), 'Wizard') },
  help: () => import('./help'),
} as const satisfies Room
