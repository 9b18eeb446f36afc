import { z } from 'zod'
import { civilDate, country, id } from '../../shared/fields'
import { boxes } from '../../shared/vat/overview'
import { periodLengths } from '../../shared/vat/periods'

const place = z.object({
  /** null: as long as the office files */
  length: z.enum(periodLengths).nullable().catch(null),
  /** the first day; null: the last period that ended */
  from: civilDate.nullable().catch(null),
})

/** Which period is looked at. */
export type VatSearch = z.output<typeof place>

export const readVatSearch = (search: unknown): VatSearch =>
  place.parse({ length: null, from: null, ...(typeof search === 'object' ? search : {}) })

const behind = z.object({
  from: civilDate.catch('2026-01-01'),
  to: civilDate.catch('2026-12-31'),
  box: z
    .enum([...boxes, 'outside'])
    .nullable()
    .catch(null),
  buyer: id.nullable().catch(null),
  since: z.iso.datetime().nullable().catch(null),
  /** what is told of a country in the one-stop shop, in the quarter that begins on `from` */
  country: country.nullable().catch(null),
})

/** The figure whose documents are shown: a box, a business on the ICP list, or a country in the one-stop shop. */
export type BehindSearch = z.output<typeof behind>

export const readBehindSearch = (search: unknown): BehindSearch =>
  behind.parse({
    box: null,
    buyer: null,
    since: null,
    country: null,
    ...(typeof search === 'object' ? search : {}),
  })
