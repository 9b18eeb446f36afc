import { CloseButton, Combobox, Group, Loader, Text, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../i18n/use-translation'
import type { InvoiceRow } from '../../shared/invoices/contract'
import { useData } from '../api'
import { DateText } from '../ui/date-text'
import { fieldFrame, type FieldProps } from '../ui/fields/field'
import { MoneyText } from '../ui/money-text'

interface InvoicePickerProps extends FieldProps {
  name: string
  /** the chosen invoice, as the list gives it */
  value: InvoiceRow | null
  onChange: (invoice: InvoiceRow | null) => void
  error: string | null
  /** only this client's invoices */
  clientId?: number | null
  /** not offered again: already chosen elsewhere */
  except?: readonly number[]
}

/** An open invoice or credit note found by typing: arrow keys choose, Enter takes. */
export function InvoicePicker(props: InvoicePickerProps) {
  const { value, onChange, clientId = null, except = [] } = props
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const [search] = useDebouncedValue(typed ?? '', 120)
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption()
      setTyped(null)
    },
    onDropdownOpen: () => combobox.selectFirstOption(),
  })
  const found = useData(
    'invoices.list',
    { filter: 'open', sort: 'due', descending: false, search: search.trim(), clientId, limit: 20 },
    { placeholderData: (before) => before },
  )
  const offered = (found.data?.rows ?? []).filter((row) => !except.includes(row.id))

  const { selectFirstOption } = combobox
  useEffect(() => {
    if (typed !== null) selectFirstOption()
  }, [found.data, typed, selectFirstOption])

  const take = (id: string) => {
    const row = offered.find((one) => String(one.id) === id)
    if (row) onChange(row)
    combobox.closeDropdown()
  }
  return (
    <Combobox store={combobox} onOptionSubmit={take} withinPortal>
      <Combobox.Target>
        <TextInput
          {...fieldFrame({ ...props, placeholder: props.placeholder ?? t('invoices.picker.hint') })}
          ref={input}
          name={props.name}
          role="combobox"
          value={typed ?? labelOf(value)}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            combobox.openDropdown()
          }}
          onClick={() => combobox.openDropdown()}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={() => combobox.closeDropdown()}
          rightSection={
            found.isFetching && typed !== null ? (
              <Loader size={14} aria-label={t('invoices.picker.searching')} />
            ) : value !== null && !props.disabled ? (
              <CloseButton
                size="sm"
                aria-label={t('invoices.picker.clear')}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => {
                  onChange(null)
                  input.current?.focus()
                  combobox.openDropdown()
                }}
              />
            ) : undefined
          }
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={320} style={{ overflowY: 'auto' }} aria-label={props.label}>
          {offered.map((row) => (
            <Combobox.Option key={row.id} value={String(row.id)} active={row.id === value?.id}>
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
            </Combobox.Option>
          ))}
          {offered.length === 0 && !found.isFetching && (
            <Combobox.Empty>{t('invoices.picker.nothing')}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

const labelOf = (row: InvoiceRow | null): string =>
  row === null ? '' : [row.number, row.clientName].filter(Boolean).join(' · ')
