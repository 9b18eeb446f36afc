import { IconFileDescription, IconFilePlus } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent, type SearchSchemaInput } from '@tanstack/react-router'
import { backOffice } from '../../shared/operation'
import type { Room } from '../room'
import { rootRoute } from '../root-route'
import { readNewQuote, readQuotesPlace, type QuotesPlace } from './quotes-search'
import { quotesWords } from './words'

const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/quotes',
    component: lazyRouteComponent(() => import('./quote-list'), 'QuoteList'),
    validateSearch: (search: Partial<QuotesPlace> & SearchSchemaInput): QuotesPlace =>
      readQuotesPlace(search),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/quotes/new',
    component: lazyRouteComponent(() => import('./editor/quote-editor'), 'NewQuote'),
    validateSearch: (
      search: { clientId?: number | null } & SearchSchemaInput,
    ): { clientId: number | null } => readNewQuote(search),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/quotes/$quoteId',
    component: lazyRouteComponent(() => import('./quote-page'), 'QuoteScreen'),
  }),
] as const

export const quotesRoom = {
  name: 'quotes',
  words: quotesWords,
  routes,
  menu: [{ to: '/quotes', label: 'quotes.title', icon: IconFileDescription, roles: backOffice }],
  commands: [{ to: '/quotes/new', label: 'quotes.new', icon: IconFilePlus, roles: backOffice }],
  help: () => import('./help'),
} as const satisfies Room
