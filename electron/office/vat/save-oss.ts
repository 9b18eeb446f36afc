/** The one-stop-shop overview of a quarter as a printable page and as CSV. */
import { countryName } from '../../../shared/countries'
import type { CsvForm } from '../../../shared/csv'
import { formatDateLong, todayIn } from '../../../shared/dates'
import type { Language } from '../../../shared/language'
import { formatMoney, formatPercentage } from '../../../shared/money'
import type { FileToken } from '../../../shared/operation'
import type { OssPage } from '../../../shared/vat/oss'
import { periodName } from '../../../shared/vat/words'
import type { ActionContext } from '../context'
import { save } from '../files/target'
import { currentAgency } from '../settings/agency'
import { byteOrderMark, csvLines, type Cell } from '../text/csv-out'
import { ossPage } from './oss'
import { paperWords } from './paper-words'
import { requirePeriod } from './period'

interface Asked {
  from: string
  file: FileToken
  language: Language
}

const readPage = (context: ActionContext, { from }: Asked) =>
  context.read(({ db, today }) => ({
    page: ossPage(db, requirePeriod('quarter', from), today),
    agency: currentAgency(db).name,
  }))

const told = (context: ActionContext): { saved: true } =>
  context.write(({ audit }) => {
    audit({ entity: 'vatReturn', id: null, code: 'saved' })
    return { saved: true as const }
  })

/** Errors: invalid-input, file-token-unknown, those of writing. */
export const saveOssPdf = async (
  context: ActionContext,
  asked: Asked,
): Promise<{ saved: true }> => {
  const { page, agency } = readPage(context, asked)
  const target = context.files.target(asked.file)
  await save(target, await render(page, agency, asked.language, context.now()))
  return told(context)
}

/** Errors: as above. */
export const saveOssCsv = async (
  context: ActionContext,
  asked: Asked & { csvForm: CsvForm },
): Promise<{ saved: true }> => {
  const { page } = readPage(context, asked)
  const target = context.files.target(asked.file)
  await save(target, byteOrderMark + csvLines(ossCsv(page, asked.language), asked.csvForm))
  return told(context)
}

const ossCsv = ({ rows, corrections, quarter }: OssPage, language: Language): Cell[][] => {
  const w = paperWords[language]
  return [
    [w.section, w.country, w.countryCode, w.period, w.rate, w.turnover, w.vat],
    ...rows.map(({ country, rate, netCents, vatCents }): Cell[] => [
      w.ossSales,
      countryName(country, language),
      country,
      periodName(quarter, language),
      formatPercentage(rate, language),
      { cents: netCents },
      { cents: vatCents },
    ]),
    ...corrections.map(({ country, of, netCents, vatCents }): Cell[] => [
      w.ossCorrections,
      countryName(country, language),
      country,
      periodName(of, language),
      '',
      { cents: netCents },
      { cents: vatCents },
    ]),
  ]
}

const render = async (
  page: OssPage,
  agency: string,
  language: Language,
  now: string,
): Promise<Uint8Array> => {
  // Loaded when asked for: the program is there sooner at its start.
  const { renderReport } = await import('../paper/report-pdf')
  const w = paperWords[language]
  const money = (cents: number) => formatMoney(cents, language)
  const name = periodName(page.quarter, language)
  return renderReport({
    from: agency,
    on: formatDateLong(todayIn(new Date(now)), language),
    title: `${w.oss} ${name}`,
    language,
    createdAt: new Date(now),
    facts: [
      [w.period, name],
      [w.dueOn, formatDateLong(page.dueOn, language)],
      [w.ossTotal, money(page.vatCents)],
    ],
    tables: [
      {
        title: w.ossSales,
        head: [w.country, w.rate, w.turnover, w.vat],
        figures: [1, 2, 3],
        rows: page.rows.map(({ country, rate, netCents, vatCents }) => [
          countryName(country, language),
          formatPercentage(rate, language),
          money(netCents),
          money(vatCents),
        ]),
        empty: w.none,
      },
      {
        title: w.ossCorrections,
        head: [w.country, w.period, w.turnover, w.vat],
        figures: [2, 3],
        rows: page.corrections.map(({ country, of, netCents, vatCents }) => [
          countryName(country, language),
          periodName(of, language),
          money(netCents),
          money(vatCents),
        ]),
        empty: w.none,
      },
    ],
    codes: [],
    note: page.running ? w.open : '',
  })
}
