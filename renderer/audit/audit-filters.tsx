import { Button, Group, Select } from '@mantine/core'
import { useState } from 'react'
import { contract } from '../../shared/contract'
import { useData } from '../api'
import { ClientPicker } from '../clients/client-picker'
import { problemSentence } from '../i18n/problems/problems'
import { useLanguage } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { DateField } from '../ui/fields/date-field'
import type { AuditSearch } from './audit-search'
import { domainWords } from './entity-words'

interface AuditFiltersProps {
  place: AuditSearch
  go: (change: Partial<AuditSearch>) => void
}

/** By whom, which part, about which client, in which period. */
export function AuditFilters({ place, go }: AuditFiltersProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [cleared, setCleared] = useState(0)
  const people = useData('audit.people', {})
  const set = Object.values(place).some((value) => value !== null)
  const who = [
    { value: '', label: t('audit.filters.anyone') },
    { value: '0', label: t('audit.program') },
    ...(people.data ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
  ]
  const domains = [
    { value: '', label: t('audit.filters.everything') },
    ...Object.keys(contract)
      .map((value) => ({ value, label: domainWords(value, language) }))
      .sort((a, b) => a.label.localeCompare(b.label, language)),
  ]
  return (
    <Group
      key={cleared}
      gap="sm"
      align="flex-end"
      role="group"
      aria-label={t('audit.filters.label')}
    >
      <Select
        label={t('audit.filters.who')}
        data={who}
        value={place.user === null ? '' : String(place.user)}
        onChange={(value) => go({ user: value === null || value === '' ? null : Number(value) })}
        allowDeselect={false}
        searchable={who.length > 12}
        w="12rem"
      />
      <Select
        label={t('audit.filters.domain')}
        data={domains}
        value={place.domain ?? ''}
        onChange={(value) => go({ domain: value === '' ? null : value })}
        allowDeselect={false}
        w="12rem"
      />
      <ClientPicker
        label={t('audit.filters.client')}
        name="client"
        value={place.client}
        onChange={(client) => go({ client })}
        error={null}
        w="16rem"
      />
      <PeriodEnd
        label={t('audit.filters.from')}
        name="from"
        value={place.from}
        onChange={(from) => go({ from })}
      />
      <PeriodEnd
        label={t('audit.filters.to')}
        name="to"
        value={place.to}
        onChange={(to) => go({ to })}
      />
      {set && (
        <Button
          variant="subtle"
          onClick={() => {
            setCleared(cleared + 1)
            go({ client: null, user: null, domain: null, from: null, to: null })
          }}
        >
          {t('audit.filters.clear')}
        </Button>
      )}
    </Group>
  )
}

interface PeriodEndProps {
  label: string
  name: string
  value: string | null
  onChange: (date: string | null) => void
}

/** A day that is looked for at once; what cannot be read as one says so. */
function PeriodEnd(props: PeriodEndProps) {
  const language = useLanguage()
  const [unread, setUnread] = useState<{ text: string; code: string } | null>(null)
  return (
    <DateField
      {...props}
      w="9.5rem"
      unread={unread?.text ?? null}
      onUnread={(text, code) => setUnread(text === null ? null : { text, code })}
      error={unread && problemSentence({ path: props.name, code: unread.code }, language)}
    />
  )
}
