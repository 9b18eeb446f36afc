/**
 * What clients ask for, by mail, by telephone or with their portal file: looked at, then carried out
 * or refused by a person, once. And the portal file itself, which the office makes for a client.
 */
import { z } from 'zod'
import { civilDate, id, language, longText, optionalText } from '../fields'
import type { Language } from '../language'
import {
  action,
  backOffice,
  command,
  fileToken,
  gives,
  nothing,
  query,
  saveToken,
} from '../operation'
import { price, type Item } from '../services/catalogue'
import { customers, type NoticeOutcome } from '../services/subscription'
import type { Decision, Obstacle } from './decision'
import { fieldName, typedWish, wishKinds, type Wish, type WishKind } from './wish'

export const requestChannels = ['portal', 'mail', 'phone', 'letter', 'in-person'] as const
export type RequestChannel = (typeof requestChannels)[number]

export interface RequestRow {
  id: number
  /** V-2026-7 */
  number: string
  kind: WishKind
  client: { id: number; name: string }
  /** the service, item or system it is about; null: none */
  about: string | null
  channel: RequestChannel
  receivedOn: string
  /** it was decided before a backup was put back that does not know it */
  held: boolean
  outcome: Decision | null
  decidedAt: string | null
}

/** One field that would change. */
export interface DataChange {
  field: string
  /** what stood there when the client asked */
  from: string
  /** what stands there now */
  now: string
  to: string
  /** why it cannot be: a problem's code; null: it can */
  problem: string | null
}

/** What carrying it out does: all that a person looks at before. */
export type Difference =
  | {
      kind: 'order'
      item: Item | null
      /** as people read it */
      domain: string | null
      customer: (typeof customers)[number]
      startsOn: string
    }
  | { kind: 'change'; service: ServiceFacts | null; item: Item | null; validFrom: string }
  | { kind: 'cancel' | 'withdraw'; service: ServiceFacts | null; outcome: NoticeOutcome | null }
  | { kind: 'change-data'; changes: DataChange[]; updatedAt: string }
  | { kind: 'login'; login: LoginFacts | null }
  | { kind: 'question' | 'object' | 'access' | 'erasure' }

export interface ServiceFacts {
  id: number
  version: number
  name: string
  domain: string | null
  priceCents: number
  itemId: number
  endsOn: string | null
}

export interface LoginFacts {
  id: number
  expiresAt: string
  /** null: it is still kept */
  destroyedAt: string | null
}

export interface ClientRequest extends RequestRow {
  version: number
  wish: Wish
  askedBy: string | null
  ip: string | null
  registeredAt: string
  registeredBy: string
  /** of a request file: when the client says it was made, and how many wishes it holds */
  file: { madeAt: string; wishes: { id: number; number: string; kind: WishKind }[] } | null
  /** null: decided */
  difference: Difference | null
  obstacle: Obstacle | null
  /** what was looked at; handed back with the decision */
  seen: string
  decidedBy: string | null
  reason: string | null
  /** what came of it */
  became: Became | null
  /** of the letters */
  language: Language
}

export interface Became {
  entity: 'subscription' | 'invoice' | 'privacyRequest'
  id: number
}

export interface OpenRequests {
  open: number
  held: number
  /** the day the oldest open one came in; null: none is open */
  oldestOn: string | null
}

export interface PortalFileRow {
  id: number
  madeAt: string
  madeBy: string
  /** the last day on which requests made with it are taken */
  validUntil: string
  /** that day is over */
  expired: boolean
  /** it was called in: requests made with it are not taken any more */
  withdrawnAt: string | null
  requests: number
}

export const requestLetterKinds = ['wish-receipt', 'wish-done', 'wish-refusal'] as const
export type WishLetterKind = (typeof requestLetterKinds)[number]

export interface WishLetter {
  subject: string
  text: string
  /** null: no e-mail address is known */
  to: string | null
}

/** IPv4 or IPv6. */
const ip = z
  .union([z.ipv4(), z.ipv6()], { error: 'not-an-ip' })
  .nullable()
  .or(z.literal('').transform(() => null))
  .default(null)

const evidence = {
  channel: z.enum(requestChannels).exclude(['portal']),
  receivedOn: civilDate,
  /** who asked, where it is not the client in person */
  askedBy: optionalText(120).default(null),
  ip,
}
const seen = z.object({ id, version: z.int() })
const letterOf = z.object({ id, kind: z.enum(requestLetterKinds) })

/** Longest time that requests made with a portal file are taken. */
export const mostPortalMonths = 12

