import { useTranslation } from '../i18n/use-translation'

const places = [
  'clientId',
  'client',
  'supplyFrom',
  'supplyTo',
  'lines',
  'seriesId',
  'issuedOn',
  'agency',
  'buyer',
  'seller',
  'reference',
  'orderNumber',
  'deliveryCountry',
] as const
const names = [
  'name',
  'street',
  'houseNumber',
  'postcode',
  'town',
  'country',
  'vatId',
  'kvkNumber',
  'email',
  'address',
  'oin',
  'iban',
  'description',
  'quantity',
  'unitPriceCents',
  'vatKind',
] as const

/** Names the field a problem is about: "Regel 3, omschrijving", "Klantkaart, straat". */
export const useWhere = (): ((path: string) => string) => {
  const { t } = useTranslation()
  return (path) => {
    const [first = '', second = '', third = ''] = path.split('.')
    const place = places.find((one) => one === first)
    const where =
      first === 'lines' && second !== ''
        ? t('invoices.check.where.line', { line: Number(second) + 1 })
        : t(`invoices.check.where.${place ?? 'other'}`)
    const field = names.find((one) => one === (first === 'lines' ? third : second))
    return field ? `${where}, ${t(`invoices.check.fields.${field}`)}` : where
  }
}
