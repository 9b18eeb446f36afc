import { Group, SimpleGrid, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { BackupStatus } from '../../shared/backup/contract'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { Notice } from '../ui/notice'
import { Section } from '../ui/section'
import { StatusBadge } from '../ui/status-badge'
import { BackupProgress } from './backup-progress'
import { useDuration, useSize } from './sizes'
import type { Watched } from './watched'

interface StatePanelProps {
  status: BackupStatus
  job: Watched<'backup.make'>
}

/** The last good backup, the last check, and the one being made now. */
export function StatePanel({ status, job }: StatePanelProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const size = useSize()
  const duration = useDuration()
  const { lastGood, checked, alarm, due, working } = status
  const badge =
    alarm === null && lastGood !== null ? (
      <StatusBadge
        tone={due ? 'info' : 'good'}
        label={t(due ? 'backup.state.due' : 'backup.state.good')}
      />
    ) : undefined
  return (
    <Section title={t('backup.state.title')} actions={badge}>
      {job.progress ? (
        <BackupProgress progress={job.progress} onStop={job.stop} />
      ) : (
        working && (
          <Notice tone="info" role="status">
            {t('backup.making')}
          </Notice>
        )
      )}
      {lastGood === null ? (
        <Text fw={600}>{t('backup.state.none')}</Text>
      ) : (
        <SimpleGrid component="dl" cols={{ base: 2, md: 4 }} spacing="md" m={0}>
          <Fact label={t('backup.state.at')} value={format.moment(lastGood.at)} />
          <Fact label={t('backup.state.size')} value={size(lastGood.bytes)} />
          <Fact label={t('backup.state.took')} value={duration(lastGood.seconds)} />
          <Fact
            label={t('backup.state.checked')}
            value={
              checked === null
                ? t('backup.state.checkedNever')
                : t(checked.good ? 'backup.state.checkedGood' : 'backup.state.checkedBad', {
                    moment: format.moment(checked.at),
                  })
            }
          />
        </SimpleGrid>
      )}
      <Text c="dimmed" size="sm">
        {t('backup.state.help')}
      </Text>
    </Section>
  )
}

/** A name and what it is, under one another. */
export function Fact({ label, value }: { label: string; value: ReactNode }) {
  return (
    <div>
      <Text component="dt" c="dimmed" size="sm">
        {label}
      </Text>
      <Group component="dd" m={0} fw={600} className="kluis-wrap">
        {value}
      </Group>
    </div>
  )
}
