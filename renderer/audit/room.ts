import { IconListDetails } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent, type SearchSchemaInput } from '@tanstack/react-router'
import { backOffice } from '../../shared/operation'
import type { Room } from '../room'
import { rootRoute } from '../root-route'
import { readAuditSearch, type AuditSearch } from './audit-search'
import { auditWords } from './words'

const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/audit',
    component: lazyRouteComponent(() => import('./audit-page'), 'AuditPage'),
    validateSearch: (search: Partial<AuditSearch> & SearchSchemaInput): AuditSearch =>
      readAuditSearch(search),
  }),
] as const

export const auditRoom = {
  name: 'audit',
  words: auditWords,
  routes,
  menu: [
    { to: '/audit', label: 'audit.title', icon: IconListDetails, roles: backOffice, apart: true },
  ],
  help: () => import('./help'),
} as const satisfies Room
