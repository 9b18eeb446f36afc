import { IconDatabaseExport } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { backOffice } from '../../shared/operation'
import type { Room } from '../room'
import { rootRoute } from '../root-route'
import { LedgerBanner } from './ledger-banner'
import { backupWords } from './words'

const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/backup',
    component: lazyRouteComponent(() => import('./backup-page'), 'BackupPage'),
  }),
] as const

export const backupRoom = {
  name: 'backup',
  words: backupWords,
  routes,
  menu: [
    {
      to: '/backup',
      label: 'backup.title',
      icon: IconDatabaseExport,
      roles: backOffice,
      apart: true,
    },
  ],
  Banner: LedgerBanner,
  closed: {
    Restoring: lazyRouteComponent(() => import('./restore/restore-screen'), 'RestoreScreen'),
    Restored: lazyRouteComponent(() => import('./restore/restored-screen'), 'RestoredScreen'),
    GoOn: lazyRouteComponent(() => import('./restore/go-on-screen'), 'GoOnScreen'),
    Rescue: lazyRouteComponent(() => import('./restore/rescue-screen'), 'RescueScreen'),
  },
  help: () => import('./help'),
} as const satisfies Room
