import { Combobox, Group, Text, Textarea, useCombobox, type TextareaProps } from '@mantine/core'
import { useEffect, useState, type KeyboardEvent, type RefAttributes } from 'react'
import type { Item } from '../../shared/services/catalogue'
import { fillInvoiceText } from '../../shared/services/invoice-text'
import { useData } from '../api'
import { useLanguage } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { fieldFrame, type FieldProps } from '../ui/fields/field'
import { MoneyText } from '../ui/money-text'

interface LineItemPickerProps extends FieldProps {
  name: string
  value: string
  onChange: (value: string) => void
  error: string | null
  unread?: unknown
  onUnread?: unknown
  /** an item of the catalogue was chosen; `text` is what the line says of it */
  onItem: (item: Item, text: string) => void
}

/** So much of a name is typed before anything is offered. */
const fewest = 3
const most = 8

/**
 * What a line says, typed freely; from three letters on the catalogue offers what it has of that
 * name. Enter takes the first, Escape goes on typing.
 */
export function LineItemPicker({ onItem, ...field }: LineItemPickerProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const items = useData('services.items', {}).data ?? none
  const [typing, setTyping] = useState(false)
  const combobox = useCombobox({ onDropdownClose: () => setTyping(false) })
  const found = typing ? matching(items, field.value) : none
  const { openDropdown, closeDropdown, selectFirstOption, updateSelectedOptionIndex } = combobox
  const offered = found.map(({ id }) => id).join()
  useEffect(() => {
    if (offered === '') {
      closeDropdown()
      return
    }
    openDropdown()
    updateSelectedOptionIndex()
    selectFirstOption()
  }, [offered, openDropdown, closeDropdown, selectFirstOption, updateSelectedOptionIndex])
  const keys = (event: KeyboardEvent) => {
    // Of what is offered Enter takes one: no new line of text, nor the next line of the grid.
    if (event.key === 'Enter' && combobox.dropdownOpened) event.preventDefault()
  }
  return (
    <Combobox
      store={combobox}
      withinPortal={false}
      width={380}
      position="bottom-start"
      classNames={{ option: 'kluis-option' }}
      onOptionSubmit={(id) => {
        const item = found.find((one) => String(one.id) === id)
        if (item) onItem(item, fillInvoiceText(item.invoiceText, nothingKnown, language))
        closeDropdown()
      }}
    >
      <Combobox.Target>
        <TextBox
          {...fieldFrame(field)}
          value={field.value}
          onChange={(event) => {
            field.onChange(event.currentTarget.value)
            setTyping(true)
          }}
          onKeyDown={keys}
          onBlur={() => closeDropdown()}
          autosize
          minRows={1}
          maxRows={8}
          spellCheck={false}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options
          mah={280}
          style={{ overflowY: 'auto' }}
          aria-label={t('services.catalogue.suggestions')}
        >
          {found.map((item) => (
            <Combobox.Option key={item.id} value={String(item.id)}>
              <Group justify="space-between" wrap="nowrap" gap="sm">
                <Text truncate>{item.name}</Text>
                <MoneyText cents={item.priceCents} />
              </Group>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

/** Several lines of text are no combobox, whatever is offered under them (ARIA in HTML). */
function TextBox({ role: _role, ...rest }: TextareaProps & RefAttributes<HTMLTextAreaElement>) {
  return <Textarea {...rest} aria-autocomplete="list" />
}

const none: readonly Item[] = []
const nothingKnown = { period: null, domain: null }

/** Items that have every word typed, those that begin with it first. */
const matching = (items: readonly Item[], typed: string): readonly Item[] => {
  const words = typed.trim().toLocaleLowerCase().split(/\s+/)
  if (words.join('').length < fewest || typed.includes('\n')) return none
  const lower = (item: Item) => item.name.toLocaleLowerCase()
  const hits = items.filter(
    (item) => item.retiredAt === null && words.every((word) => lower(item).includes(word)),
  )
  const first = words.join(' ')
  return [
    ...hits.filter((item) => lower(item).startsWith(first)),
    ...hits.filter((item) => !lower(item).startsWith(first)),
  ].slice(0, most)
}
