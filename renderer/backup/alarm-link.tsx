import { Text } from '@mantine/core'
import { backOffice } from '../../shared/operation'
import { useTranslation } from '../i18n/use-translation'
import { useMay } from '../session/session'
import { AnchorLink } from '../ui/links'
import { BackupAlarm } from './alarm'
import { useBackupStatus } from './use-status'

/** On the start screen, for everybody: somebody has to see to it. */
export function BackupAlarmLink() {
  const { t } = useTranslation()
  const { data } = useBackupStatus()
  const sees = useMay(backOffice)
  if (!data) return null
  return (
    <BackupAlarm
      status={data}
      action={
        sees ? (
          <AnchorLink to="/backup">{t('backup.alarm.look')}</AnchorLink>
        ) : (
          <Text size="sm">{t('backup.alarm.tell')}</Text>
        )
      }
    />
  )
}
