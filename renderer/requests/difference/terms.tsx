import { SimpleGrid } from '@mantine/core'
import type { Difference } from '../../../shared/requests/contract'
import { customers, type Customer } from '../../../shared/services/subscription'
import { useTranslation } from '../../i18n/use-translation'
import { RadioField } from '../../ui/fields/choice-fields'
import { DateField } from '../../ui/fields/date-field'
import { MoneyField } from '../../ui/fields/number-fields'

/** What is agreed about an order or another item. */
export interface Terms {
  from: string | null
  priceCents: number | null
  customer: Customer
  informedOn: string | null
}

/** As it is sold; null where nothing is to be agreed. */
export const termsFor = (difference: Difference): Terms | null => {
  if (difference.kind !== 'order' && difference.kind !== 'change') return null
  if (difference.item === null) return null
  const { priceCents } = difference.item
  return difference.kind === 'order'
    ? { from: difference.startsOn, priceCents, customer: difference.customer, informedOn: null }
    : { from: difference.validFrom, priceCents, customer: 'business', informedOn: null }
}

interface TermsFieldsProps {
  terms: Terms
  onChange: (terms: Terms) => void
  orders: boolean
  perPeriod: boolean
}

export function TermsFields({ terms, onChange, orders, perPeriod }: TermsFieldsProps) {
  const { t } = useTranslation()
  const plain = { error: null, unread: null, onUnread: () => undefined }
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
      <DateField
        name="from"
        label={t('requests.from')}
        required
        value={terms.from}
        onChange={(from) => onChange({ ...terms, from })}
        {...plain}
      />
      <MoneyField
        name="priceCents"
        label={t(perPeriod ? 'requests.price' : 'requests.priceOnce')}
        required
        value={terms.priceCents}
        onChange={(priceCents) => onChange({ ...terms, priceCents })}
        {...plain}
      />
      {orders && perPeriod && (
        <RadioField
          name="customer"
          label={t('requests.customer')}
          inline
          options={customers.map((value) => ({ value, label: t(`requests.customers.${value}`) }))}
          value={terms.customer}
          onChange={(customer) => onChange({ ...terms, customer })}
          {...plain}
        />
      )}
      {orders && perPeriod && terms.customer === 'consumer' && (
        <DateField
          name="informedOn"
          label={t('requests.informedOn')}
          description={t('requests.informedHelp')}
          value={terms.informedOn}
          onChange={(informedOn) => onChange({ ...terms, informedOn })}
          {...plain}
        />
      )}
    </SimpleGrid>
  )
}
