/** Reports people look at: turnover, what is outstanding, how clients pay, what is to come. Cents. */
import { z } from 'zod'
import { csvForms } from '../csv'
import { action, backOffice, gives, nothing, query, saveToken } from '../operation'

export interface MonthTurnover {
  /** 1–12 */
  month: number
  cents: number
  lastYearCents: number
}

/** `name` null: what has none of its own, told by its kind. */
export interface Share {
  kind: 'item' | 'work' | 'client' | 'archived' | 'rest'
  name: string | null
  cents: number
}

/** Days late; the first is not due yet. */
export const ageBands = ['not-due', 'to-30', 'to-60', 'to-90', 'over-90'] as const
export type AgeBand = (typeof ageBands)[number]

export interface Outstanding {
  band: AgeBand
  invoices: number
  cents: number
}

/** Of invoices of a month that were paid in full. */
export interface PayingMonth {
  month: number
  invoices: number
  /** from the invoice date until the last payment; null: none was paid */
  days: number | null
}

export interface SlowPayer {
  clientId: number
  name: string
  invoices: number
  days: number
}

export interface ExpectedMonth {
  /** `YYYY-MM` */
  month: string
  periods: number
  cents: number
}

const year = z.object({ year: z.int().min(2001).max(2999) })
export const reportNames = [
  'turnover',
  'services',
  'clients',
  'outstanding',
  'paying',
  'slow',
  'expected',
] as const
export type ReportName = (typeof reportNames)[number]

export const reports = {
  /** Turnover without VAT by month, by the day it counts on for VAT. */
  turnover: query({ input: year, output: gives<MonthTurnover[]>(), roles: backOffice }),
  /** The same year by article of the catalogue, and by client: the largest, and the rest together. */
  shares: query({
    input: year,
    output: gives<{ services: Share[]; clients: Share[] }>(),
    roles: backOffice,
  }),
  outstanding: query({ input: nothing, output: gives<Outstanding[]>(), roles: backOffice }),
  paying: query({
    input: year,
    output: gives<{ months: PayingMonth[]; slowest: SlowPayer[] }>(),
    roles: backOffice,
  }),
  /** What subscriptions bring in the twelve months from today's on, without VAT. */
  expected: query({ input: nothing, output: gives<ExpectedMonth[]>(), roles: backOffice }),
  /** What is shown, as CSV. Errors: file-token-unknown, those of writing. */
  saveCsv: action({
    input: year.extend({
      report: z.enum(reportNames),
      language: z.enum(['nl', 'en']),
      csvForm: z.enum(csvForms),
      file: saveToken,
    }),
    output: gives<{ saved: true }>(),
    roles: backOffice,
  }),
}
