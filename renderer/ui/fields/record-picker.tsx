import { CloseButton, Combobox, Loader, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import { fieldFrame, type FieldProps } from './field'
import './record-picker.css'

/** What is searched for in a picker; the caller asks the office for it. */
export const usePickerSearch = () => {
  /** null: nobody is searching and the field shows what is chosen */
  const [typed, setTyped] = useState<string | null>(null)
  const [settled] = useDebouncedValue(typed ?? '', 40)
  const text = settled.trim()
  return { typed, setTyped, text, isSettled: text === (typed ?? '').trim() }
}

/** What the office found, as `useData` gives it. */
export interface Found<Row> {
  rows: readonly Row[]
  isFetching: boolean
  /** the rows of the question before this one, still shown */
  isPlaceholderData: boolean
}

interface RecordPickerProps<Row extends { id: number }> extends FieldProps {
  name: string
  error: string | null
  search: ReturnType<typeof usePickerSearch>
  /** what the search found, or what is offered before anything is typed */
  found: Found<Row>
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
  /** Enter was pressed before the answer came: its first is taken when it is there */
  const waiting = useRef(false)
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption()
      setTyped(null)
      waiting.current = false
    },
  })
  const answered = search.isSettled && !found.isFetching && !found.isPlaceholderData

  const take = (row: Row | undefined) => {
    if (!answered) return
    if (row) onChoose(row)
    combobox.closeDropdown()
  }
  // Only what answers exactly what is typed is chosen beforehand, and nothing before one looks for it.
  const { dropdownOpened, selectFirstOption, resetSelectedOption } = combobox
  useEffect(() => {
    if (!dropdownOpened) return
    if (answered) selectFirstOption()
    else resetSelectedOption()
  }, [dropdownOpened, answered, found.rows, selectFirstOption, resetSelectedOption])
  useEffect(() => {
    if (!waiting.current || !answered) return
    waiting.current = false
    const [first] = found.rows
    if (first) take(first)
    // Whoever went on meanwhile is told by the field that it is empty.
    else if (document.activeElement !== input.current) combobox.closeDropdown()
  })

  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || (typed === null && !dropdownOpened)) return
    // Of a search Enter is never the form's, also when nobody is found.
    event.preventDefault()
    if (answered) return
    event.stopPropagation()
    waiting.current = true
  }
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => take(found.rows.find((row) => String(row.id) === id))}
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
            waiting.current = false
            combobox.openDropdown()
          }}
          onKeyDown={keys}
          onClick={() => combobox.openDropdown()}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={() => {
            if (!waiting.current) combobox.closeDropdown()
          }}
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
            <Combobox.Option
              key={row.id}
              value={String(row.id)}
              active={row.id === chosenId}
              disabled={!answered}
            >
              {props.line(row)}
            </Combobox.Option>
          ))}
          {found.rows.length === 0 && answered && <Combobox.Empty>{props.nothing}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
