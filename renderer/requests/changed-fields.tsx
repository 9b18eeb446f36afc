import { SimpleGrid, TextInput } from '@mantine/core'
import type { Output } from '../../shared/contract'
import { useLanguage } from '../i18n/use-format'

type Fields = Output<'requests.fields'>

interface ChangedFieldsProps {
  fields: Fields
  typed: Readonly<Record<string, string>>
  onTyped: (typed: Readonly<Record<string, string>>) => void
}

/** What stands on the card, to be typed over. */
export function ChangedFields({ fields, typed, onTyped }: ChangedFieldsProps) {
  const language = useLanguage()
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      {fields.map(({ field, label, value }) => (
        <TextInput
          key={field}
          label={label[language]}
          value={typed[field] ?? value}
          onChange={({ currentTarget }) => onTyped({ ...typed, [field]: currentTarget.value })}
        />
      ))}
    </SimpleGrid>
  )
}

/** Those that were typed over with something else. */
export const changesOf = (fields: Fields, typed: Readonly<Record<string, string>>) =>
  fields.flatMap(({ field, value }) => {
    const to = typed[field]?.trim()
    return to === undefined || to === value ? [] : [{ field, from: value, to }]
  })
