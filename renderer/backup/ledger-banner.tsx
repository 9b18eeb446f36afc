import { Button, Text } from '@mantine/core'
import { IconDatabaseExclamation } from '@tabler/icons-react'
import { backup } from '../../shared/backup/contract'
import { backOffice } from '../../shared/operation'
import { useCall } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { useMay } from '../session/session'
import { Notice } from '../ui/notice'
import { toast } from '../ui/toast'
import { useBackupStatus } from './use-status'

/** On every screen: the ledger cannot be written, or was not what it should be. */
export function LedgerBanner() {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const { data } = useBackupStatus()
  const sees = useMay(backOffice)
  const owner = useMay(backup.confirmLedger.roles)
  const seen = useCall('backup.confirmLedger')
  if (data?.alarm === 'ledger-behind') {
    return (
      <Notice
        wide
        tone="bad"
        role="alert"
        icon={IconDatabaseExclamation}
        action={sees ? undefined : <Text size="sm">{t('backup.alarm.tell')}</Text>}
      >
        <strong>{t('backup.alarm.ledger-behind')}</strong>
      </Notice>
    )
  }
  if (!data?.ledgerFault || !owner) return null
  const { at, fault, closed } = data.ledgerFault
  return (
    <Notice
      wide
      tone={closed ? 'info' : 'warn'}
      role="status"
      action={
        <Button
          size="compact-sm"
          variant="default"
          loading={seen.isPending}
          onClick={() => void seen.mutateAsync({}).catch(toast.failed)}
        >
          {t('backup.alarm.ledger.seen')}
        </Button>
      }
    >
      {t(`backup.alarm.ledger.${fault}`, { moment: moment(at) })}
      {closed &&
        ` ${t('backup.alarm.ledger.closed', { name: closed.by, moment: moment(closed.at) })}`}
    </Notice>
  )
}
