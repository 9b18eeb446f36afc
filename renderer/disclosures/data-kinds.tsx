import { Checkbox, SimpleGrid } from '@mantine/core'
import { dataKinds, type DataKind } from '../../shared/disclosures/contract'
import { useTranslation } from '../i18n/use-translation'

interface DataKindsFieldProps {
  name: string
  label: string
  value: DataKind[]
  onChange: (value: DataKind[]) => void
  error: string | null
  unread?: unknown
  onUnread?: unknown
}

/** Which kinds of data are given. */
export function DataKindsField({ name, label, value, onChange, error }: DataKindsFieldProps) {
  const { t } = useTranslation()
  return (
    <Checkbox.Group
      label={label}
      withAsterisk
      error={error ?? undefined}
      value={value}
      onChange={(chosen) => onChange(dataKinds.filter((kind) => chosen.includes(kind)))}
    >
      <SimpleGrid cols={2} spacing="sm" verticalSpacing={6} mt={6}>
        {dataKinds.map((kind, place) => (
          <Checkbox
            key={kind}
            value={kind}
            label={capital(t(`disclosures.kinds.${kind}`))}
            data-field={place === 0 ? name : undefined}
          />
        ))}
      </SimpleGrid>
    </Checkbox.Group>
  )
}

/** The same in words, one after another. */
export function DataKindsText({ data }: { data: readonly DataKind[] }) {
  const { t } = useTranslation()
  const words = capital(data.map((kind) => t(`disclosures.kinds.${kind}`)).join(', '))
  return <span title={words}>{words}</span>
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
