import { IconUserShield } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent, type SearchSchemaInput } from '@tanstack/react-router'
import { backOffice } from '../../shared/operation'
import type { Room } from '../room'
import { rootRoute } from '../root-route'
import { readPrivacySearch, type PrivacySearch } from './privacy-search'
import { privacyWords } from './words'

const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/privacy',
    component: lazyRouteComponent(() => import('./requests-page'), 'RequestsPage'),
    validateSearch: (search: Partial<PrivacySearch> & SearchSchemaInput): PrivacySearch =>
      readPrivacySearch(search),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/privacy/objections/$clientId',
    component: lazyRouteComponent(() => import('./objections-page'), 'ObjectionsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/privacy/$requestId',
    component: lazyRouteComponent(() => import('./case-page'), 'CasePage'),
  }),
] as const

export const privacyRoom = {
  name: 'privacy',
  words: privacyWords,
  routes,
  menu: [{ to: '/privacy', label: 'privacy.title', icon: IconUserShield, roles: backOffice }],
  help: () => import('./help'),
} as const satisfies Room
