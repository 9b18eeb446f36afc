import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../root-route'
import { SettingsPage, settingsTabs, type SettingsTab } from './settings-page'

export const settingsRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings',
    component: SettingsPage,
    validateSearch: ({ tab }): { tab?: SettingsTab } => {
      const known = settingsTabs.find((one) => one === tab)
      return known ? { tab: known } : {}
    },
  }),
] as const
