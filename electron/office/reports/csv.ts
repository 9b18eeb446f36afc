/** The table of a report as it is shown. */
import type { Language } from '../../../shared/language'
import type { ReportName, Share } from '../../../shared/reports/contract'
import { monthName, reportWords } from '../../../shared/reports/words'
import type { QueryContext } from '../context'
import type { Cell } from '../text/csv-out'
import { clientsOf, expectedOf, outstandingOf, payingOf, servicesOf, turnoverOf } from './figures'

export const reportRows = (
  { db, today }: Pick<QueryContext, 'db' | 'today'>,
  report: ReportName,
  year: number,
  language: Language,
): Cell[][] => {
  const w = reportWords[language]
  const nameOf = ({ kind, name }: Share) =>
    name ?? (kind === 'rest' || kind === 'work' || kind === 'archived' ? w[kind] : '')
  const shares = (head: string, rows: readonly Share[]): Cell[][] => [
    [head, w.turnover],
    ...rows.map((row) => [nameOf(row), { cents: row.cents }]),
  ]
  switch (report) {
    case 'turnover':
      return [
        [
          w.month,
          w.thisYear.replace('{year}', String(year)),
          w.lastYear.replace('{year}', String(year - 1)),
        ],
        ...turnoverOf(db, year).map(({ month, cents, lastYearCents }): Cell[] => [
          monthName(month, language),
          { cents },
          { cents: lastYearCents },
        ]),
      ]
    case 'services':
      return shares(w.what, servicesOf(db, year))
    case 'clients':
      return shares(w.client, clientsOf(db, year))
    case 'outstanding':
      return [
        [w.age, w.invoices, w.open],
        ...outstandingOf(db, today).map(({ band, invoices, cents }): Cell[] => [
          w.bands[band],
          invoices,
          { cents },
        ]),
      ]
    case 'paying':
      return [
        [w.month, w.invoices, w.days],
        ...payingOf(db, year).months.map(({ month, invoices, days }): Cell[] => [
          monthName(month, language),
          invoices,
          days,
        ]),
      ]
    case 'slow':
      return [
        [w.client, w.invoices, w.days],
        ...payingOf(db, year).slowest.map(({ name, invoices, days }): Cell[] => [
          name,
          invoices,
          days,
        ]),
      ]
    case 'expected':
      return [
        [w.month, w.periods, w.expected],
        ...expectedOf(db, today).map(({ month, periods, cents }): Cell[] => [
          month,
          periods,
          { cents },
        ]),
      ]
  }
}
