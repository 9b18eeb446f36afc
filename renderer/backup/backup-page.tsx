import { Button, Stack, Text } from '@mantine/core'
import { IconDatabaseExport, IconHistory } from '@tabler/icons-react'
import { backup, type BackupStatus } from '../../shared/backup/contract'
import { backOffice } from '../../shared/operation'
import { isError, useCall } from '../api'
import { WholeOffice } from '../exports/whole-link'
import { useTranslation } from '../i18n/use-translation'
import { startRestoring, useMay } from '../session/session'
import { DataState } from '../ui/data-state'
import { Page } from '../ui/page'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'
import { BackupAlarm } from './alarm'
import { AsidePanel } from './aside-panel'
import { ClockNotice } from './clock-notice'
import { FoldersPanel } from './folders-panel'
import { PolicyPanel } from './policy-panel'
import { StatePanel } from './state-panel'
import { useBackupStatus } from './use-status'
import { useWatched } from './watched'

/** Where the backups go, how that went, how long they stay, and the way back. */
export function BackupPage() {
  const { t } = useTranslation()
  const status = useBackupStatus()
  const mayMake = useMay(backup.make.roles)
  const job = useWatched('backup.make')
  const make = async () => {
    try {
      const { folders } = await job.run({})
      const good = folders.filter(({ failure }) => failure === null).length
      // A folder that failed is told by the alarm.
      if (good === folders.length) toast.done(t('backup.made', { count: good }))
      await status.refetch()
    } catch (error) {
      const { data } = await status.refetch()
      // The one that is under way by itself is shown instead.
      const underWay = isError(error, 'busy') && data?.working
      if (!underWay && !isError(error, 'cancelled')) toast.failed(error)
    }
  }
  const busy = job.progress !== null || (status.data?.working ?? false)
  return (
    <Page
      title={t('backup.title')}
      subtitle={t('backup.subtitle')}
      actions={
        mayMake && (
          <Button
            leftSection={<IconDatabaseExport size={18} stroke={1.75} aria-hidden />}
            disabled={busy}
            onClick={() => void make()}
          >
            {t('backup.make')}
          </Button>
        )
      }
    >
      <DataState of={status}>
        {(data) => (
          <Stack gap="md">
            <BackupAlarm
              status={data}
              action={data.alarm === 'forgotten' ? <ConfirmFolders /> : undefined}
            />
            {data.waitsForClock && <ClockNotice today={data.today} />}
            <StatePanel status={data} job={job} />
            <FoldersPanel status={data} />
            <PolicyPanel policy={data.policy} />
            <RestorePanel status={data} />
            <WholeOffice />
          </Stack>
        )}
      </DataState>
    </Page>
  )
}

/** Once the owner has added the folders that were forgotten, or there were none. */
function ConfirmFolders() {
  const { t } = useTranslation()
  const may = useMay(backup.confirmFolders.roles)
  const confirmFolders = useCall('backup.confirmFolders')
  if (!may) return null
  return (
    <Button
      size="compact-sm"
      variant="default"
      onClick={() => void confirmFolders.mutateAsync({}).catch(toast.failed)}
    >
      {t('backup.alarm.confirmFolders')}
    </Button>
  )
}

function RestorePanel({ status }: { status: BackupStatus }) {
  const { t } = useTranslation()
  const may = useMay(backup.restore.roles)
  const sees = useMay(backOffice)
  return (
    <>
      {may && (
        <Section title={t('backup.restore.section')}>
          <Text c="dimmed">{t('backup.restore.sectionBody')}</Text>
          <div>
            <Button
              variant="default"
              leftSection={<IconHistory size={18} stroke={1.75} aria-hidden />}
              onClick={startRestoring}
            >
              {t('backup.restore.action')}
            </Button>
          </div>
        </Section>
      )}
      {sees && status.aside.length > 0 && <AsidePanel aside={status.aside} />}
    </>
  )
}
