import { IconArchive } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { ownerOnly } from '../../shared/operation'
import type { Room } from '../room'
import { rootRoute } from '../root-route'
import { archiveWords } from './words'

const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/archive',
    component: lazyRouteComponent(() => import('./archive-page'), 'ArchivePage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/archive/check',
    component: lazyRouteComponent(() => import('./yearly-check'), 'YearlyCheck'),
  }),
] as const

export const archiveRoom = {
  name: 'archive',
  words: archiveWords,
  routes,
  menu: [{ to: '/archive', label: 'archive.title', icon: IconArchive, roles: ownerOnly }],
  help: () => import('./help'),
} as const satisfies Room
