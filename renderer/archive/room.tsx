import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../root-route'
import { ArchivePage } from './archive-page'
import { YearlyCheck } from './yearly-check'

export const archiveRoutes = [
  createRoute({ getParentRoute: () => rootRoute, path: '/archive', component: ArchivePage }),
  createRoute({ getParentRoute: () => rootRoute, path: '/archive/check', component: YearlyCheck }),
] as const
