/**
 * VAT returns, the sales side: what a period amounts to by box, the ICP list, corrections of what was
 * declared, bad debts, and periods that are locked once they were filed. Money in cents.
 */
import { z } from 'zod'
import { csvForms } from '../csv'
import { cents, civilDate, country, id, requiredText } from '../fields'
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
import type { BadDebtAmount } from './bad-debts'
import type { Correction } from './corrections'
import { countryRateOperations } from './country-rates'
import type { EuConsumerState } from './eu-consumers'
import type { IcpRow } from './icp'
import type { OssPage } from './oss'
import { boxes, typedBoxes, type ReturnForm, type TypedBoxes, type VatOverview } from './overview'
import { periodLengths, type PeriodLength, type VatPeriod } from './periods'
import type { SmallBusinessState } from './small-business'

/** The first day of a quarter. */
const quarter = z.object({ from: civilDate })

/** A period: its length and its first day. */
const period = z.object({ length: z.enum(periodLengths), from: civilDate })

/** What a person saw when they decided: other figures by now are not locked unseen. */
const seen = z.object({
  netCents: z.int(),
  vatCents: z.int(),
  /** documents and bad debts behind them */
  documents: z.int(),
  badDebts: z.int(),
})
export type Seen = z.output<typeof seen>

/**
 * What tells figures that somebody saw from later ones: all turnover, what is due, and of how many
 * documents they are made.
 */
export const seenOf = (
  { boxes: all, outside, dueCents }: VatOverview,
  counts: Pick<Seen, 'documents' | 'badDebts'>,
): Seen => ({
  ...counts,
  netCents: [...Object.values(all), outside].reduce((sum, { netCents }) => sum + netCents, 0),
  vatCents: dueCents,
})

export interface Lock {
  id: number
  period: VatPeriod
  /** UTC ISO */
  lockedAt: string
  lockedBy: string
  /** the latest one: those before it are unlocked after it */
  mayUnlock: boolean
}

export interface CorrectionOf extends Correction {
  /** the locked period that it corrects */
  of: VatPeriod
  returnId: number
  /** UTC ISO: documents recorded later are what it is about */
  since: string
  seen: Seen
}

export interface BadDebt extends BadDebtAmount {
  number: string
}

export interface IcpEntry extends IcpRow {
  /** what was declared when the period was locked; null: it is not locked */
  declared: { goodsCents: number; servicesCents: number } | null
}

export interface VatPage {
  period: VatPeriod
  /** the period has not ended yet */
  running: boolean
  dueOn: string
  icpDueOn: string
  lock: Lock | null
  /** other locked periods that share days with this one */
  overlaps: VatPeriod[]
  /** what belongs to the period by now; of a locked one what was declared */
  own: VatOverview
  /** documents per box */
  documents: Record<(typeof boxes)[number] | 'outside', number>
  /** told along with it, or in it when it is locked */
  corrections: CorrectionOf[]
  /** corrections of this period since it was locked */
  changed: CorrectionOf | null
  /** what the form is filled in with */
  form: ReturnForm
  typed: TypedBoxes
  badDebts: { rows: BadDebt[]; count: number; netCents: number; vatCents: number }
  icp: { rows: IcpEntry[]; totalCents: number; totalEuros: number }
  seen: Seen
}

export interface VatDocumentRow {
  id: number
  kind: 'invoice' | 'credit'
  number: string
  issuedOn: string
  /** the day it counts on */
  countsOn: string
  clientId: number | null
  /** null: in the archive */
  buyerName: string | null
  rate: number
  netCents: number
  vatCents: number
}

export interface VatDue {
  /** ended and not locked, the oldest first; only those after the latest locked one */
  returns: { period: VatPeriod; dueOn: string; daysLeft: number }[]
  /** over the bound: to be told apart */
  apart: { of: VatPeriod; dueOn: string | null; daysLeft: number | null; vatCents: number }[]
}

export interface VatYear {
  year: number
  /** the office is under the small-business scheme */
  scheme: boolean
  smallBusiness: SmallBusinessState | null
  euConsumers: EuConsumerState | null
}

const page = { after: z.string().max(60).nullable().default(null), limit: z.int().min(1).max(200) }

