import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconClock, IconLock, IconPlugConnectedX } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import type { Language } from '../../../shared/language'
import { setLanguage } from '../../i18n/i18n'
import { startRestoring } from '../../session/session'

interface WelcomeStepProps {
  language: Language
  onStart: () => void
}

export function WelcomeStep({ language, onStart }: WelcomeStepProps) {
  const { t } = useTranslation()
  const label = useId()
  return (
    <Stack gap="lg">
      <ul className="kluis-points">
        <li>
          <IconPlugConnectedX size={20} stroke={1.75} aria-hidden />
          <Text>{t('session.wizard.welcome.offline')}</Text>
        </li>
        <li>
          <IconLock size={20} stroke={1.75} aria-hidden />
          <Text>{t('session.wizard.welcome.encrypted')}</Text>
        </li>
        <li>
          <IconClock size={20} stroke={1.75} aria-hidden />
          <Text>{t('session.wizard.welcome.time')}</Text>
        </li>
      </ul>
      <Group justify="space-between" align="flex-end">
        <Stack gap={6}>
          <Text id={label} fw={550}>
            {t('session.wizard.welcome.language')}
          </Text>
          <SegmentedControl
            aria-labelledby={label}
            value={language}
            onChange={(value) => setLanguage(value === 'en' ? 'en' : 'nl')}
            data={[
              { value: 'nl', label: 'Nederlands' },
              { value: 'en', label: 'English' },
            ]}
          />
        </Stack>
        <Group gap="sm">
          <Button variant="default" onClick={startRestoring}>
            {t('session.wizard.welcome.restore')}
          </Button>
          <Button onClick={onStart} data-autofocus autoFocus>
            {t('session.wizard.welcome.start')}
          </Button>
        </Group>
      </Group>
    </Stack>
  )
}
