import { Button } from '@mantine/core'
import { IconClock } from '@tabler/icons-react'
import { useCall, useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { useUser } from '../session/session'
import { Notice } from '../ui/notice'

/** The clock went far ahead: what cannot be undone waits until an owner says which day it is. */
export function ClockQuestion() {
  const { t } = useTranslation()
  const { dateLong } = useFormat()
  const owner = useUser().role === 'owner'
  const question = useData('retention.clockQuestion', {}).data
  const confirm = useCall('retention.confirmDate')
  if (!question) return null
  const days = { today: dateLong(question.today), last: dateLong(question.lastOn) }
  return (
    <Notice
      tone="warn"
      icon={IconClock}
      action={
        owner && (
          <Button size="xs" loading={confirm.isPending} onClick={() => confirm.mutate({})}>
            {t('dashboard.clock.confirm', days)}
          </Button>
        )
      }
    >
      {t(owner ? 'dashboard.clock.ask' : 'dashboard.clock.askOwner', days)}
    </Notice>
  )
}
