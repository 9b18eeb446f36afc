import { CloseButton, Combobox, Loader, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import { fieldFrame, type FieldProps } from './field'
import './record-picker.css'

/** What is searched for in a picker; the caller asks the office for it. */
export const usePickerSearch = () => {
  /** null: nobody is searching and the field shows what is chosen */
  const [typed, setTyped] = useState<string | null>(null)
  const [settled] = useDebouncedValue(typed ?? '', 120)
  return { typed, setTyped, text: settled.trim() }
}

interface RecordPickerProps<Row extends { id: number }> extends FieldProps {
  name: string
  error: string | null
  search: ReturnType<typeof usePickerSearch>
  /** what the search found, or what is offered before anything is typed */
  found: { rows: readonly Row[]; isFetching: boolean }
  chosenId: number | null
  /** the chosen record in a few words */
  chosen: string
  onChoose: (row: Row | null) => void
  /** one row of what is offered */
  line: (row: Row) => ReactNode
  leftSection?: ReactNode
  hint: string
  /** the name of the cross */
  clear: string
  nothing: string
  /** outside its landmark, where a scrolling part would cut the list off */
  withinPortal?: boolean
}

/**
 * A record found by typing: arrow keys choose, Enter takes, Escape leaves it as it was. Shows the
 * chosen one; what is typed only searches.
 */
export function RecordPicker<Row extends { id: number }>(props: RecordPickerProps<Row>) {
  const { search, found, chosenId, onChoose, withinPortal = false } = props
  const { typed, setTyped } = search
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption()
      setTyped(null)
    },
    onDropdownOpen: () => combobox.selectFirstOption(),
  })

  const { selectFirstOption } = combobox
  useEffect(() => {
    if (typed !== null) selectFirstOption()
  }, [found.rows, typed, selectFirstOption])

  const take = (id: string) => {
    const row = found.rows.find((one) => String(one.id) === id)
    if (row) onChoose(row)
    combobox.closeDropdown()
  }
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={take}
      withinPortal={withinPortal}
      classNames={{ option: 'kluis-option' }}
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          {...fieldFrame({ ...props, placeholder: props.placeholder ?? props.hint })}
          ref={input}
          name={props.name}
          role="combobox"
          value={typed ?? props.chosen}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            combobox.openDropdown()
          }}
          onClick={() => combobox.openDropdown()}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={() => combobox.closeDropdown()}
          leftSection={typed === null ? props.leftSection : undefined}
          rightSection={
            found.isFetching && typed !== null ? (
              <Loader size={14} aria-label={t('ui.searching')} />
            ) : chosenId !== null && !props.disabled ? (
              <CloseButton
                size="sm"
                aria-label={props.clear}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => {
                  onChoose(null)
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
          {found.rows.map((row) => (
            <Combobox.Option key={row.id} value={String(row.id)} active={row.id === chosenId}>
              {props.line(row)}
            </Combobox.Option>
          ))}
          {found.rows.length === 0 && !found.isFetching && (
            <Combobox.Empty>{props.nothing}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
