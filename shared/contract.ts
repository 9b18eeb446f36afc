/** The whole menu: every domain's operations. */
import { accessEvents } from './access-events/contract'
import { approvals } from './approvals/contract'
import { archive } from './archive/contract'
import { audit } from './audit/contract'
import { backup } from './backup/contract'
import { breaches } from './breaches/contract'
import { clients } from './clients/contract'
import { collection } from './collection/contract'
import { credentials } from './credentials/contract'
import { dashboard } from './dashboard/contract'
import { disclosures } from './disclosures/contract'
import { elsewhere } from './elsewhere/contract'
import { exports } from './exports/contract'
import { files } from './files/contract'
import { invoices } from './invoices/contract'
import { letters } from './letters/contract'
import { papers } from './papers/contract'
import type { AnyOperation, InputOf, OutputOf, Role } from './operation'
import { policy } from './policy/contract'
import { orders } from './orders/contract'
import { privacy } from './privacy/contract'
import { quotes } from './quotes/contract'
import { requests } from './requests/contract'
import { payments } from './payments/contract'
import { reports } from './reports/contract'
import { retention } from './retention/contract'
import { search } from './search/contract'
import { services } from './services/contract'
import { session } from './session/contract'
import { settings } from './settings/contract'
import { typing } from './typing/contract'
import { users } from './users/contract'
import { vat } from './vat/contract'

export const contract = {
  session,
  settings,
  files,
  typing,
  users,
  clients,
  invoices,
  services,
  quotes,
  vat,
  letters,
  papers,
  disclosures,
  elsewhere,
  accessEvents,
  privacy,
  requests,
  orders,
  breaches,
  exports,
  policy,
  payments,
  collection,
  credentials,
  retention,
  dashboard,
  reports,
  search,
  audit,
  archive,
  approvals,
  backup,
} satisfies Record<string, Record<string, AnyOperation>>

export type Contract = typeof contract
export type DomainName = keyof Contract

/** Every operation by its full name, `invoices.issue`. */
export type OperationName = {
  [Domain in DomainName]: `${Domain}.${keyof Contract[Domain] & string}`
}[DomainName]

type Find<Name extends string> = Name extends `${infer Domain}.${infer Verb}`
  ? Domain extends DomainName
    ? Verb extends keyof Contract[Domain]
      ? Contract[Domain][Verb]
      : never
    : never
  : never

export type Input<Name extends OperationName> = InputOf<Find<Name>>
export type Output<Name extends OperationName> = OutputOf<Find<Name>>

/** The declaration behind a name; null for a name that is not on the menu. */
export const operationNamed = (name: string): AnyOperation | null => {
  const [domain = '', verb = ''] = name.split('.', 2)
  const domains: Record<string, Record<string, AnyOperation>> = contract
  if (!Object.hasOwn(domains, domain)) return null
  const operations = domains[domain]
  return operations && Object.hasOwn(operations, verb) ? (operations[verb] ?? null) : null
}

/**
 * Whether a role is told that a domain changed: it may ask something of it. A name that is on no menu
 * goes to owners only.
 */
export const isShownTo = (domain: string, role: Role): boolean => {
  const domains: Record<string, Record<string, AnyOperation>> = contract
  const operations = Object.hasOwn(domains, domain) ? Object.values(domains[domain] ?? {}) : []
  if (operations.length === 0) return role === 'owner'
  return operations.some(({ roles, whileLocked }) => !whileLocked && roles.includes(role))
}

/** When a domain changes, these show something else too. The audit log changes with everything. */
const shownElsewhere: Partial<Record<string, readonly string[]>> = {
  session: ['users'],
  settings: ['invoices', 'quotes', 'policy', 'vat'],
  clients: [
    'invoices',
    'quotes',
    'services',
    'payments',
    'collection',
    'credentials',
    'papers',
    'disclosures',
    'elsewhere',
    'accessEvents',
    'privacy',
    'requests',
    'retention',
    'dashboard',
    'search',
    'reports',
  ],
  invoices: [
    'clients',
    'services',
    'quotes',
    'payments',
    'collection',
    'settings',
    'retention',
    'dashboard',
    'search',
    'vat',
    'reports',
  ],
  payments: [
    'clients',
    'invoices',
    'collection',
    'retention',
    'dashboard',
    'search',
    'vat',
    'reports',
  ],
  collection: ['clients', 'invoices', 'dashboard'],
  privacy: [
    'clients',
    'invoices',
    'services',
    'payments',
    'collection',
    'requests',
    'elsewhere',
    'dashboard',
    'search',
  ],
  quotes: ['clients', 'services', 'invoices', 'requests', 'papers', 'dashboard', 'search'],
  vat: ['invoices', 'dashboard'],
  retention: [
    'clients',
    'invoices',
    'services',
    'quotes',
    'payments',
    'collection',
    'credentials',
    'papers',
    'disclosures',
    'accessEvents',
    'elsewhere',
    'privacy',
    'requests',
    'archive',
    'policy',
    'dashboard',
    'search',
    'vat',
    'reports',
  ],
  disclosures: ['policy'],
  orders: ['retention', 'clients'],
  approvals: ['orders'],
  exports: ['disclosures', 'orders', 'approvals'],
  backup: ['policy'],
  services: ['clients', 'invoices', 'requests', 'dashboard', 'search', 'vat', 'reports'],
  requests: [
    'clients',
    'services',
    'invoices',
    'collection',
    'credentials',
    'elsewhere',
    'privacy',
    'disclosures',
    'policy',
    'dashboard',
    'search',
  ],
  archive: ['retention', 'approvals', 'disclosures'],
  credentials: ['clients', 'requests', 'dashboard'],
}
export const domainsChangedBy = (domain: string): string[] => [
  domain,
  'audit',
  ...(shownElsewhere[domain] ?? []),
]
