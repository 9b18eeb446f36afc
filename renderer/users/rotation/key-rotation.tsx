import { Button, Text } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { todayIn } from '../../../shared/dates'
import { useFormat } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { Notice } from '../../ui/notice'
import { Section } from '../../ui/section'

interface KeyRotationProps {
  /** UTC ISO; null: nobody lost the role of owner since the keys were made */
  dueAt: string | null
  onStart: () => void
}

/** New keys for the whole office, for when somebody left who knows the present ones. */
export function KeyRotation({ dueAt, onStart }: KeyRotationProps) {
  const { t } = useTranslation()
  const { dateLong } = useFormat()
  return (
    <Section title={t('users.rotation.title')}>
      {dueAt !== null && (
        <Notice tone="warn" icon={IconKey}>
          {t('users.keys.rotationDue', { date: dateLong(todayIn(new Date(dueAt))) })}
        </Notice>
      )}
      <Text c="dimmed">{t('users.rotation.help')}</Text>
      <div>
        <Button variant={dueAt === null ? 'default' : 'filled'} onClick={onStart}>
          {t('users.rotation.action')}
        </Button>
      </div>
    </Section>
  )
}
