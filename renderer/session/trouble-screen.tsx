import { Button, Group, List, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from '../i18n/use-translation'
import type { AppError, ErrorCode } from '../../shared/errors'
import { codeSentence, errorSentence } from '../i18n/errors'
import { useLanguage } from '../i18n/use-format'
import { refreshStatus } from '../session'
import { SessionFrame } from './session-frame'

type Advice = 'copy' | 'backup' | 'same' | 'never' | 'rights' | 'other' | 'update' | 'room'

const restoring = ['copy', 'backup', 'same', 'never'] as const satisfies readonly Advice[]

const adviceFor: Partial<Record<ErrorCode, readonly Advice[]>> = {
  'keys-missing': restoring,
  'keys-damaged': restoring,
  'database-missing': restoring,
  'database-damaged': restoring,
  'wrong-key': restoring,
  'migration-failed': ['copy', 'backup', 'same'],
  'database-newer': ['update'],
  'folder-not-writable': ['rights'],
  'office-in-use': ['other'],
  'disk-full': ['room'],
}

/** There is an office and it stays shut: what is wrong, what helps; nothing here ever deletes. */
export function TroubleScreen({ trouble }: { trouble: ErrorCode | AppError }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const code = typeof trouble === 'string' ? trouble : trouble.code
  const sentence =
    typeof trouble === 'string' ? codeSentence(trouble, language) : errorSentence(trouble, language)
  const advice = adviceFor[code] ?? []
  return (
    <SessionFrame title={t('session.trouble.title')} lead={t('session.trouble.safe')} size="wide">
      <Stack gap="md">
        <section>
          <Title order={2}>{t('session.trouble.what')}</Title>
          <Text role="alert">{sentence}</Text>
        </section>
        {advice.length > 0 && (
          <section>
            <Title order={2}>{t('session.trouble.todo')}</Title>
            <List size="sm" spacing={4} type="ordered">
              {advice.map((one) => (
                <List.Item key={one}>{t(`session.trouble.${one}`)}</List.Item>
              ))}
            </List>
          </section>
        )}
        <Group justify="flex-end">
          <Button autoFocus onClick={() => void refreshStatus()}>
            {t('session.trouble.retry')}
          </Button>
        </Group>
      </Stack>
    </SessionFrame>
  )
}
