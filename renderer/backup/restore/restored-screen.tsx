import { Button, Group, List, Stack } from '@mantine/core'
import {
  IconArchive,
  IconFolderPlus,
  IconHelpHexagon,
  IconHistory,
  IconKey,
  IconUserQuestion,
} from '@tabler/icons-react'
import type { RestoreReport } from '../../../shared/backup/contract'
import { useFormat } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { useSession } from '../../session/session'
import { SessionFrame } from '../../session/session-frame'
import { Notice } from '../../ui/notice'

/** What putting back a backup came to. */
export function RestoredScreen({ report }: { report: RestoreReport }) {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const again = useDoneAgain()(report)
  return (
    <SessionFrame
      size="wide"
      title={t(report.fromHere ? 'backup.goOn.done' : 'backup.restore.done.title')}
      lead={t('backup.restore.done.lead', { moment: moment(report.createdAt) })}
    >
      <Stack gap="md">
        {report.aftermathUnknown && (
          <Notice tone="bad" icon={IconHelpHexagon}>
            <b>{t('backup.restore.done.unknownTitle')}</b> {t('backup.restore.done.unknown')}
          </Notice>
        )}
        {report.newKeys && (
          <Notice tone="warn" icon={IconKey}>
            {t('backup.restore.done.newKeys')}
          </Notice>
        )}
        {report.withoutPassword > 0 && (
          <Notice tone="warn" icon={IconUserQuestion}>
            {t('backup.restore.done.withoutPassword', { count: report.withoutPassword })}
          </Notice>
        )}
        <Notice tone="good" icon={IconHistory} role="status">
          {again.length === 0 ? (
            t('backup.restore.done.nothing')
          ) : (
            <List size="sm" spacing={2}>
              {again.map((line) => (
                <List.Item key={line}>{line}</List.Item>
              ))}
            </List>
          )}
        </Notice>
        {report.aside === null ? (
          <Notice tone="info" icon={IconFolderPlus}>
            {t('backup.restore.done.folders')}
          </Notice>
        ) : (
          <Notice tone="info" icon={IconArchive}>
            {t('backup.restore.done.aside', { name: report.aside })}
          </Notice>
        )}
        <Group justify="flex-end">
          <Button autoFocus onClick={() => useSession.setState({ restored: null })}>
            {t('backup.restore.done.goOn')}
          </Button>
        </Group>
      </Stack>
    </SessionFrame>
  )
}

const useDoneAgain = () => {
  const { t } = useTranslation()
  return (report: RestoreReport): string[] => {
    const line = (
      count: number,
      word:
        | 'erased'
        | 'reduced'
        | 'destroyed'
        | 'scrubbed'
        | 'numbers'
        | 'numbersHere'
        | 'series'
        | 'shutOut',
    ) => (count > 0 ? t(`backup.restore.done.${word}`, { count }) : '')
    return [
      line(report.erased, 'erased'),
      line(report.reduced, 'reduced'),
      line(report.destroyed, 'destroyed'),
      line(report.scrubbed, 'scrubbed'),
      line(report.numbersSkipped, report.fromHere ? 'numbersHere' : 'numbers'),
      ...report.skipped.map(({ first, last }) =>
        first === last
          ? t('backup.restore.done.skippedOne', { first })
          : t('backup.restore.done.skipped', { first, last }),
      ),
      line(report.unknownSeries, 'series'),
      line(report.usersShutOut, 'shutOut'),
    ].filter(Boolean)
  }
}