export const vat = {
  /** Errors: invalid-input (not the first day of a period). */
  overview: query({ input: period, output: gives<VatPage>(), roles: backOffice }),
  /**
   * The documents behind a box, by the day they count on; `since`: only those recorded after that
   * moment. Errors: invalid-input.
   */
  documents: query({
    input: z.object({
      from: civilDate,
      to: civilDate,
      box: z.enum([...boxes, 'outside']),
      since: z.iso.datetime().nullable().default(null),
      ...page,
    }),
    output: gives<{ rows: VatDocumentRow[]; next: string | null }>(),
    roles: backOffice,
  }),
  /** The documents behind a row of the ICP list. */
  icpDocuments: query({
    input: z.object({ from: civilDate, to: civilDate, buyerId: id, ...page }),
    output: gives<{ rows: VatDocumentRow[]; next: string | null }>(),
    roles: backOffice,
  }),
  /** Sales at other member states' rates in a quarter. Errors: invalid-input. */
  oss: query({ input: quarter, output: gives<OssPage>(), roles: backOffice }),
  /** The documents told of a country in a quarter's one-stop-shop return. Errors: invalid-input. */
  ossDocuments: query({
    input: quarter.extend({ country, ...page }),
    output: gives<{ rows: VatDocumentRow[]; next: string | null }>(),
    roles: backOffice,
  }),
  ...countryRateOperations,
  /** What asks for attention: returns to file and corrections to tell. */
  due: query({ input: nothing, output: gives<VatDue>(), roles: backOffice }),
  /** How long a return's period is. */
  settings: query({ input: nothing, output: gives<{ length: PeriodLength }>(), roles: backOffice }),
  changeSettings: command({
    input: z.object({ length: z.enum(periodLengths) }),
    output: gives<{ length: PeriodLength }>(),
    roles: ownerOnly,
  }),
  /** Counters of a calendar year: the small-business scheme and consumers in other member states. */
  year: query({
    input: z.object({ year: z.int().min(2001).max(2999) }),
    output: gives<VatYear>(),
    roles: backOffice,
  }),
  /** Boxes that are not known here; null takes one out. Errors: invalid-input, vat-period-locked. */
  type: command({
    input: period.extend({
      box: z.enum(typedBoxes),
      amount: z.object({ netCents: cents, vatCents: cents }).nullable(),
    }),
    output: gives<TypedBoxes>(),
    roles: backOffice,
  }),
  /**
   * Keeps the figures as declared; no document gets a date within the period from here on. Errors:
   * invalid-input, vat-period-running, vat-period-locked, changed-meanwhile.
   */
  lock: command({
    input: period.extend({ seen }),
    output: gives<Lock>(),
    roles: backOffice,
  }),
  /** Errors: not-found, vat-later-locked, vat-told-apart, forbidden-content. */
  unlock: command({
    input: z.object({ id, reason: requiredText(500) }),
    output: gives<{ id: number }>(),
    roles: ownerOnly,
  }),
  /** The correction over the bound was told apart (suppletie). Errors: not-found, changed-meanwhile. */
  tellApart: command({
    input: z.object({ id, seen }),
    output: gives<{ id: number }>(),
    roles: backOffice,
  }),
  /** Errors: invalid-input, file-token-unknown, those of writing. */
  savePdf: action({
    input: period.extend({ file: saveToken, language: z.enum(['nl', 'en']) }),
    output: gives<{ saved: true }>(),
    roles: backOffice,
  }),
  saveCsv: action({
    input: period.extend({
      file: saveToken,
      csvForm: z.enum(csvForms),
      language: z.enum(['nl', 'en']),
    }),
    output: gives<{ saved: true }>(),
    roles: backOffice,
  }),
  /** Errors: invalid-input, file-token-unknown, those of writing. */
  saveOssPdf: action({
    input: quarter.extend({ file: saveToken, language: z.enum(['nl', 'en']) }),
    output: gives<{ saved: true }>(),
    roles: backOffice,
  }),
  saveOssCsv: action({
    input: quarter.extend({
      file: saveToken,
      csvForm: z.enum(csvForms),
      language: z.enum(['nl', 'en']),
    }),
    output: gives<{ saved: true }>(),
    roles: backOffice,
  }),
}
