import { SegmentedControl, VisuallyHidden } from '@mantine/core'
import { useTranslation } from '../../i18n/use-translation'
import {
  countedTo,
  type InvoiceCounts,
  type InvoiceFilter,
} from '../../../shared/invoices/contract'
import { useFormat } from '../../i18n/use-format'
import '../invoices.css'

/** In the order of the work: what waits first, what is done last. */
const order = [
  'all',
  'draft',
  'unsent',
  'sent',
  'open',
  'overdue',
  'part',
  'paid',
  'credited',
] as const

interface FilterTabsProps {
  value: InvoiceFilter
  counts: InvoiceCounts | undefined
  onChange: (filter: InvoiceFilter) => void
}

/** Which invoices the list shows, with how many wait in each heap. */
export function FilterTabs({ value, counts, onChange }: FilterTabsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const countOf = (filter: InvoiceFilter): string | null => {
    const count =
      filter === 'draft' || filter === 'open' || filter === 'overdue' || filter === 'part'
        ? counts?.[filter]
        : undefined
    if (count === undefined || count === 0) return null
    return count < countedTo ? format.count(count) : `${format.count(countedTo - 1)}+`
  }
  return (
    <div className="kluis-invoice-filters">
      <SegmentedControl
        aria-label={t('invoices.list.filter')}
        value={value}
        onChange={(next) => {
          const filter = order.find((one) => one === next)
          if (filter) onChange(filter)
        }}
        data={order.map((filter) => {
          const label = t(`invoices.list.filters.${filter}`)
          const count = countOf(filter)
          return {
            value: filter,
            label:
              count === null ? (
                label
              ) : (
                <span>
                  <span aria-hidden>
                    {label}
                    <span
                      className="kluis-invoice-count"
                      data-late={filter === 'overdue' || undefined}
                    >
                      {count}
                    </span>
                  </span>
                  <VisuallyHidden>
                    {t('invoices.list.counted', { label, many: count })}
                  </VisuallyHidden>
                </span>
              ),
          }
        })}
      />
    </div>
  )
}
