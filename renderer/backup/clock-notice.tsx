import { Button } from '@mantine/core'
import { IconClockExclamation } from '@tabler/icons-react'
import { backup } from '../../shared/backup/contract'
import { useCall } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { useMay } from '../session/session'
import { confirm } from '../ui/confirm'
import { Notice } from '../ui/notice'
import { toast } from '../ui/toast'

/** The clock jumped: nothing goes by its age until the owner has looked at the date. */
export function ClockNotice({ today }: { today: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const may = useMay(backup.confirmClock.roles)
  const confirmClock = useCall('backup.confirmClock')
  const ask = async () => {
    const sure = await confirm({
      title: t('backup.clock.askTitle', { date: format.dateLong(today) }),
      body: t('backup.clock.askBody'),
      confirm: t('backup.clock.confirm'),
      danger: true,
    })
    if (sure) await confirmClock.mutateAsync({}).catch(toast.failed)
  }
  return (
    <Notice
      tone="warn"
      icon={IconClockExclamation}
      action={
        may && (
          <Button size="compact-sm" variant="default" onClick={() => void ask()}>
            {t('backup.clock.action')}
          </Button>
        )
      }
    >
      {t('backup.clock.body')} {!may && t('backup.clock.owner')}
    </Notice>
  )
}