export const requests = {
  /** Open ones by age; decided ones newest first. */
  list: query({
    input: z.object({
      decided: z.boolean().default(false),
      clientId: id.nullable().default(null),
      kind: z.enum(wishKinds).nullable().default(null),
      after: z.number().int().nullable().default(null),
      limit: z.number().int().min(1).max(200).default(100),
    }),
    output: gives<{ rows: RequestRow[]; next: number | null }>(),
    roles: backOffice,
  }),
  due: query({ input: nothing, output: gives<OpenRequests>(), roles: backOffice }),
  /** Errors: not-found. */
  get: query({ input: z.object({ id }), output: gives<ClientRequest>(), roles: backOffice }),
  /** Fields of a client that a request can change, and what stands in them. Errors: not-found. */
  fields: query({
    input: z.object({ clientId: id }),
    output: gives<{ field: string; label: Record<Language, string>; value: string }[]>(),
    roles: backOffice,
  }),
  /**
   * Errors: not-found (client, service, item), forbidden-content, invalid-input (received in the
   * future).
   */
  add: command({
    input: z.object({ clientId: id, wish: typedWish, ...evidence }),
    output: gives<ClientRequest>(),
    roles: backOffice,
  }),
  /**
   * Takes a request file into the in-box: each wish a request of its own, nothing carried out; a login
   * goes to this desk's keychain. `receivedOn`: the day the mail came; null: today. The token stays
   * good, so that a day can be given after `expired`. Errors: request-refused and why, file-gone,
   * forbidden-content, keychain-unavailable, invalid-input (received in the future).
   */
  take: action({
    input: z.object({ file: fileToken, receivedOn: civilDate.nullable().default(null) }),
    output: gives<{ ids: number[] }>(),
    roles: backOffice,
    once: 'answer',
  }),
  /**
   * Carries it out. One about the client's own data goes on in the register of privacy requests, and is
   * none here any more. Errors: not-found, changed-meanwhile (also when what would happen is not what was
   * seen), request-decision and why, and those of what is done: invalid-input, forbidden-content,
   * period-on-draft, domain-billed.
   */
  accept: command({
    input: seen.extend({
      seen: z.string().max(200),
      /** of a change of data: the fields that are changed; null: all */
      fields: z.array(fieldName).max(60).nullable().default(null),
      /** of an order or another item: what is agreed */
      terms: z
        .object({
          from: civilDate,
          priceCents: price,
          customer: z.enum(customers),
          /** a consumer who was told of the right to withdraw; null: not */
          informedOn: civilDate.nullable().default(null),
        })
        .nullable()
        .default(null),
      /** of one that was decided before a backup was put back: it is not done yet, somebody looked */
      again: z.boolean().default(false),
      answer: longText(4000).default(null),
    }),
    output: gives<{ became: Became | null }>(),
    roles: backOffice,
  }),
  /**
   * A login that came along is destroyed. Errors: not-found, changed-meanwhile, request-decision,
   * forbidden-content, keychain-unavailable.
   */
  refuse: action({
    input: seen.extend({ reason: requiredLines() }),
    output: gives<ClientRequest>(),
    roles: backOffice,
    once: 'answer',
  }),
  /** One that was decided before a backup was put back: it was done. Errors: as accept. */
  settle: command({ input: seen, output: gives<{ settled: true }>(), roles: backOffice }),
  /** Errors: not-found, request-decision (it has no such letter now). */
  letter: query({ input: letterOf, output: gives<WishLetter>(), roles: backOffice }),
  /** Errors: as letter, and those of the file. */
  saveLetter: action({
    input: letterOf.extend({ form: z.enum(['pdf', 'eml']), file: saveToken }),
    output: gives<{ saved: true }>(),
    roles: backOffice,
  }),
  /** Errors: as letter, no-mail-program. */
  mailLetter: action({ input: letterOf, output: gives<{ opened: true }>(), roles: backOffice }),
  /** The newest first. Errors: not-found. */
  portalFiles: query({
    input: z.object({ clientId: id }),
    output: gives<PortalFileRow[]>(),
    roles: backOffice,
  }),
  /**
   * Writes the client's portal file, opens it again, and gives its password, which is answered once
   * and kept nowhere. A disclosure. Errors: not-found (client, e-mail address), export-damaged,
   * invalid-input, cancelled, those of documents and of the file.
   */
  makePortalFile: action({
    input: z.object({
      clientId: id,
      /** of the client's addresses: the one it is opened with */
      emailId: id,
      language,
      months: z.int().min(1).max(mostPortalMonths),
      file: saveToken,
    }),
    output: gives<{ password: string; email: string; validUntil: string; invoices: number }>(),
    roles: backOffice,
  }),
  /** Requests made with it are not taken any more. Errors: not-found. */
  withdrawPortalFile: command({
    input: z.object({ id }),
    output: gives<PortalFileRow[]>(),
    roles: backOffice,
  }),
}

function requiredLines() {
  return longText(4000).pipe(z.string({ error: 'required' }))
}
