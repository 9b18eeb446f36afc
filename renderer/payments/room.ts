import {
  IconBuildingBank,
  IconCashBanknote,
  IconCreditCard,
  IconFileImport,
  IconFilter,
} from '@tabler/icons-react'
import { createRoute, lazyRouteComponent, type SearchSchemaInput } from '@tanstack/react-router'
import { backOffice } from '../../shared/operation'
import type { Room } from '../room'
import { rootRoute } from '../root-route'
import { readPaymentsPlace, type PaymentsPlace } from './payments-search'
import { paymentsWords } from './words'

const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/payments',
    component: lazyRouteComponent(() => import('./payments-page'), 'PaymentsPage'),
    validateSearch: (search: Partial<PaymentsPlace> & SearchSchemaInput): PaymentsPlace =>
      readPaymentsPlace(search),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/payments/import',
    component: lazyRouteComponent(() => import('./import/import-page'), 'ImportPage'),
    validateSearch: (search: { dropped?: number } & SearchSchemaInput): { dropped?: number } =>
      typeof search.dropped === 'number' ? { dropped: search.dropped } : {},
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/payments/files',
    component: lazyRouteComponent(() => import('./files-page'), 'FilesPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/payments/rules',
    component: lazyRouteComponent(() => import('./rules/rules-page'), 'RulesPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/payments/payouts',
    component: lazyRouteComponent(() => import('./settlements/payouts-page'), 'PayoutsPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/payments/owed',
    component: lazyRouteComponent(() => import('./owed-page'), 'OwedPage'),
  }),
] as const

export const paymentsRoom = {
  name: 'payments',
  words: paymentsWords,
  routes,
  menu: [{ to: '/payments', label: 'payments.title', icon: IconBuildingBank, roles: backOffice }],
  commands: [
    { to: '/payments/import', label: 'payments.import', icon: IconFileImport, roles: backOffice },
    {
      to: '/payments/owed',
      label: 'payments.owed.title',
      icon: IconCashBanknote,
      roles: backOffice,
    },
    { to: '/payments/rules', label: 'payments.rules.title', icon: IconFilter, roles: backOffice },
    {
      to: '/payments/payouts',
      label: 'payments.settlements.long',
      icon: IconCreditCard,
      roles: backOffice,
    },
  ],
  help: () => import('./help'),
} as const satisfies Room
