/** The overview of a period as a printable page and as CSV. */
import type { CsvForm } from '../../../shared/csv'
import { formatDate, formatDateLong, formatMoment, todayIn } from '../../../shared/dates'
import type { Language } from '../../../shared/language'
import { formatMoney } from '../../../shared/money'
import type { FileToken } from '../../../shared/operation'
import type { CorrectionOf, VatPage } from '../../../shared/vat/contract'
import { icpListOf } from '../../../shared/vat/icp'
import { boxes, type BoxAmount, type VatOverview } from '../../../shared/vat/overview'
import type { PeriodLength, VatPeriod } from '../../../shared/vat/periods'
import { boxName, periodName, type NamedBox } from '../../../shared/vat/words'
import type { ActionContext } from '../context'
import type { ReadableDatabase } from '../database/driver'
import { save } from '../files/target'
import type { ReportTable } from '../paper/report-pdf'
import { currentAgency } from '../settings/agency'
import { byteOrderMark, csvLines, type Cell } from '../text/csv-out'
import { badDebtsIn, declaredDebts } from './bad-debts'
import { untilNow } from './figures'
import { vatPage } from './page'
import { paperWords } from './paper-words'
import { requirePeriod } from './period'

interface Asked {
  length: PeriodLength
  from: string
  file: FileToken
  language: Language
}

/** Of a locked period the list as it was declared. */
const declaredIcp = ({ icp, lock }: VatPage): VatPage['icp'] => {
  if (lock === null) return icp
  const list = icpListOf(icp.rows.map(({ declared, ...row }) => ({ ...row, ...declared })))
  return { ...list, rows: list.rows.map((row) => ({ ...row, declared: null })) }
}

/** The page as it is looked at, but with every bad debt. */
export const wholePage = (db: ReadableDatabase, period: VatPeriod, today: string): VatPage => {
  const page = vatPage(db, period, today)
  const rows = page.lock ? declaredDebts(db, page.lock.id) : badDebtsIn(db, untilNow(period, today))
  const badDebts = { ...page.badDebts, rows }
  return { ...page, badDebts, icp: declaredIcp(page) }
}

const readPage = (context: ActionContext, { length, from }: Asked) =>
  context.read(({ db, today }) => ({
    page: wholePage(db, requirePeriod(length, from), today),
    agency: currentAgency(db).name,
  }))

const told = (context: ActionContext, page: VatPage): { saved: true } =>
  context.write(({ audit }) => {
    audit({ entity: 'vatReturn', id: page.lock?.id ?? null, code: 'saved' })
    return { saved: true as const }
  })

/** Errors: invalid-input, file-token-unknown, those of writing. */
export const saveVatPdf = async (
  context: ActionContext,
  asked: Asked,
): Promise<{ saved: true }> => {
  const { page, agency } = readPage(context, asked)
  const target = context.files.target(asked.file)
  await save(target, await renderVatPage(page, agency, asked.language, context.now()))
  return told(context, page)
}

/** Errors: as above. */
export const saveVatCsv = async (
  context: ActionContext,
  asked: Asked & { csvForm: CsvForm },
): Promise<{ saved: true }> => {
  const { page } = readPage(context, asked)
  const target = context.files.target(asked.file)
  await save(target, byteOrderMark + csvLines(vatCsv(page, asked.language), asked.csvForm))
  return told(context, page)
}

interface FormLine {
  box: NamedBox
  net: { cents: number; euros: number } | null
  /** null: not typed in */
  vat: { cents: number; euros: number } | null
}

const formLines = ({ form, typed, own }: VatPage): FormLine[] => {
  const missing = (['2a', '4a', '4b'] as const).filter((box) => typed[box] === null)
  const rows: FormLine[] = [
    ...form.rows,
    ...missing.map((box) => ({ box, net: null, vat: null })),
  ].sort((a, b) => (a.box < b.box ? -1 : 1))
  const { netCents } = own.outside
  return [
    ...rows,
    { box: '5a', net: null, vat: form['5a'] },
    { box: '5b', net: null, vat: form['5b'] },
    { box: '5g', net: null, vat: form['5g'] },
    ...(netCents === 0
      ? []
      : [{ box: 'outside' as const, net: { cents: netCents, euros: netCents / 100 }, vat: null }]),
  ]
}

/** The boxes of a correction that are not nothing. */
const correctionLines = (overview: VatOverview): { box: NamedBox; amount: BoxAmount }[] =>
  [
    ...boxes.map((box) => ({ box, amount: overview.boxes[box] })),
    { box: 'outside' as const, amount: overview.outside },
  ].filter(({ amount }) => amount.netCents !== 0 || amount.vatCents !== 0)

