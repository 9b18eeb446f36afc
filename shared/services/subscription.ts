/**
 * What a client has: from which day, per which period, for how much, under which terms, until when.
 * Prices in cents without VAT per period; the last day of service is the *opzegdatum*.
 */
import { z } from 'zod'
import { addMonths, isCivilDate, type CivilDate } from '../dates'
import { basisPoints, civilDate, id, optionalText } from '../fields'
import { vatKinds, type VatKind } from '../invoices/vat'
import { backOffice, command, gives, query } from '../operation'
import { mostNoticeMonths, price, type ItemKind } from './catalogue'
import { readDomainName } from './domain-name'
import { isPeriodLength, type Period } from './periods'
import type { DatedPrice } from './pro-rata'
import type { Holder } from './registrar'
import type { TerminationRule } from './termination'

export const customers = ['consumer', 'business'] as const
export type Customer = (typeof customers)[number]

/** Longest term that is agreed on: ten years. */
const mostTermMonths = 120

/** Nothing is sold or ended further ahead: ten years later is still a day of the calendar. */
export const lastServiceDay = '2150-12-31'

export const serviceDay = civilDate
  .refine(isCivilDate, { error: 'not-a-date' })
  .refine((day) => day <= lastServiceDay, { error: 'past-2150' })

const months = z.int().min(0).max(mostTermMonths, { error: 'term-too-long' })

/** As typed, with a dot at its end or in capitals; kept in the form the net uses. */
const domain = optionalText(1024).transform((text, context) => {
  if (text === null) return null
  const reading = readDomainName(text)
  if (reading.ok) return reading.domain
  context.addIssue({ code: 'custom', message: `domain-${reading.reason}` })
  return z.NEVER
})

const distance = z
  .object({
    concludedOn: serviceDay,
    /** null: the consumer was not told of the right to withdraw */
    informedOn: serviceDay.nullable(),
    begunOnRequest: z.boolean(),
    /** null: not wholly done, with consent, before the right was over */
    fulfilledOn: serviceDay.nullable(),
  })
  .nullable()

const fields = z.object({
  startsOn: serviceDay,
  periodMonths: z.int().refine(isPeriodLength, { error: 'not-a-period' }),
  vatKind: z.enum(vatKinds),
  discountBasisPoints: basisPoints.default(0),
  setupCents: price.default(0),
  /** on one invoice with the client's others */
  together: z.boolean().default(true),
  domain: domain.default(null),
  supplier: optionalText(120).default(null),
  supplierReference: optionalText(120).default(null),
  /** of the domain at the registrar, or of the certificate */
  expiresOn: civilDate.nullable().default(null),
  /** at the supplier */
  autoRenew: z.boolean().default(true),
  customer: z.enum(customers),
  /** 0: no fixed term */
  firstTermMonths: months.default(12),
  /** 0: after the first term for an indefinite time */
  renewalMonths: months.default(0),
  noticeMonths: z.int().min(0).max(mostNoticeMonths, { error: 'notice-too-long' }).default(1),
  /** of a business: whether what it paid ahead goes back for the days after the end */
  unusedIsCredited: z.boolean().default(false),
  /** made at a distance with a consumer; null: not */
  distance: distance.default(null),
})

export const subscriptionInput = fields.extend({
  clientId: id,
  itemId: id,
  /** per period, from the start on */
  priceCents: price,
  /** the last day that was billed elsewhere; null: nothing was */
  billedTo: serviceDay.nullable().default(null),
})
export const subscriptionChange = fields.extend({ id, version: z.int() })

export const noticeInput = z.object({
  id,
  /** the day the notice arrived */
  receivedOn: serviceDay,
  /** the last day of service that is asked for; null: as soon as may be */
  wishedOn: serviceDay.nullable().default(null),
})

export interface Subscription extends Omit<z.output<typeof fields>, 'vatKind'> {
  id: number
  /** goes up with each change */
  version: number
  client: { id: number; name: string }
  /** what it is today */
  item: { id: number; name: string; kind: ItemKind }
  vatKind: VatKind
  /** who holds the domain, and who looked when */
  holder: Holder & { checkedOn: CivilDate | null; checkedBy: string | null }
  /** today's, or the first one of what starts later */
  priceCents: number
  /** the day it is billed for next; null: no more */
  nextOn: CivilDate | null
  /** the last day that was billed; null: none */
  billedTo: CivilDate | null
  noticeOn: CivilDate | null
  endsOn: CivilDate | null
  endRule: TerminationRule | null
}

