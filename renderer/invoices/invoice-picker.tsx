import { Group, Text } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from '../i18n/use-translation'
import type { InvoiceRow } from '../../shared/invoices/contract'
import { useData } from '../api'
import { DateText } from '../ui/date-text'
import type { FieldProps } from '../ui/fields/field'
import { RecordPicker, usePickerSearch } from '../ui/fields/record-picker'
import { MoneyText } from '../ui/money-text'

interface InvoicePickerProps extends FieldProps {
  name: string
  /** the chosen invoice, as the list gives it */
  value: InvoiceRow | null
  onChange: (invoice: InvoiceRow | null) => void
  error: string | null
  /** not offered again: already chosen elsewhere */
  except: readonly number[]
  /** every invoice that was issued, sealed ones by their number, and not the open ones alone */
  all?: boolean
}

/** An invoice or credit note, an open one unless asked otherwise, found by number or client. */
export function InvoicePicker({
  value,
  onChange,
  except,
  all = false,
  ...field
}: InvoicePickerProps) {
  const { t } = useTranslation()
  const search = usePickerSearch()
  const { data, isFetching, isPlaceholderData } = useData(
    'invoices.list',
    all
      ? { filter: 'all', sort: 'date', descending: true, search: search.text, limit: 20 }
      : { filter: 'open', sort: 'due', descending: false, search: search.text, limit: 20 },
    { placeholderData: (before) => before },
  )
  const rows = useMemo(
    () => (data?.rows ?? []).filter(({ id, number }) => number !== null && !except.includes(id)),
    [data, except],
  )
  return (
    <RecordPicker<InvoiceRow>
      {...field}
      search={search}
      found={{ rows, isFetching, isPlaceholderData }}
      chosenId={value?.id ?? null}
      chosen={value === null ? '' : [value.number, value.clientName].filter(Boolean).join(' · ')}
      onChoose={onChange}
      line={(row) => <OptionLine row={row} />}
      hint={t('invoices.picker.hint')}
      clear={t('invoices.picker.clear')}
      nothing={t('invoices.picker.nothing')}
      withinPortal
    />
  )
}

function OptionLine({ row }: { row: InvoiceRow }) {
  return (
    <Group gap="xs" wrap="nowrap">
      <Text className="kluis-figures">{row.number}</Text>
      <Text flex={1} truncate>
        {row.clientName}
      </Text>
      <Text c="dimmed">
        <DateText date={row.dueOn} />
      </Text>
      <MoneyText cents={row.openCents} strong />
    </Group>
  )
}
