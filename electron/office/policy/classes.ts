/** Where each class of the policy is told in the documents, whose data it is, and who may be given it. */
import type { DataKind } from '../../../shared/disclosures/contract'
import type { Topic } from '../../../shared/policy/statement'
import type { ClassName } from '../../../shared/retention/policy'

export type Persons = 'clients' | 'visitors' | 'askers' | 'staff'

interface Told {
  /** where a client reads of it; null: in the register of processing alone */
  topic: Extract<Topic, 'data' | 'logs' | 'logins' | 'rights'> | null
  persons: Persons
  /** a recipient of one of these gets data of the class */
  kinds: readonly DataKind[]
}

/** A class that is told nowhere does not compile. */
export const classes: Record<ClassName, Told> = {
  identity: {
    topic: 'data',
    persons: 'clients',
    kinds: ['name', 'address', 'kvk-number', 'vat-id'],
  },
  contact: { topic: 'data', persons: 'clients', kinds: ['contacts', 'email', 'phone'] },
  'client-note': { topic: 'data', persons: 'clients', kinds: ['notes'] },
  service: { topic: 'data', persons: 'clients', kinds: ['name', 'address', 'email'] },
  'client-request': { topic: 'data', persons: 'clients', kinds: [] },
  quote: { topic: 'data', persons: 'clients', kinds: [] },
  'accepted-quote': { topic: 'data', persons: 'clients', kinds: [] },
  invoice: { topic: 'data', persons: 'clients', kinds: ['invoices'] },
  'long-invoice': { topic: 'data', persons: 'clients', kinds: ['invoices'] },
  payment: { topic: 'data', persons: 'clients', kinds: ['payments', 'bank-account'] },
  paper: { topic: 'data', persons: 'clients', kinds: [] },
  collection: { topic: 'data', persons: 'clients', kinds: ['bank-account'] },
  hold: { topic: 'data', persons: 'clients', kinds: [] },
  'login-trace': { topic: 'logins', persons: 'clients', kinds: [] },
  'access-log': { topic: 'logs', persons: 'clients', kinds: ['access-logs'] },
  'server-log': { topic: 'logs', persons: 'visitors', kinds: ['access-logs'] },
  'privacy-case': { topic: 'rights', persons: 'askers', kinds: [] },
  'privacy-register': { topic: 'rights', persons: 'askers', kinds: [] },
  'legal-order': { topic: 'data', persons: 'clients', kinds: [] },
  'breach-register': { topic: 'data', persons: 'clients', kinds: [] },
  'unsaved-typing': { topic: 'data', persons: 'clients', kinds: [] },
  audit: { topic: null, persons: 'staff', kinds: [] },
  'staff-account': { topic: null, persons: 'staff', kinds: [] },
}
