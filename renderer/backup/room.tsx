import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../root-route'
import { BackupPage } from './backup-page'

export const backupRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/backup', component: BackupPage }),
] as const
