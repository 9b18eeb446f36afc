/** Subscriptions as another program lists them, to take over: client, what, period, price. */
import type { CivilDate } from '../../../../shared/dates'
import { maxCents, parseMoney, parsePercentage } from '../../../../shared/money'
import { readDomainName } from '../../../../shared/services/domain-name'
import type { ListField } from '../../../../shared/services/files'
import { isPeriodLength, type PeriodMonths } from '../../../../shared/services/periods'
import { cellReader, guessMapping, type ColumnMapping, type ColumnNames } from '../../text/columns'
import type { Table, TableRow } from '../../text/csv'
import { guessDateOrder, readDate, readYesNo, type DateOrder } from './cells'

const names: ColumnNames<ListField> = {
  client: [
    'klantnummer',
    'debiteurnummer',
    'klantcode',
    'klant',
    'debiteur',
    'bedrijfsnaam',
    'customer number',
    'customer',
    'client',
    'e-mailadres',
    'email',
  ],
  product: [
    'product',
    'productcode',
    'dienst',
    'pakket',
    'omschrijving',
    'service',
    'package',
    'description',
  ],
  domain: ['domein', 'domeinnaam', 'domain', 'domain name'],
  startsOn: ['startdatum', 'ingangsdatum', 'begindatum', 'start date', 'start', 'registered'],
  nextInvoiceOn: [
    'volgende factuur',
    'volgende factuurdatum',
    'factuurdatum',
    'next invoice',
    'next due date',
    'next invoice date',
  ],
  endsOn: ['einddatum', 'opzegdatum', 'end date', 'cancelled on', 'termination date'],
  period: [
    'periode',
    'termijn',
    'facturatieperiode',
    'frequentie',
    'period',
    'billing cycle',
    'frequency',
    'interval',
  ],
  price: ['prijs', 'bedrag', 'prijs excl', 'bedrag excl', 'price', 'amount', 'recurring amount'],
  discount: ['korting', 'kortingspercentage', 'discount'],
  autoRenew: ['automatisch verlengen', 'auto renew', 'autorenew'],
  reference: ['referentie', 'kenmerk', 'registrar', 'leverancier', 'reference', 'supplier'],
}

export interface ListedSubscription {
  line: number
  /** as the file names the client: number, e-mail address or name */
  client: string
  product: string
  domain: string | null
  startsOn: CivilDate
  nextInvoiceOn: CivilDate | null
  endsOn: CivilDate | null
  periodMonths: PeriodMonths
  priceCents: number
  discountBasisPoints: number
  autoRenew: boolean | null
  reference: string | null
}

export interface SubscriptionProblem {
  line: number
  field: ListField
  code:
    | 'required'
    | 'not-a-date'
    | 'not-a-period'
    | 'not-an-amount'
    | 'not-a-percentage'
    | 'not-a-domain-name'
    | 'end-before-start'
    | 'domain-twice'
}

export interface SubscriptionList {
  subscriptions: ListedSubscription[]
  /** every cell that is not what it should be; nothing is taken over while there are any */
  problems: SubscriptionProblem[]
}

export const guessSubscriptionMapping = (header: readonly string[]): ColumnMapping<ListField> =>
  guessMapping(header, names)

/** Reads the rows by a mapping. Amounts and dates are read as they are written in the Netherlands. */
export function readSubscriptionList(
  { header, rows }: Table,
  mapping: ColumnMapping<ListField>,
): SubscriptionList {
  const cell = cellReader(header, mapping)
  const dateFields = ['startsOn', 'nextInvoiceOn', 'endsOn'] as const
  const dates = rows.flatMap(({ cells }) => dateFields.map((field) => cell(cells, field)))
  const order = guessDateOrder(dates.filter((date) => date !== null))
  const problems: SubscriptionProblem[] = []
  const subscriptions: ListedSubscription[] = []
  const sold = new Set<string>()
  for (const row of rows) {
    const read = readRow(row, (field) => cell(row.cells, field), order)
    if ('problems' in read) {
      problems.push(...read.problems)
      continue
    }
    const { domain, product, line, endsOn } = read.subscription
    // The same for one domain name would bill it twice; its hosting and the name itself are two things.
    if (domain !== null && endsOn === null) {
      const key = `${domain} ${product.toLowerCase()}`
      if (sold.has(key)) problems.push({ line, field: 'domain', code: 'domain-twice' })
      sold.add(key)
    }
    subscriptions.push(read.subscription)
  }
  return { subscriptions, problems }
}

