import { ActionIcon, Menu, NativeSelect } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconDotsVertical, IconTrash } from '@tabler/icons-react'
import { shallowEqual } from '@mantine/hooks'
import { memo } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import { priceOf, unitPriceOf } from '../../../shared/invoices/price'
import { unitName, units, type Unit } from '../../../shared/invoices/units'
import type { VatKind } from '../../../shared/invoices/vat'
import { useLanguage } from '../../i18n/use-format'
import { LineItemPicker } from '../../services/line-item-picker'
import { fieldFrame } from '../../ui/fields/field'
import { PercentageField, PriceField, QuantityField } from '../../ui/fields/number-fields'
import { MoneyText } from '../../ui/money-text'
import { sameWithin } from '../../ui/form/same-within'
import { newLine, type InvoiceForm } from './invoice-values'
import type { VatChoices } from './vat-choices'

interface LineRowProps {
  form: InvoiceForm
  index: number
  count: number
  /** null when it is too large to be shown */
  amountCents: number | null
  choices: VatChoices
  /** these two stay the same function over all drawings */
  onRemove: (index: number) => void
  onMove: (index: number, to: number) => void
}

/** One line of the invoice: what, how much, for how much, and its VAT; drawn when it changes. */
export const LineRow = memo(Line, (before, now) => {
  const { form: old, ...rest } = before
  const { form, ...others } = now
  const path = `lines.${now.index}`
  return shallowEqual(rest, others) && sameWithin(old, form, path)
})

function Line(props: LineRowProps) {
  const { form, index, count, amountCents, choices, onRemove, onMove } = props
  const { t } = useTranslation()
  const line = index + 1
  const named = (column: string) => ({
    label: t('invoices.grid.cell', { column, line }),
    hideLabel: true,
  })
  const description = form.field(`lines.${index}.description`)
  const vat = form.field(`lines.${index}.vatKind`)
  const offered = choices.some(({ value }) => value === vat.value)
  return (
    <div className="kluis-line" role="group" aria-label={t('invoices.grid.line', { line })}>
      <span className="kluis-line-number" aria-hidden>
        {line}
      </span>
      <LineItemPicker
        {...description}
        {...named(t('invoices.grid.description'))}
        onItem={(item, text) => {
          const typed = form.values.lines[index] ?? newLine(item.vatKind)
          form.set(`lines.${index}`, {
            ...typed,
            description: text,
            quantity: typed.quantity ?? 1000,
            unit: item.unit ?? '',
            unitPriceCents: item.priceCents,
            unitPriceHundredths: 0,
            vatKind: item.vatKind,
          })
        }}
      />
      <QuantityField
        {...form.field(`lines.${index}.quantity`)}
        {...named(t('invoices.grid.quantity'))}
        placeholder={t('invoices.grid.quantity')}
      />
      <UnitSelect
        form={form}
        index={index}
        label={t('invoices.grid.cell', { column: t('invoices.grid.unit'), line })}
      />
      <UnitPriceField
        form={form}
        index={index}
        {...named(t('invoices.grid.price'))}
        placeholder={t('invoices.grid.price')}
      />
      <PercentageField
        {...form.field(`lines.${index}.discountBasisPoints`)}
        {...named(t('invoices.grid.discount'))}
        placeholder={t('invoices.grid.discount')}
      />
      <NativeSelect
        {...fieldFrame({ ...vat, ...named(t('invoices.grid.vat')) })}
        value={vat.value}
        onChange={(event) => vat.onChange(event.currentTarget.value as VatKind)}
        data={
          offered
            ? choices
            : [...choices, { value: vat.value, label: t(`invoices.vat.${vat.value}`) }]
        }
      />
      <span className="kluis-line-amount">
        {amountCents === null ? '—' : <MoneyText cents={amountCents} bare />}
      </span>
      <Menu position="bottom-end" shadow="md" withinPortal>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={t('invoices.grid.more', { line })}
          >
            <IconDotsVertical size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconArrowUp size={16} aria-hidden />}
            disabled={index === 0}
            onClick={() => onMove(index, index - 1)}
          >
            {t('invoices.grid.up', { line })}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArrowDown size={16} aria-hidden />}
            disabled={index === count - 1}
            onClick={() => onMove(index, index + 1)}
          >
            {t('invoices.grid.down', { line })}
          </Menu.Item>
          <Menu.Item
            color="red"
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={() => onRemove(index)}
          >
            {t('invoices.grid.remove', { line })}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}

interface CellProps {
  form: InvoiceForm
  index: number
  label: string
}

function UnitSelect({ form, index, label }: CellProps) {
  const language = useLanguage()
  const field = form.field(`lines.${index}.unit`)
  return (
    <NativeSelect
      {...fieldFrame({ ...field, label, hideLabel: true })}
      value={field.value}
      onChange={(event) => field.onChange(event.currentTarget.value as Unit | '')}
      data={[
        { value: '', label: '–' },
        ...units.map((unit) => ({ value: unit, label: unitName(unit, 2000, language) })),
      ]}
    />
  )
}

/** One field over the cents of the price and what is beyond them. */
function UnitPriceField({
  form,
  index,
  ...props
}: CellProps & { hideLabel: boolean; placeholder: string }) {
  const cents = form.field(`lines.${index}.unitPriceCents`)
  const hundredths = form.field(`lines.${index}.unitPriceHundredths`)
  const value =
    cents.value === null
      ? null
      : priceOf({ unitPriceCents: cents.value, unitPriceHundredths: hundredths.value })
  return (
    <PriceField
      {...cents}
      {...props}
      value={value}
      onChange={(price) => {
        const typed = price === null ? null : unitPriceOf(price)
        cents.onChange(typed?.unitPriceCents ?? null)
        hundredths.onChange(typed?.unitPriceHundredths ?? 0)
      }}
    />
  )
}
