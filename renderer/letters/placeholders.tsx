import { Button, Group, Text } from '@mantine/core'
import type { Language } from '../../shared/language'
import { placeholders, type Placeholder } from '../../shared/letters/placeholders'
import { useTranslation } from '../i18n/use-translation'

interface PlaceholdersProps {
  words: readonly Placeholder[]
  /** a text without one of these is not saved */
  required: readonly Placeholder[]
  language: Language
  onChoose: (placeholder: Placeholder) => void
}

/** What a text can be filled in with; a press puts the word into it. */
export function Placeholders({ words, required, language, onChoose }: PlaceholdersProps) {
  const { t } = useTranslation()
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('letters.placeholdersHelp')}
      </Text>
      <Group gap={6}>
        {words.map((word) => (
          <Button
            key={word}
            size="compact-sm"
            variant="default"
            classNames={{ label: 'kluis-mono' }}
            onClick={() => onChoose(word)}
          >
            {`{${placeholders[word][language]}}`}
            {required.includes(word) && ` · ${t('letters.needed')}`}
          </Button>
        ))}
      </Group>
    </>
  )
}
