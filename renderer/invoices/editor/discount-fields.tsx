import { Group } from '@mantine/core'
import { useTranslation } from '../../i18n/use-translation'
import { SelectField } from '../../ui/fields/choice-fields'
import { MoneyField, PercentageField } from '../../ui/fields/number-fields'
import type { InvoiceForm } from './invoice-values'

/** What goes off the whole invoice: nothing, a share or an amount. */
export function DiscountFields({ form }: { form: InvoiceForm }) {
  const { t } = useTranslation()
  const { discountKind } = form.values
  const value = { label: t('invoices.editor.discountValue'), w: '9rem' }
  return (
    <Group align="flex-start" gap="sm" wrap="nowrap">
      <SelectField
        {...form.field('discountKind')}
        label={t('invoices.editor.discountKind')}
        options={[
          { value: 'none', label: t('invoices.editor.discountNone') },
          { value: 'share', label: t('invoices.editor.discountShare') },
          { value: 'amount', label: t('invoices.editor.discountAmount') },
        ]}
      />
      {discountKind === 'share' && <PercentageField {...form.field('discountShare')} {...value} />}
      {discountKind === 'amount' && <MoneyField {...form.field('discountAmount')} {...value} />}
    </Group>
  )
}
