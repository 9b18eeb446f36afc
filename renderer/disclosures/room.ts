import { IconShare3 } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent, type SearchSchemaInput } from '@tanstack/react-router'
import { backOffice } from '../../shared/operation'
import type { Room } from '../room'
import { rootRoute } from '../root-route'
import { readDisclosuresSearch, type DisclosuresSearch } from './disclosures-search'
import { disclosuresWords } from './words'

const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/disclosures',
    component: lazyRouteComponent(() => import('./disclosures-page'), 'DisclosuresPage'),
    validateSearch: (search: Partial<DisclosuresSearch> & SearchSchemaInput): DisclosuresSearch =>
      readDisclosuresSearch(search),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/disclosures/recipients',
    component: lazyRouteComponent(() => import('./recipients-page'), 'RecipientsPage'),
  }),
] as const

export const disclosuresRoom = {
  name: 'disclosures',
  words: disclosuresWords,
  routes,
  menu: [{ to: '/disclosures', label: 'disclosures.title', icon: IconShare3, roles: backOffice }],
  help: () => import('./help'),
} as const satisfies Room
