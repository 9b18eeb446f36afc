import { IconPercentage } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent, type SearchSchemaInput } from '@tanstack/react-router'
import { backOffice } from '../../shared/operation'
import type { Room } from '../room'
import { rootRoute } from '../root-route'
import { readBehindSearch, readVatSearch, type BehindSearch, type VatSearch } from './vat-search'
import { vatWords } from './words'

const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/vat',
    component: lazyRouteComponent(() => import('./vat-page'), 'VatPage'),
    validateSearch: (search: Partial<VatSearch> & SearchSchemaInput): VatSearch =>
      readVatSearch(search),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/vat/documents',
    component: lazyRouteComponent(() => import('./documents-page'), 'DocumentsPage'),
    validateSearch: (search: Partial<BehindSearch> & SearchSchemaInput): BehindSearch =>
      readBehindSearch(search),
  }),
] as const

export const vatRoom = {
  name: 'vat',
  words: vatWords,
  routes,
  help: () => import('./help'),
  menu: [{ to: '/vat', label: 'vat.title', icon: IconPercentage, roles: backOffice }],
} as const satisfies Room
