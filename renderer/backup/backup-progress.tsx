import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import type { Progress as Done } from '../../shared/operation'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'

const stages = [
  'copying',
  'checking',
  'writing',
  'verifying',
  'unpacking',
  'replaying',
  'rescuing',
] as const

interface BackupProgressProps {
  progress: Done
  onStop: () => void
}

/** Which step a backup, a restore or a rescue is at, and how far. */
export function BackupProgress({ progress, onStop }: BackupProgressProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { stage, done, total } = progress
  const known = stages.find((one) => stage === `backup-${one}`)
  const label = t(`backup.stages.${known ?? 'starting'}`)
  const part = total ? Math.min(100, Math.floor((done / total) * 100)) : null
  const figures =
    part !== null
      ? format.percentage(part * 100)
      : known === 'rescuing' && t('backup.rows', { count: done })
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="xs">
        <Text role="status">{label}</Text>
        <Text c="dimmed" className="kluis-figures">
          {figures}
        </Text>
      </Group>
      <Progress value={part ?? 100} animated={part === null} aria-label={label} />
      <Group>
        <Button variant="default" onClick={onStop}>
          {t('ui.stop')}
        </Button>
      </Group>
    </Stack>
  )
}
