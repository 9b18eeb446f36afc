import { IconGavel } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent, type SearchSchemaInput } from '@tanstack/react-router'
import { backOffice } from '../../shared/operation'
import type { Room } from '../room'
import { rootRoute } from '../root-route'
import { readOrdersSearch, type OrdersSearch } from './orders-search'
import { ordersWords } from './words'

const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/orders',
    component: lazyRouteComponent(() => import('./orders-page'), 'OrdersPage'),
    validateSearch: (search: Partial<OrdersSearch> & SearchSchemaInput): OrdersSearch =>
      readOrdersSearch(search),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/orders/$orderId',
    component: lazyRouteComponent(() => import('./order-page'), 'OrderPage'),
  }),
] as const

export const ordersRoom = {
  name: 'orders',
  words: ordersWords,
  routes,
  menu: [{ to: '/orders', label: 'orders.title', icon: IconGavel, roles: backOffice }],
  help: () => import('./help'),
} as const satisfies Room