/** Every table as rows of one sheet: the part it belongs to comes first. */
export const vatCsv = (page: VatPage, language: Language): Cell[][] => {
  const w = paperWords[language]
  const money = (cents: number | undefined): Cell => (cents === undefined ? null : { cents })
  const corrected = (part: string, { of, overview }: CorrectionOf): Cell[][] =>
    correctionLines(overview).map(({ box, amount }) => [
      part,
      box === 'outside' ? '' : box,
      periodName(of, language),
      money(amount.netCents),
      money(amount.vatCents),
      null,
      null,
    ])
  return [
    [w.section, w.box, w.what, w.turnover, w.vat, w.turnoverEuros, w.vatEuros],
    ...formLines(page).map(({ box, net, vat }): Cell[] => [
      w.form,
      box === 'outside' ? '' : box,
      boxName(box, language),
      money(net?.cents),
      money(vat?.cents),
      box === 'outside' ? null : (net?.euros ?? null),
      vat?.euros ?? null,
    ]),
    ...page.corrections.flatMap((one) => corrected(w.corrections, one)),
    ...(page.changed ? corrected(w.changed, page.changed) : []),
    ...page.badDebts.rows.map(({ number, on, cause, netCents, vatCents }): Cell[] => [
      w.badDebts,
      number,
      `${on} ${w.causes[cause]}`,
      money(netCents),
      money(vatCents),
      null,
      null,
    ]),
    ...page.icp.rows.flatMap((row): Cell[][] =>
      (
        [
          [w.goods, row.goodsCents, row.goodsEuros],
          [w.services, row.servicesCents, row.servicesEuros],
        ] as const
      )
        .filter(([, cents]) => cents !== 0)
        .map(([what, cents, euros]) => [
          w.icp,
          row.vatId ?? `${row.country} ${w.archived}`,
          what,
          money(cents),
          null,
          euros,
          null,
        ]),
    ),
  ]
}

export const renderVatPage = async (
  page: VatPage,
  agency: string,
  language: Language,
  now: string,
): Promise<Uint8Array> => {
  // Loaded when asked for: the program is there sooner at its start.
  const { renderReport } = await import('../paper/report-pdf')
  const w = paperWords[language]
  const { lock } = page
  return renderReport({
    from: agency,
    on: formatDateLong(todayIn(new Date(now)), language),
    title: `${w.title} ${periodName(page.period, language)}`,
    language,
    createdAt: new Date(now),
    facts: [
      [w.period, spanOf(page.period, language)],
      [w.dueOn, formatDateLong(page.dueOn, language)],
      [w.icpDueOn, formatDateLong(page.icpDueOn, language)],
      [
        w.state,
        lock === null
          ? w.open
          : w.locked
              .replace('{moment}', () => formatMoment(lock.lockedAt, language))
              .replace('{name}', () => lock.lockedBy),
      ],
    ],
    tables: tablesOf(page, language),
    codes: [],
    note: w.salesOnly,
  })
}

const spanOf = ({ from, to }: VatPeriod, language: Language): string =>
  `${formatDate(from, language)} – ${formatDate(to, language)}`

const tablesOf = (page: VatPage, language: Language): ReportTable[] => {
  const w = paperWords[language]
  const money = (cents: number | undefined) =>
    cents === undefined ? '' : formatMoney(cents, language)
  const euros = (value: number | undefined) =>
    value === undefined ? '' : formatMoney(value * 100, language).replace(/[.,]00$/, '')
  const correction = (title: string, all: readonly CorrectionOf[]): ReportTable[] =>
    all.length === 0
      ? []
      : [
          {
            title,
            head: [w.period, w.box, w.turnover, w.vat],
            figures: [2, 3],
            rows: all.flatMap(({ of, overview }) =>
              correctionLines(overview).map(({ box, amount }) => [
                periodName(of, language),
                box === 'outside' ? '' : box,
                money(amount.netCents),
                money(amount.vatCents),
              ]),
            ),
            empty: w.none,
          },
        ]
  return [
    {
      title: w.form,
      head: [w.box, w.what, w.turnover, w.vat, w.turnoverEuros, w.vatEuros],
      figures: [2, 3, 4, 5],
      rows: formLines(page).map(({ box, net, vat }) => [
        box === 'outside' ? '' : box,
        boxName(box, language),
        money(net?.cents),
        vat === null && box !== 'outside' ? w.notTyped : money(vat?.cents),
        box === 'outside' ? '' : euros(net?.euros),
        euros(vat?.euros),
      ]),
      empty: w.none,
    },
    ...correction(w.corrections, page.corrections),
    ...correction(w.changed, page.changed ? [page.changed] : []),
    {
      title: w.badDebts,
      head: [w.invoice, w.on, w.why, w.turnover, w.vat],
      figures: [3, 4],
      rows: page.badDebts.rows.map(({ number, on, cause, netCents, vatCents }) => [
        number,
        formatDate(on, language),
        w.causes[cause],
        money(netCents),
        money(vatCents),
      ]),
      empty: w.none,
    },
    {
      title: w.icp,
      head: [w.customer, w.country, w.goods, w.services],
      figures: [2, 3],
      rows: page.icp.rows.map((row) => [
        row.vatId ?? w.archived,
        row.country,
        euros(row.goodsEuros),
        euros(row.servicesEuros),
      ]),
      empty: w.none,
    },
  ]
}
