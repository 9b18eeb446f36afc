/**
 * The retention policy as data: every class of personal data with its purpose, legal basis, the event
 * that starts its clock, its term and what happens then. The interface, the retention engine and the
 * documents made from it read only this table. Sources: AVG art. 5(1)(e), 6 and 17; AWR art. 52.
 */
import type { Role } from '../operation'

export type LegalBasis = 'contract' | 'legal-obligation' | 'legitimate-interest'

export type StartingEvent =
  /** the termination date (opzegdatum) of the client's last service */
  | 'termination'
  /** the end of the fiscal year it was issued or last settled in, or the termination: the latest */
  | 'fiscal-year-end-or-termination'
  /** the moment the record was made */
  | 'recording'
  /** the moment the job the data served was done */
  | 'job-done'
  /** the day a privacy request was closed */
  | 'request-closed'
  /** the moment an order or a breach was closed */
  | 'case-closed'
  /** the moment the staff account was disabled */
  | 'account-disabled'

export interface Term {
  years: number
  days: number
}

export interface DataClass {
  purpose: string
  basis: LegalBasis
  startsAt: StartingEvent
  term: Term
  /** the shortest term the law allows, with its article; null when no law asks for keeping */
  lawful: { atLeast: Term; article: string } | null
  /** the privacy statement promises this very term ("direct per de opzegdatum"): nobody changes it */
  promised: boolean
  then: 'erase' | 'seal-then-destroy'
  seenBy: readonly Role[]
}

const atOnce: Term = { years: 0, days: 0 }
const sevenYears: Term = { years: 7, days: 0 }
const tenYears: Term = { years: 10, days: 0 }