export interface PriceStep extends DatedPrice {
  itemId: number
  itemName: string
}

export interface Billed extends Period {
  id: number
  /** null: billed on an invoice that a restore lost, or somewhere else */
  invoice: { id: number; number: string | null } | null
  /** the first day that a credit note gave back; null: none */
  creditedFrom: CivilDate | null
}

export interface SubscriptionDetails extends Subscription {
  prices: PriceStep[]
  /** the newest first */
  periods: Billed[]
}

/** What a notice would do, before it is carried out. */
export interface NoticeOutcome {
  endsOn: CivilDate
  rule: TerminationRule
  later: boolean
  /** without VAT, of what was billed ahead */
  creditCents: number
  /** the last day to withdraw; null: no such right */
  withdrawUntil: CivilDate | null
}

/** As far as the overview of what comes looks at once. */
export const mostMonthsAhead = 24

/** A day on which something of a subscription happens. */
export interface Coming {
  on: CivilDate
  what: 'renewal' | 'expiry' | 'end'
  subscription: Subscription
}

/** Whose last service ends, without an opzegdatum that follows from it. */
export interface Leaver {
  client: { id: number; name: string }
  /** the last day of the last service */
  on: CivilDate
}

export const subscriptionStates = ['running', 'ended', 'all'] as const

export const subscriptions = {
  /** By client and name; a page of at most 200. */
  list: query({
    input: z.object({
      clientId: id.nullable().default(null),
      state: z.enum(subscriptionStates).default('running'),
      /** part of a domain, or of the name of a client or of what is sold */
      search: z.string().max(200, { error: 'too-long' }).default(''),
      /** how many came before */
      skip: z.int().min(0).default(0),
      limit: z.int().min(1).max(200).default(100),
    }),
    output: gives<{ rows: Subscription[]; more: boolean }>(),
    roles: backOffice,
  }),
  /** Errors: not-found. */
  get: query({ input: z.object({ id }), output: gives<SubscriptionDetails>(), roles: backOffice }),
  /** Of at most two years, in the order of the days. Errors: invalid-input (`too-long-ahead`). */
  coming: query({
    input: z
      .object({ from: serviceDay, to: serviceDay })
      .refine(({ from, to }) => to <= addMonths(from, mostMonthsAhead), {
        path: ['to'],
        error: 'too-long-ahead',
      }),
    output: gives<Coming[]>(),
    roles: backOffice,
  }),
  /**
   * Errors: not-found (client, item), forbidden-content, invalid-input (the domain is billed already:
   * `domain-billed`; a client that leaves: `client-leaves`).
   */
  add: command({ input: subscriptionInput, output: gives<Subscription>(), roles: backOffice }),
  /**
   * Start and period stay once something was billed. Errors: not-found, changed-meanwhile,
   * forbidden-content, invalid-input (as add; `billed-already`).
   */
  change: command({ input: subscriptionChange, output: gives<Subscription>(), roles: backOffice }),
  /**
   * Another price, or another item (an upgrade), from a day on. What was billed from that day on is
   * credited in drafts and billed anew at the new price. Errors: not-found, changed-meanwhile,
   * period-on-draft, invalid-input (before the start or after the end: `outside-subscription`).
   */
  reprice: command({
    input: z.object({
      id,
      version: z.int(),
      itemId: id,
      validFrom: serviceDay,
      priceCents: price,
    }),
    output: gives<{ subscription: Subscription; creditIds: number[] }>(),
    roles: backOffice,
  }),
  /** What a notice would do. Errors: not-found. */
  notice: query({ input: noticeInput, output: gives<NoticeOutcome>(), roles: backOffice }),
  /**
   * Ends it by a notice, on the lawful day, with draft credit notes for what was paid ahead.
   * Errors: not-found, changed-meanwhile, period-on-draft.
   */
  end: command({
    input: noticeInput.extend({ version: z.int() }),
    output: gives<{ subscription: Subscription; creditIds: number[] }>(),
    roles: backOffice,
  }),
  /**
   * The notice is taken back; days that were credited are billed again. Errors: not-found,
   * changed-meanwhile, invalid-input (`domain-billed`).
   */
  resume: command({
    input: z.object({ id, version: z.int() }),
    output: gives<Subscription>(),
    roles: backOffice,
  }),
  /** The first to go first. */
  leavers: query({
    input: z.object({ clientId: id.nullable().default(null) }),
    output: gives<Leaver[]>(),
    roles: backOffice,
  }),
}
