/** The VAT overviews and ICP lists of the return periods that fall in some days. */
import type { Language } from '../../../../shared/language'
import {
  nextPeriod,
  periodLengths,
  periodOf,
  type PeriodLength,
  type VatPeriod,
} from '../../../../shared/vat/periods'
import { periodSlug } from '../../../../shared/vat/words'
import type { CsvForm } from '../../../../shared/csv'
import type { ReadableDatabase } from '../../database/driver'
import { currentAgency } from '../../settings/agency'
import { byteOrderMark, csvLines, type Cell } from '../../text/csv-out'
import { periodLengthOf } from '../../vat/due'
import { renderVatPage, vatCsv, wholePage } from '../../vat/save'
import type { Span } from '../../vat/figures'
import type { ZipFile } from '../../zip'
import { packWords } from './words'

/**
 * By the length the office files by; a shorter span that is a period itself is told as that. What has not
 * begun yet is left out.
 */
export const vatPeriodsIn = (span: Span, filed: PeriodLength, today: string): VatPeriod[] => {
  const own = periodLengths.find((length) => {
    const period = periodOf(span.from, length)
    return period.from === span.from && period.to === span.to
  })
  const shorter = own && periodLengths.indexOf(own) < periodLengths.indexOf(filed)
  const periods = []
  for (
    let period = periodOf(span.from, shorter ? own : filed);
    period.from <= span.to && period.from <= today;
    period = nextPeriod(period)
  )
    periods.push(period)
  return periods
}

interface Asked {
  span: Span
  form: CsvForm
  language: Language
  today: string
  now: string
}

/** Whether anything on them names a business. */
export const addVat = async (
  zip: ZipFile,
  db: ReadableDatabase,
  { span, form, language, today, now }: Asked,
  pause: () => Promise<void>,
): Promise<{ names: boolean; people: ReadonlySet<string> }> => {
  const w = packWords[language]
  const agency = currentAgency(db).name
  const people = new Set<string>()
  let names = false
  for (const period of vatPeriodsIn(span, periodLengthOf(db), today)) {
    await pause()
    const page = wholePage(db, period, today)
    const slug = periodSlug(period)
    const csv = (rows: readonly (readonly Cell[])[]) => byteOrderMark + csvLines(rows, form)
    await zip.add(`${w.vat}/${w.vatFile}-${slug}.csv`, csv(vatCsv(page, language)))
    await zip.add(
      `${w.vat}/${w.vatFile}-${slug}.pdf`,
      await renderVatPage(page, agency, language, now),
    )
    const icp = page.icp.rows.map(({ country, vatId, goodsCents, servicesCents }): Cell[] => [
      country,
      vatId ?? w.archived,
      { cents: goodsCents },
      { cents: servicesCents },
    ])
    const named = page.icp.rows.filter(({ vatId }) => vatId !== null).map((row) => row.buyerId)
    names ||= named.length > 0
    for (const { clientId } of db.all<{ clientId: number }>(
      `SELECT DISTINCT clientId FROM invoices
       WHERE vatBuyerId IN (SELECT value FROM json_each($named))
         AND vatOn BETWEEN $from AND $to AND clientId IS NOT NULL`,
      { named: JSON.stringify(named), from: period.from, to: period.to },
    ))
      people.add(String(clientId))
    await zip.add(`${w.vat}/${w.icpFile}-${slug}.csv`, csv([w.icpHead, ...icp]))
  }
  return { names, people }
}
