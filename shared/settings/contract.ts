/**
 * The agency's own details, the invoice series and how the program behaves. Details are versioned:
 * an issued invoice keeps the details it was issued under.
 */
import { z } from 'zod'
import type { Idle } from '../desk'
import { isIban, normalizeIban, isBic, isKvkNumber } from '../clients/identifiers'
import { judgeVatId, normalizePostcode } from '../clients/identifiers'
import {
  country,
  emailAddress,
  id,
  optionalPhone,
  optionalText,
  optionalWebsite,
  requiredText,
} from '../fields'
import { parsePattern } from '../invoices/number-pattern'
import {
  action,
  backOffice,
  command,
  everyone,
  fileToken,
  gives,
  nothing,
  ownerOnly,
  query,
  type FileToken,
} from '../operation'

export const vatPositions = ['normal', 'small-business'] as const

export const agencyInput = z
  .object({
    name: requiredText(120),
    street: requiredText(120),
    houseNumber: requiredText(20),
    postcode: requiredText(12),
    town: requiredText(80),
    country,
    kvkNumber: requiredText(20),
    vatId: optionalText(20),
    iban: requiredText(50),
    bic: optionalText(11),
    /** of the account, as the bank knows it; null: the agency's own name */
    accountHolder: optionalText(70).default(null),
    email: emailAddress,
    privacyContact: emailAddress,
    phone: optionalPhone,
    website: optionalWebsite,
    vatPosition: z.enum(vatPositions),
    paymentTermDays: z.number().int().min(0).max(365, { error: 'term-too-long' }),
    qrOnInvoices: z.boolean(),
    /** the month in which fiscal years begin: terms of tax law are reckoned from their ends */
    fiscalYearStart: z.number().int().min(1).max(12).default(1),
    /** a logo that was chosen just now; `keep` leaves the present one */
    logo: z.union([z.literal('keep'), z.literal('none'), fileToken]),
    /** the version it was typed over; null for the first one */
    version: id.nullable().default(null),
  })
  .superRefine((agency, context) => {
    const problem = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (!isKvkNumber(agency.kvkNumber)) problem('kvkNumber', 'not-a-kvk-number')
    if (!isIban(agency.iban)) problem('iban', 'not-an-iban')
    if (agency.bic !== null && !isBic(agency.bic)) problem('bic', 'not-a-bic')
    if (normalizePostcode(agency.postcode, agency.country) === null) {
      problem('postcode', 'not-a-postcode')
    }
    if (agency.vatId === null) {
      // Under the small-business scheme (Wet OB art. 25) there may be no btw-id.
      if (agency.vatPosition === 'normal') problem('vatId', 'required')
    } else {
      const judged = judgeVatId(agency.vatId)
      if ('problem' in judged) problem('vatId', judged.problem)
    }
  })
  .transform((agency) => {
    const vat = agency.vatId === null ? null : judgeVatId(agency.vatId)
    return {
      ...agency,
      iban: normalizeIban(agency.iban),
      bic: agency.bic?.toUpperCase() ?? null,
      postcode: normalizePostcode(agency.postcode, agency.country) ?? agency.postcode,
      vatId: vat && 'normalized' in vat ? vat.normalized : null,
    }
  })

export const seriesInput = z
  .object({
    name: requiredText(60),
    pattern: requiredText(40),
    resetsYearly: z.boolean(),
    /** the next number to hand out */
    nextNumber: z.number().int().min(1, { error: 'not-a-number' }).max(999_999_999),
  })
  .superRefine((series, context) => {
    const pattern = parsePattern(series.pattern, { resetsYearly: series.resetsYearly })
    if (!pattern.ok) {
      context.addIssue({ code: 'custom', path: ['pattern'], message: pattern.reason })
    }
  })

export type AgencyInput = z.input<typeof agencyInput>

/** The details in force, as shown; `logo` is a data address the window may show. */
export interface Agency extends Omit<
  AgencyInput,
  'logo' | 'fiscalYearStart' | 'version' | 'accountHolder'
> {
  /** of this version of the details */
  id: number
  fiscalYearStart: number
  accountHolder: string | null
  logo: string | null
}

export interface ChosenLogo {
  file: FileToken
  name: string
  /** a data address the window may show */
  shown: string
}

export interface Series {
  id: number
  name: string
  pattern: string
  resetsYearly: boolean
  /** the number that comes next today, formatted */
  nextNumber: string
  isDefault: boolean
  closedAt: string | null
}

export interface Behaviour {
  lockAfterMinutes: number
}

export const settings = {
  agency: query({ input: nothing, output: gives<Agency>(), roles: everyone }),
  /**
   * Asks for a logo and looks whether it is one; null when the person thinks better of it. Errors:
   * file-unreadable (not-an-image, image-too-large).
   */
  chooseLogo: action({
    input: nothing,
    output: gives<ChosenLogo | null>(),
    roles: everyone,
    // Before there is an office, it is asked for already.
    whileLocked: true,
  }),
  /** An action: a chosen logo is read from its file first. Errors: changed-meanwhile. */
  saveAgency: action({
    input: agencyInput,
    output: gives<Agency>(),
    once: 'answer',
    roles: ownerOnly,
  }),
  series: query({ input: nothing, output: gives<Series[]>(), roles: backOffice }),
  addSeries: command({ input: seriesInput, output: gives<Series[]>(), roles: ownerOnly }),
  closeSeries: command({
    input: z.object({ id }),
    output: gives<Series[]>(),
    roles: ownerOnly,
  }),
  makeDefaultSeries: command({
    input: z.object({ id }),
    output: gives<Series[]>(),
    roles: ownerOnly,
  }),
  behaviour: query({ input: nothing, output: gives<Behaviour>(), roles: everyone }),
  /** What the locking counts by at the desk of who asks. */
  lockingBy: action({ input: nothing, output: gives<Pick<Idle, 'of'>>(), roles: everyone }),
  saveBehaviour: command({
    input: z.object({ lockAfterMinutes: z.number().int().min(1).max(480) }),
    output: gives<Behaviour>(),
    roles: ownerOnly,
  }),
}
