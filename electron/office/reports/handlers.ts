import type { reports as contract } from '../../../shared/reports/contract'
import type { HandlersOf } from '../context'
import { save } from '../files/target'
import { byteOrderMark, csvLines } from '../text/csv-out'
import { reportRows } from './csv'
import { clientsOf, expectedOf, outstandingOf, payingOf, servicesOf, turnoverOf } from './figures'

export const reports: HandlersOf<typeof contract> = {
  turnover: ({ db }, { year }) => turnoverOf(db, year),
  shares: ({ db }, { year }) => ({ services: servicesOf(db, year), clients: clientsOf(db, year) }),
  outstanding: ({ db, today }) => outstandingOf(db, today),
  paying: ({ db }, { year }) => payingOf(db, year),
  expected: ({ db, today }) => expectedOf(db, today),
  saveCsv: async (context, { report, year, language, csvForm, file }) => {
    const target = context.files.target(file)
    const rows = context.read((query) => reportRows(query, report, year, language))
    await save(target, byteOrderMark + csvLines(rows, csvForm))
    return context.write(({ audit }) => {
      audit({ entity: 'report', code: report })
      return { saved: true as const }
    })
  },
}
