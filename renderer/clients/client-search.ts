import { z } from 'zod'
import { civilDate } from '../../shared/fields'
import { clientStates } from '../../shared/clients/contract'

export const clientKinds = ['all', 'person', 'company'] as const
const clientSorts = ['name', 'number', 'town'] as const
export type ClientSort = (typeof clientSorts)[number]

const place = z.object({
  q: z.string().max(200).catch(''),
  state: z.enum(clientStates).catch('active'),
  kind: z.enum(clientKinds).catch('all'),
  sort: z.enum(clientSorts).catch('name'),
  direction: z.enum(['asc', 'desc']).catch('asc'),
})

/** What the list shows, as its place in the program remembers it. */
export type ClientSearch = z.output<typeof place>

export const readClientSearch = (search: unknown): ClientSearch =>
  place.parse(typeof search === 'object' && search !== null ? search : {})

export const clientTabs = ['details', 'services', 'invoices', 'payments', 'timeline'] as const
export type ClientTab = (typeof clientTabs)[number]

const page = z.object({
  tab: z.enum(clientTabs).catch('details'),
  /** opens the opzegdatum with this day in it */
  leaves: civilDate.nullable().catch(null),
})
export type ClientPlace = z.output<typeof page>

export const readClientTab = (search: unknown): ClientPlace =>
  page.parse({ leaves: null, ...(typeof search === 'object' ? search : {}) })
