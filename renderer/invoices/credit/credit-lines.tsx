import { Checkbox, Group, Text } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import {
  leftOf,
  type CreditableLine,
  type CreditBasis,
  type CreditedLine,
} from '../../../shared/invoices/credit'
import { useFormat } from '../../i18n/use-format'
import { SelectField } from '../../ui/fields/choice-fields'
import { MoneyField, QuantityField } from '../../ui/fields/number-fields'
import { MoneyText } from '../../ui/money-text'
import type { CreditForm } from './credit-form'

interface CreditLinesProps {
  form: CreditForm
  basis: CreditBasis
  /** what the choice comes to, per line */
  credited: readonly CreditedLine[]
}

/** The lines of the invoice, each to be taken back in part or as a whole; only those in sight exist. */
export function CreditLines({ form, basis, credited }: CreditLinesProps) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing here is memoized by a compiler
  const virtual = useVirtualizer({
    count: basis.lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 56,
    overscan: 6,
  })
  const amounts = new Map(credited.map((line) => [line.creditsLineId, line.amountCents]))
  return (
    <div ref={scroller} className="kluis-credit-lines">
      <div
        role="group"
        aria-label={t('invoices.creditDialog.chosen')}
        style={{ height: virtual.getTotalSize(), position: 'relative' }}
      >
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const line = basis.lines[index]
          return (
            line && (
              <div
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                className="kluis-lines-placed"
                style={{ transform: `translateY(${start}px)` }}
              >
                <CreditLine
                  form={form}
                  index={index}
                  line={line}
                  amountCents={amounts.get(line.id) ?? null}
                />
              </div>
            )
          )
        })}
      </div>
    </div>
  )
}

interface CreditLineProps {
  form: CreditForm
  index: number
  line: CreditableLine
  amountCents: number | null
}

function CreditLine({ form, index, line, amountCents }: CreditLineProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const choice = form.values.lines[index]
  if (!choice) return null
  const left = leftOf(line)
  const number = index + 1
  const gone = left.amountCents === 0 && left.quantity === 0
  const amount = { hideLabel: true, disabled: !choice.taken, w: '8rem' }
  return (
    <Group className="kluis-credit-line" gap="sm" wrap="nowrap">
      <Checkbox
        flex={1}
        checked={choice.taken && !gone}
        disabled={gone}
        aria-label={t('invoices.creditDialog.take', { line: number })}
        label={
          <>
            <Text component="span" lineClamp={2} className="kluis-wrap">
              {line.description}
            </Text>
            <Text component="span" size="xs" c="dimmed" display="block">
              {t('invoices.creditDialog.left')}: {format.quantity(left.quantity)} ·{' '}
              {format.money(left.amountCents)}
            </Text>
          </>
        }
        onChange={(event) => form.set(`lines.${index}.taken`, event.currentTarget.checked)}
      />
      <SelectField
        {...form.field(`lines.${index}.by`)}
        label={t('invoices.creditDialog.by')}
        hideLabel
        disabled={!choice.taken || left.quantity === 0}
        w="7.5rem"
        options={[
          { value: 'quantity', label: t('invoices.creditDialog.byQuantity') },
          { value: 'amount', label: t('invoices.creditDialog.byAmount') },
        ]}
      />
      {choice.by === 'quantity' ? (
        <QuantityField
          {...form.field(`lines.${index}.quantity`)}
          {...amount}
          label={t('invoices.creditDialog.quantityOf', { line: number })}
        />
      ) : (
        <MoneyField
          {...form.field(`lines.${index}.amountCents`)}
          {...amount}
          label={t('invoices.creditDialog.amountOf', { line: number })}
        />
      )}
      <span className="kluis-credit-amount">
        {amountCents === null ? '—' : <MoneyText cents={amountCents} bare />}
      </span>
    </Group>
  )
}
