/** What an erasure did, in counts and codes only: on record for good, and read back as strictly. */
import { z } from 'zod'
import { civilDate } from '../../../../shared/fields'
import { places, soughtKinds, type ErasureCheck } from '../../../../shared/retention/check'
import { destructionRules } from '../../../../shared/retention/clocks'
import { stayReasons } from '../../../../shared/retention/contract'

const count = z.number().int().min(0)

export const erasureReport = z.object({
  kind: z.enum(['whole', 'reduced']),
  rule: z.enum(['termination-date', 'replayed']),
  terminatedOn: civilDate,
  invoicesSealed: count,
  paymentsSealed: count,
  draftsErased: count,
  /** logins whose desk or keychain could not be reached then: destroyed as soon as it can be */
  loginsWaiting: count,
  /** of what was sealed: how many, and the last day they are kept */
  archive: z.array(
    z.object({
      fiscalYear: z.number().int(),
      kind: z.enum(['invoice', 'payment']),
      items: count,
      destroyAfter: civilDate,
      rule: z.enum(destructionRules),
    }),
  ),
  /** what is not sealed yet, and why */
  stays: z.array(
    z.object({
      why: z.enum(stayReasons),
      items: count,
      // A report from before amounts were told has none.
      cents: z.number().int().nullable().default(null),
      until: civilDate.nullable(),
    }),
  ),
})

export type ErasureReport = z.output<typeof erasureReport>

/** The report as it was put on record. */
export const readReport = (text: string): ErasureReport => erasureReport.parse(JSON.parse(text))

const erasureCheck = z.object({
  checkedAt: z.iso.datetime(),
  columns: count,
  rows: count,
  sought: z.array(z.enum(soughtKinds)),
  commonName: z.boolean(),
  finds: z.array(
    z.object({
      place: z.enum(places),
      kind: z.enum(soughtKinds),
      certain: z.boolean(),
      count,
      of: z.enum(['client', 'invoice', 'entry']).nullable(),
      ids: z.array(z.number().int()),
    }),
  ),
})

/** The look afterwards, as it was put on record. */
export const readCheck = (text: string): ErasureCheck => erasureCheck.parse(JSON.parse(text))
