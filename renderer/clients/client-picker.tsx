import { Group, Text } from '@mantine/core'
import { IconBuilding, IconUser } from '@tabler/icons-react'
import { useTranslation } from '../i18n/use-translation'
import type { ClientOption } from '../../shared/clients/contract'
import { useData } from '../api'
import type { FieldProps } from '../ui/fields/field'
import { RecordPicker, usePickerSearch } from '../ui/fields/record-picker'
import { ClientBadge } from './client-badge'
import { FoundBy } from './found-by'

interface ClientPickerProps extends FieldProps {
  name: string
  value: number | null
  onChange: (id: number | null) => void
  error: string | null
  unread?: unknown
  onUnread?: unknown
}

/** A client found by name, town or number. */
export function ClientPicker({ value, onChange, ...field }: ClientPickerProps) {
  const { t } = useTranslation()
  const search = usePickerSearch()
  const keep = { placeholderData: (before: ClientOption[] | undefined) => before }
  // The client that is chosen is looked up beside what is searched for: it may not be among it.
  const start = useData('clients.options', { search: '', chosen: value }, keep)
  const found = useData(
    'clients.options',
    { search: search.text, chosen: search.text === '' ? value : null },
    keep,
  )
  const chosen = start.data?.find((option) => option.id === value) ?? null
  return (
    <RecordPicker<ClientOption>
      {...field}
      search={search}
      found={{ ...found, rows: found.data ?? none }}
      chosenId={value}
      chosen={chosen?.name ?? ''}
      onChoose={(option) => onChange(option?.id ?? null)}
      line={(option) => <OptionLine option={option} />}
      leftSection={chosen && <KindIcon kind={chosen.kind} />}
      hint={t('clients.picker.hint')}
      clear={t('clients.picker.clear')}
      nothing={t('clients.picker.nothing')}
    />
  )
}

const none: readonly ClientOption[] = []

function OptionLine({ option }: { option: ClientOption }) {
  return (
    <Group gap="xs" wrap="nowrap">
      <KindIcon kind={option.kind} />
      <Text truncate>{option.name}</Text>
      <FoundBy match={option.found} />
      <span style={{ flex: 1 }} />
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
