import { priceOf } from '../../../shared/invoices/price'
import { unitName } from '../../../shared/invoices/units'
import { useData } from '../../api'
import { useFormat } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { countryName } from '../../../shared/countries'
import { fieldsPart, rowsByPlace, type Part } from '../../ui/form/conflict'
import { withoutBlankEnd, type InvoiceValues, type LineValues } from './invoice-values'
import type { VatChoices } from './vat-choices'

/** What of a draft is chosen between, when two people saved one. */
export const useInvoiceParts = (choices: VatChoices) => {
  const { t } = useTranslation()
  const format = useFormat()
  const series = useData('settings.series', {})
  const line = ({
    description,
    quantity,
    unit,
    unitPriceCents,
    unitPriceHundredths,
    discountBasisPoints,
    vatKind,
  }: LineValues) =>
    [
      description,
      `${format.quantity(quantity ?? 0)}${unit === '' ? '' : ` ${unitName(unit, quantity ?? 0, format.language)}`} × € ${format.price(priceOf({ unitPriceCents: unitPriceCents ?? 0, unitPriceHundredths }))}`,
      ...(discountBasisPoints ? [`− ${format.percentage(discountBasisPoints)}`] : []),
      choices.find(({ value }) => value === vatKind)?.label ?? '',
    ].join(' · ')
  const discount = ({ discountKind, discountShare, discountAmount }: InvoiceValues): string => {
    if (discountKind === 'none') return t('invoices.editor.discountNone')
    return discountKind === 'share'
      ? format.percentage(discountShare ?? 0)
      : format.money(discountAmount ?? 0)
  }
  const text = (field: 'attention' | 'reference' | 'orderNumber' | 'note'): Part<InvoiceValues> =>
    fieldsPart([field], t(`invoices.editor.${field}`), (values) => values[field])
  const day = (field: 'supplyFrom' | 'supplyTo'): Part<InvoiceValues> =>
    fieldsPart([field], t(`invoices.editor.${field}`), ({ [field]: on }) =>
      on === null ? '' : format.date(on),
    )
  return (theirs: InvoiceValues, mine: InvoiceValues): Part<InvoiceValues>[] => [
    fieldsPart(['clientId'], t('invoices.editor.client'), ({ clientId }) =>
      clientId === null ? '' : <ClientName id={clientId} />,
    ),
    text('attention'),
    text('reference'),
    text('orderNumber'),
    day('supplyFrom'),
    day('supplyTo'),
    fieldsPart(['deliveryCountry'], t('invoices.editor.deliveryCountry'), ({ deliveryCountry }) =>
      deliveryCountry === '' ? '' : countryName(deliveryCountry, format.language),
    ),
    fieldsPart(['prices'], t('invoices.editor.prices'), ({ prices }) =>
      t(prices === 'incl' ? 'invoices.editor.pricesIncl' : 'invoices.editor.pricesExcl'),
    ),
    fieldsPart(
      ['seriesId'],
      t('invoices.editor.series'),
      ({ seriesId }) => series.data?.find(({ id }) => String(id) === seriesId)?.name ?? '',
    ),
    ...rowsByPlace(
      {
        key: 'lines',
        of: ({ lines }) => withoutBlankEnd(lines),
        put: (values, lines) => ({ ...values, lines }),
        label: (number) =>
          number === null
            ? t('invoices.editor.furtherLines')
            : t('invoices.grid.line', { line: number }),
        show: line,
      },
      theirs,
      mine,
    ),
    fieldsPart(
      ['discountKind', 'discountShare', 'discountAmount'],
      t('invoices.editor.discountKind'),
      discount,
    ),
    text('note'),
  ]
}

function ClientName({ id }: { id: number }) {
  const { data } = useData('clients.get', { id })
  return data?.name ?? '…'
}