/** Codes for purposes; their sentences in Dutch and English live with the interface. */
export const policy = {
  identity: {
    purpose: 'invoicing-contact-records',
    basis: 'contract',
    startsAt: 'termination',
    term: atOnce,
    lawful: null,
    promised: true,
    then: 'erase',
    seenBy: ['owner', 'staff', 'support'],
  },
  contact: {
    purpose: 'contact-about-orders',
    basis: 'contract',
    startsAt: 'termination',
    term: atOnce,
    lawful: null,
    promised: true,
    then: 'erase',
    seenBy: ['owner', 'staff', 'support'],
  },
  'client-note': {
    purpose: 'serving-the-client',
    basis: 'legitimate-interest',
    startsAt: 'termination',
    term: atOnce,
    lawful: null,
    promised: true,
    then: 'erase',
    seenBy: ['owner', 'staff'],
  },
  service: {
    purpose: 'delivering-services',
    basis: 'contract',
    startsAt: 'termination',
    term: atOnce,
    lawful: null,
    promised: true,
    then: 'erase',
    seenBy: ['owner', 'staff'],
  },
  // What was signed: it proves what was agreed for as long as that goes on.
  paper: {
    purpose: 'proving-agreements',
    basis: 'contract',
    startsAt: 'termination',
    term: atOnce,
    lawful: null,
    promised: true,
    then: 'erase',
    seenBy: ['owner', 'staff'],
  },
  // What was offered and not agreed on: long enough to answer who comes back to it.
  quote: {
    purpose: 'offering',
    basis: 'contract',
    startsAt: 'case-closed',
    term: { years: 1, days: 0 },
    lawful: null,
    promised: false,
    then: 'erase',
    seenBy: ['owner', 'staff'],
  },
  // What was agreed on; what tax law keeps of it stands on the invoices.
  'accepted-quote': {
    purpose: 'proving-agreements',
    basis: 'contract',
    startsAt: 'termination',
    term: atOnce,
    lawful: null,
    promised: true,
    then: 'erase',
    seenBy: ['owner', 'staff'],
  },
  invoice: {
    purpose: 'tax-records',
    basis: 'legal-obligation',
    startsAt: 'fiscal-year-end-or-termination',
    term: sevenYears,
    lawful: { atLeast: sevenYears, article: 'AWR art. 52 lid 4' },
    promised: false,
    then: 'seal-then-destroy',
    seenBy: ['owner', 'staff'],
  },
  // Immovable property (Wet OB art. 34a), and sales under the EU one-stop shop (2006/112/EG art. 369
  // duodecies lid 2; 282/2011 art. 63 quater).
  'long-invoice': {
    purpose: 'tax-records',
    basis: 'legal-obligation',
    startsAt: 'fiscal-year-end-or-termination',
    term: tenYears,
    lawful: { atLeast: tenYears, article: 'Wet OB art. 34a; 282/2011 art. 63 quater' },
    promised: false,
    then: 'seal-then-destroy',
    seenBy: ['owner', 'staff'],
  },
  payment: {
    purpose: 'tax-records',
    basis: 'legal-obligation',
    startsAt: 'fiscal-year-end-or-termination',
    term: sevenYears,
    lawful: { atLeast: sevenYears, article: 'AWR art. 52 lid 4' },
    promised: false,
    then: 'seal-then-destroy',
    seenBy: ['owner', 'staff'],
  },
  // What was written to a client about money, and how it may be collected.
  collection: {
    purpose: 'collecting-claims',
    basis: 'contract',
    startsAt: 'termination',
    term: atOnce,
    lawful: null,
    promised: true,
    then: 'erase',
    seenBy: ['owner', 'staff'],
  },
  hold: {
    purpose: 'disputes-and-audits',
    basis: 'legitimate-interest',
    startsAt: 'termination',
    term: atOnce,
    lawful: null,
    promised: true,
    then: 'erase',
    seenBy: ['owner', 'staff'],
  },
  'login-trace': {
    purpose: 'proving-destruction-of-logins',
    basis: 'legitimate-interest',
    startsAt: 'job-done',
    term: { years: 1, days: 0 },
    lawful: null,
    promised: false,
    then: 'erase',
    seenBy: ['owner', 'staff', 'support'],
  },
  // What a client asked, when and from where, and what came of it.
  'client-request': {
    purpose: 'proving-what-was-asked',
    basis: 'legitimate-interest',
    startsAt: 'recording',
    term: { years: 2, days: 0 },
    lawful: null,
    promised: false,
    then: 'erase',
    seenBy: ['owner', 'staff'],
  },
  // Of a client: from which address somebody signed in to the account, or asked for a change.
  'access-log': {
    purpose: 'securing-accounts',
    basis: 'legitimate-interest',
    startsAt: 'recording',
    term: { years: 0, days: 180 },
    lawful: null,
    promised: false,
    then: 'erase',
    seenBy: ['owner', 'staff'],
  },
  // The same of nobody known, mostly of attackers.
  'server-log': {
    purpose: 'keeping-attackers-out',
    basis: 'legitimate-interest',
    startsAt: 'recording',
    term: { years: 0, days: 30 },
    lawful: null,
    promised: false,
    then: 'erase',
    seenBy: ['owner', 'staff'],
  },
  // Who asked, what, and what they were told: needed until it is answered, and no day longer.
  'privacy-case': {
    purpose: 'answering-privacy-requests',
    basis: 'legal-obligation',
    startsAt: 'request-closed',
    term: atOnce,
    lawful: null,
    promised: true,
    then: 'erase',
    seenBy: ['owner', 'staff'],
  },
  // Type, dates and outcome, of nobody any more: that requests were answered in time (AVG art. 5(2)).
  'privacy-register': {
    purpose: 'accountability',
    basis: 'legal-obligation',
    startsAt: 'request-closed',
    term: { years: 5, days: 0 },
    lawful: null,
    promised: false,
    then: 'erase',
    seenBy: ['owner', 'staff'],
  },
  // What an authority ordered and what it was given: accountability, and the office's own defence.
  'legal-order': {
    purpose: 'lawful-orders',
    basis: 'legal-obligation',
    startsAt: 'case-closed',
    term: { years: 5, days: 0 },
    lawful: null,
    promised: false,
    then: 'erase',
    seenBy: ['owner'],
  },
  // Every breach is documented, so that the supervisor can look: AVG art. 33(5).
  'breach-register': {
    purpose: 'breach-register',
    basis: 'legal-obligation',
    startsAt: 'case-closed',
    term: { years: 5, days: 0 },
    lawful: null,
    promised: false,
    then: 'erase',
    seenBy: ['owner', 'staff'],
  },
  'unsaved-typing': {
    purpose: 'not-losing-work',
    basis: 'legitimate-interest',
    startsAt: 'recording',
    term: { years: 0, days: 30 },
    lawful: null,
    promised: false,
    then: 'erase',
    seenBy: ['owner', 'staff', 'support'],
  },
  // Ids and codes only; of a person it shows no more than the number of who worked here.
  audit: {
    purpose: 'accountability',
    basis: 'legal-obligation',
    startsAt: 'recording',
    term: sevenYears,
    lawful: { atLeast: sevenYears, article: 'AWR art. 52 lid 4' },
    promised: false,
    then: 'erase',
    seenBy: ['owner', 'staff'],
  },
  'staff-account': {
    purpose: 'access-control',
    basis: 'legitimate-interest',
    startsAt: 'account-disabled',
    term: sevenYears,
    lawful: null,
    promised: false,
    then: 'erase',
    seenBy: ['owner'],
  },
} as const satisfies Record<string, DataClass>

export type ClassName = keyof typeof policy
