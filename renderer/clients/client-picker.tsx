import { CloseButton, Combobox, Group, Loader, Text, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconBuilding, IconUser } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../i18n/use-translation'
import type { ClientOption } from '../../shared/clients/contract'
import { useData } from '../api'
import { fieldFrame, type FieldProps } from '../ui/fields/field'
import { ClientBadge } from './client-badge'
import './client-picker.css'

interface ClientPickerProps extends FieldProps {
  name: string
  value: number | null
  onChange: (id: number | null) => void
  error: string | null
  unread?: unknown
  onUnread?: unknown
}

/**
 * A client found by typing: arrow keys choose, Enter takes, Escape leaves it as it was. Shows the
 * chosen client's name; what is typed only searches.
 */
export function ClientPicker(props: ClientPickerProps) {
  const { value, onChange } = props
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  /** null: nobody is searching and the field shows the chosen client */
  const [typed, setTyped] = useState<string | null>(null)
  const [search] = useDebouncedValue(typed ?? '', 120)
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption()
      setTyped(null)
    },
    onDropdownOpen: () => combobox.selectFirstOption(),
  })
  const keep = { placeholderData: (before: ClientOption[] | undefined) => before }
  // The client that is chosen is looked up beside what is searched for: it may not be among it.
  const start = useData('clients.options', { search: '', chosen: value }, keep)
  const query = search.trim()
  const found = useData(
    'clients.options',
    { search: query, chosen: query === '' ? value : null },
    keep,
  )
  const chosen = start.data?.find((option) => option.id === value) ?? null
  const offered = found.data ?? []

  const { selectFirstOption } = combobox
  useEffect(() => {
    if (typed !== null) selectFirstOption()
  }, [found.data, typed, selectFirstOption])

  const take = (id: string) => {
    onChange(Number(id))
    combobox.closeDropdown()
  }
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={take}
      // Beside its field, so that it lies in the same landmark.
      withinPortal={false}
      classNames={{ option: 'kluis-client-option' }}
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          {...fieldFrame({ ...props, placeholder: props.placeholder ?? t('clients.picker.hint') })}
          ref={input}
          name={props.name}
          role="combobox"
          value={typed ?? chosen?.name ?? ''}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            combobox.openDropdown()
          }}
          onClick={() => combobox.openDropdown()}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={() => combobox.closeDropdown()}
          leftSection={chosen && typed === null ? <KindIcon kind={chosen.kind} /> : undefined}
          rightSection={
            found.isFetching && typed !== null ? (
              <Loader size={14} aria-label={t('clients.picker.searching')} />
            ) : value !== null && !props.disabled ? (
              <CloseButton
                size="sm"
                aria-label={t('clients.picker.clear')}
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
          {offered.map((option) => (
            <Combobox.Option key={option.id} value={String(option.id)} active={option.id === value}>
              <OptionLine option={option} />
            </Combobox.Option>
          ))}
          {offered.length === 0 && !found.isFetching && (
            <Combobox.Empty>{t('clients.picker.nothing')}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

function OptionLine({ option }: { option: ClientOption }) {
  return (
    <Group gap="xs" wrap="nowrap">
      <KindIcon kind={option.kind} />
      <Text flex={1} truncate>
        {option.name}
      </Text>
      <ClientBadge terminatedOn={option.terminatedOn} />
      <Text opacity={0.8} truncate>
        {option.town}
      </Text>
      <Text opacity={0.8} className="kluis-figures">
        {option.id}
      </Text>
    </Group>
  )
}

function KindIcon({ kind }: { kind: ClientOption['kind'] }) {
  const Shape = kind === 'company' ? IconBuilding : IconUser
  return <Shape size={16} stroke={1.75} aria-hidden />
}
