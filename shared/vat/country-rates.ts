/**
 * VAT rates of other member states, typed in by people as they hold there: an offline program knows
 * of none by itself. Rates in basis points.
 */
import { z } from 'zod'
import { civilDate, country, id } from '../fields'
import { backOffice, command, gives, nothing, ownerOnly, query } from '../operation'
import type { CivilDate } from '../dates'

export interface CountryRate {
  id: number
  /** ISO 3166-1 alpha-2 */
  country: string
  /** basis points */
  rate: number
  /** the day it holds from; until a later one of the country */
  validFrom: CivilDate
  /** UTC ISO */
  typedAt: string
  typedBy: string
  /** UTC ISO; null: it stands */
  withdrawnAt: string | null
  withdrawnBy: string | null
}

/** No member state's lies outside: what does was mistyped. Directive 2006/112 art. 97 and 98. */
const rate = z
  .int({ error: 'not-a-percentage' })
  .min(100, { error: 'rate-out-of-range' })
  .max(35_00, { error: 'rate-out-of-range' })

export interface CountryRates {
  rows: CountryRate[]
  /** the owner's choice to charge the country's VAT whatever the bound; null: from the bound on */
  since: CivilDate | null
}

export const countryRateOperations = {
  /** Also those that were withdrawn. */
  countryRates: query({ input: nothing, output: gives<CountryRates>(), roles: backOffice }),
  /** Errors: invalid-input (not another member state). */
  typeCountryRate: command({
    input: z.object({ country, rate, validFrom: civilDate }),
    output: gives<CountryRate>(),
    roles: backOffice,
  }),
  /** Issued invoices keep it. Errors: not-found. */
  withdrawCountryRate: command({
    input: z.object({ id }),
    output: gives<CountryRate>(),
    roles: backOffice,
  }),
  /**
   * From a day on consumers in other member states are charged their country's VAT although the bound
   * was not reached. Directive 2006/112 art. 59c(3).
   */
  chooseCountryVat: command({
    input: z.object({ since: civilDate.nullable() }),
    output: gives<{ since: CivilDate | null }>(),
    roles: ownerOnly,
  }),
}
