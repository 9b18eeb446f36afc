/**
 * The one-stop-shop return (OSS): per quarter what was charged at the rates of other member states,
 * and corrections of earlier quarters, which go into a later return, apart and by the quarter they
 * correct. Source: Directive 2006/112 art. 364, 365; Implementing Regulation 282/2011 art. 61.
 */
import type { CivilDate } from '../dates'
import { ossOverview, type OssAmount, type OssRow } from './eu-consumers'
import { ossDueOn, periodOf, type VatPeriod } from './periods'

/** A document with what it charges at one country's rate, signed. */
export interface OssDocument extends OssAmount {
  id: number
  issuedOn: CivilDate
  /** on a credit note the day its invoice counts on */
  creditsOn: CivilDate | null
}

export interface OssCorrection {
  country: string
  of: VatPeriod
  netCents: number
  vatCents: number
}

export interface OssPage {
  quarter: VatPeriod
  /** it has not ended yet */
  running: boolean
  dueOn: CivilDate
  rows: OssRow[]
  /** of earlier quarters, the oldest first */
  corrections: OssCorrection[]
  /** of the rows */
  netCents: number
  /** of the rows and the corrections: what is to be paid */
  vatCents: number
}

/** The quarter that what a document charges belongs to: of a credit note, that of its invoice. */
const belongsTo = ({ on, creditsOn }: Pick<OssDocument, 'on' | 'creditsOn'>): VatPeriod =>
  periodOf(creditsOn ?? on, 'quarter')

/**
 * The quarter in whose return a document is told: its own as long as that can still be filed, else
 * the one it was made in.
 */
export function toldInQuarter(
  document: Pick<OssDocument, 'on' | 'issuedOn' | 'creditsOn'>,
): VatPeriod {
  if (document.creditsOn !== null) return periodOf(document.issuedOn, 'quarter')
  const own = belongsTo(document)
  return document.issuedOn <= ossDueOn(own) ? own : periodOf(document.issuedOn, 'quarter')
}

/** `documents`: those told in the quarter. */
export function ossPageOf(
  documents: readonly OssDocument[],
  quarter: VatPeriod,
  today: CivilDate,
): OssPage {
  const isOwn = (document: OssDocument) => belongsTo(document).from === quarter.from
  const rows = ossOverview(
    documents.filter(isOwn).map((one) => ({ ...one, on: one.creditsOn ?? one.on })),
    quarter,
  )
  const corrections = new Map<string, OssCorrection>()
  for (const document of documents.filter((one) => !isOwn(one))) {
    const of = belongsTo(document)
    const key = `${of.from} ${document.country}`
    const sum = corrections.get(key) ?? { country: document.country, of, netCents: 0, vatCents: 0 }
    sum.netCents += document.netCents
    sum.vatCents += document.vatCents
    corrections.set(key, sum)
  }
  const corrected = [...corrections.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, correction]) => correction)
  const sum = (all: readonly { vatCents: number }[]) =>
    all.reduce((total, { vatCents }) => total + vatCents, 0)
  return {
    quarter,
    running: quarter.to >= today,
    dueOn: ossDueOn(quarter),
    rows,
    corrections: corrected,
    netCents: rows.reduce((total, { netCents }) => total + netCents, 0),
    vatCents: sum(rows) + sum(corrected),
  }
}