function readRow(
  { line }: TableRow,
  cell: (field: ListField) => string | null,
  order: DateOrder,
): { subscription: ListedSubscription } | { problems: SubscriptionProblem[] } {
  const problems: SubscriptionProblem[] = []
  const fail = (field: ListField, code: SubscriptionProblem['code']): null => {
    problems.push({ line, field, code })
    return null
  }
  const needed = (field: ListField) => cell(field) ?? fail(field, 'required')
  const optional = <T>(
    field: ListField,
    read: (text: string) => T | null,
    code: SubscriptionProblem['code'],
  ): T | null => {
    const text = cell(field)
    return text === null ? null : (read(text) ?? fail(field, code))
  }
  const required = <T>(
    field: ListField,
    read: (text: string) => T | null,
    code: SubscriptionProblem['code'],
  ): T | null => {
    const text = needed(field)
    return text === null ? null : (read(text) ?? fail(field, code))
  }
  const date = (text: string) => readDate(text, order)
  const client = needed('client')
  const product = needed('product')
  const startsOn = required('startsOn', date, 'not-a-date')
  const periodMonths = required('period', readPeriod, 'not-a-period')
  const priceCents = required('price', readPrice, 'not-an-amount')
  const domain = optional('domain', readDomain, 'not-a-domain-name')
  const nextInvoiceOn = optional('nextInvoiceOn', date, 'not-a-date')
  const endsOn = optional('endsOn', date, 'not-a-date')
  const discount = optional('discount', (text) => parsePercentage(text), 'not-a-percentage')
  if (startsOn !== null && endsOn !== null && endsOn < startsOn) fail('endsOn', 'end-before-start')
  const whole =
    client !== null &&
    product !== null &&
    startsOn !== null &&
    periodMonths !== null &&
    priceCents !== null
  if (!whole || problems.length > 0) return { problems }
  return {
    subscription: {
      line,
      client,
      product,
      domain,
      startsOn,
      nextInvoiceOn,
      endsOn,
      periodMonths,
      priceCents,
      discountBasisPoints: discount ?? 0,
      autoRenew: readYesNo(cell('autoRenew') ?? ''),
      reference: cell('reference'),
    },
  }
}

const periodWords: ReadonlyMap<string, number> = new Map([
  ['maandelijks', 1],
  ['per maand', 1],
  ['monthly', 1],
  ['kwartaal', 3],
  ['per kwartaal', 3],
  ['quarterly', 3],
  ['halfjaarlijks', 6],
  ['per halfjaar', 6],
  ['semi-annually', 6],
  ['jaarlijks', 12],
  ['per jaar', 12],
  ['annually', 12],
  ['yearly', 12],
  ['biennially', 24],
  ['triennially', 36],
])

const unitMonths: readonly [RegExp, number][] = [
  [/^(?:maand(?:en)?|months?|mnd|m)$/, 1],
  [/^(?:kwartaal|kwartalen|quarters?|k|q)$/, 3],
  [/^(?:half ?jaar)$/, 6],
  [/^(?:jaar|jaren|years?|j|y)$/, 12],
]

/** "maandelijks", "1 jaar", "jaar", "3 maanden", "12": months, of a length that can be billed. */
export function readPeriod(text: string): PeriodMonths | null {
  const word = text.toLowerCase().replace(/\s+/g, ' ').trim()
  const match = /^(\d{1,3})? ?([a-z][a-z -]*)?$/.exec(word)
  if (!match || word === '') return null
  const [, count = '1', unit = 'maand'] = match
  const size = unitMonths.find(([form]) => form.test(unit))?.[1] ?? 0
  const months = periodWords.get(word) ?? Number(count) * size
  return isPeriodLength(months) ? months : null
}

function readPrice(text: string): number | null {
  const cents = parseMoney(text)
  return cents !== null && cents >= 0 && cents <= maxCents ? cents : null
}

function readDomain(text: string): string | null {
  const reading = readDomainName(text)
  return reading.ok ? reading.domain : null
}
