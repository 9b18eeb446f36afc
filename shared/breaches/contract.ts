/**
 * The register of personal data breaches: what happened, whose data, what was done, and whether the
 * supervisor and the persons were told, or why not. AVG art. 33 and 34. The clock runs 72 hours from
 * the moment somebody in the office knew.
 */
import { z } from 'zod'
import { dataKinds, type DataKind } from '../disclosures/contract'
import { civilDate, id, language, longText, requiredText } from '../fields'
import {
  action,
  backOffice,
  command,
  gives,
  nothing,
  ownerOnly,
  query,
  saveToken,
} from '../operation'
import { momentAt } from '../privacy/clocks'

/**
 * `controller`: data of the office's own clients; `processor`: what clients keep with it, who then
 * hear of it without delay (art. 33(2)) and report it themselves.
 */
export const breachRoles = ['controller', 'processor'] as const
export type BreachRole = (typeof breachRoles)[number]

/** Kinds of service by which clients are found who can be concerned. */
export const breachServices = ['hosting', 'domain', 'certificate', 'maintenance'] as const

/** Whose data: everybody's, of who has such a service, or of these. */
export const breachScope = z.discriminatedUnion('of', [
  z.object({ of: z.literal('all') }),
  z.object({ of: z.literal('service'), service: z.enum(breachServices) }),
  z.object({
    of: z.literal('clients'),
    clientIds: z.array(id).min(1, { error: 'required' }).max(1000),
  }),
])
export type BreachScope = z.output<typeof breachScope>

export const breachInput = z
  .object({
    role: z.enum(breachRoles),
    what: requiredText(4000),
    /** null: not known */
    happenedOn: civilDate.nullable().default(null),
    knownOn: civilDate,
    /** as a clock in the Netherlands showed it, '14:05' */
    knownTime: z.string().trim().max(5),
    scope: breachScope,
    data: z
      .array(z.enum(dataKinds))
      .min(1, { error: 'required' })
      .transform((chosen) => dataKinds.filter((kind) => chosen.includes(kind))),
  })
  .superRefine(({ knownOn, knownTime, happenedOn }, context) => {
    const problem = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (momentAt(knownOn, knownTime) === null) problem('knownTime', 'not-a-time')
    if (happenedOn !== null && happenedOn > knownOn) problem('happenedOn', 'happened-after-known')
  })

/** What is written and decided; a decision not to tell has its reason (art. 33(5)). */
export const breachTexts = z
  .object({
    what: requiredText(4000),
    consequences: longText(4000).default(null),
    measures: longText(4000).default(null),
    report: z.enum(['report', 'no-report']).nullable().default(null),
    reportReason: longText(2000).default(null),
    reportedOn: civilDate.nullable().default(null),
    tell: z.enum(['tell', 'no-tell']).nullable().default(null),
    tellReason: longText(2000).default(null),
    toldOn: civilDate.nullable().default(null),
  })
  .superRefine(({ report, reportReason, tell, tellReason }, context) => {
    const required = (path: string) =>
      context.addIssue({ code: 'custom', path: [path], message: 'required' })
    if (report === 'no-report' && reportReason === null) required('reportReason')
    if (tell === 'no-tell' && tellReason === null) required('tellReason')
  })
export type BreachTexts = z.output<typeof breachTexts>

/** Counted from the database as the breach was registered. */
export interface BreachCounts {
  clients: number
  /** clients who are persons, and contact persons */
  persons: number
  /** how many records of each kind, of those concerned */
  records: Partial<Record<DataKind, number>>
}

export interface BreachRow {
  id: number
  /** L-2026-2 */
  number: string
  role: BreachRole
  knownAt: string
  /** the moment it must be reported by; null: it was, or it was decided not to */
  dueAt: string | null
  counts: BreachCounts
  closedAt: string | null
}

export interface Breach extends BreachRow, BreachTexts {
  version: number
  happenedOn: string | null
  data: DataKind[]
  scope: BreachScope['of']
  registeredBy: string
  /** those concerned who are still on record */
  concerned: number
  /** when the drafts to them were made last */
  draftsAt: string | null
  /** what closing still lacks, as fields */
  lacking: ('report' | 'reportedOn' | 'tell' | 'toldOn' | 'measures')[]
}

export interface BreachLetter {
  subject: string
  text: string
}

const seen = z.object({ id, version: z.int() })

export const breaches = {
  /** Those whose clock runs, the most urgent first. */
  due: query({
    input: nothing,
    output: gives<{ id: number; number: string; dueAt: string }[]>(),
    roles: backOffice,
  }),
  /** Newest first. */
  list: query({ input: nothing, output: gives<BreachRow[]>(), roles: backOffice }),
  /** Errors: not-found. */
  get: query({ input: z.object({ id }), output: gives<Breach>(), roles: backOffice }),
  /** Whom a breach of this would concern now. */
  count: query({
    input: z.object({ scope: breachScope }),
    output: gives<BreachCounts>(),
    roles: backOffice,
  }),
  /** Errors: invalid-input (known in the future), not-found (a client), forbidden-content. */
  register: command({ input: breachInput, output: gives<Breach>(), roles: backOffice }),
  /** Errors: not-found, changed-meanwhile, breach-closed, forbidden-content. */
  write: command({
    input: breachTexts.safeExtend(seen.shape),
    output: gives<Breach>(),
    roles: backOffice,
  }),
  /** Errors: not-found, changed-meanwhile, breach-closed, breach-unfinished. */
  close: command({ input: seen, output: gives<Breach>(), roles: ownerOnly }),
  /** The report to the supervisor, or a message as the first client would get it. Errors: not-found. */
  letter: query({
    input: z.object({ id, kind: z.enum(['report', 'message']), language }),
    output: gives<BreachLetter>(),
    roles: backOffice,
  }),
  /** The report as PDF, to keep and to type over into the form. Errors: not-found; those of writing. */
  saveReport: action({
    input: z.object({ id, language, file: saveToken }),
    output: gives<{ saved: true }>(),
    roles: backOffice,
  }),
  /**
   * One run: a draft e-mail to each client concerned, in a ZIP; `without` counts those of whom no
   * address is known. Errors: not-found, cancelled; those of writing.
   */
  saveDrafts: action({
    input: z.object({ id, file: saveToken }),
    output: gives<{ drafts: number; without: number }>(),
    roles: backOffice,
  }),
}
