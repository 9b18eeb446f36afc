import { Select } from '@mantine/core'
import { useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { fieldFrame, type FieldProps } from '../ui/fields/field'

interface RecipientPickerProps extends FieldProps {
  name: string
  value: number | null
  onChange: (id: number | null) => void
  error: string | null
  unread?: unknown
  onUnread?: unknown
  /** also those that get nothing any more, and none: to look back */
  all?: boolean
}

/** One of the register's recipients. */
export function RecipientPicker({ value, onChange, all = false, ...field }: RecipientPickerProps) {
  const { t } = useTranslation()
  const { data = [] } = useData('disclosures.recipients', {})
  const shown = data.filter(({ endedAt }) => all || endedAt === null)
  return (
    <Select
      {...fieldFrame(field)}
      data={shown.map(({ id, name }) => ({ value: String(id), label: name }))}
      value={value === null ? null : String(value)}
      onChange={(chosen) => onChange(chosen === null ? null : Number(chosen))}
      allowDeselect={all}
      clearable={all}
      searchable={shown.length > 12}
      placeholder={t(all ? 'disclosures.anyone' : 'ui.choose')}
      nothingFoundMessage={t('ui.nothingFound')}
      checkIconPosition="right"
    />
  )
}
