import { Button } from '@mantine/core'
import { IconHistory, IconKey, IconShieldExclamation } from '@tabler/icons-react'
import { todayIn } from '../../shared/dates'
import { useCall, useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { useSession, useUser } from '../session/session'
import { AnchorLink } from '../ui/links'
import { Notice } from '../ui/notice'
import { toast } from '../ui/toast'

/** What happened to the office's keys, or to its history, and waits for an owner; else nothing. */
export function KeysLinks() {
  const owner = useUser().role === 'owner'
  return (
    <>
      <Continued />
      {owner && <KeysOfOffice />}
    </>
  )
}

/** Told once, at a desk that knew the office as it was before. */
function Continued() {
  const { t } = useTranslation()
  const { moment } = useFormat()
  const continued = useSession(({ status }) => status?.continued ?? null)
  if (!continued) return null
  return (
    <Notice tone="info" icon={IconHistory}>
      {t('users.keys.continued', { name: continued.by, moment: moment(continued.at) })}
    </Notice>
  )
}

function KeysOfOffice() {
  const { t } = useTranslation()
  const { moment, dateLong } = useFormat()
  const { data } = useData('users.keys', {})
  const seen = useCall('users.seenKeyFile')
  const onSeen = () => void seen.mutateAsync({}).catch((error: unknown) => toast.failed(error))
  return (
    <>
      {data?.rotationDueAt && (
        <Notice
          tone="warn"
          icon={IconKey}
          action={<AnchorLink to="/users">{t('users.keys.toRotation')}</AnchorLink>}
        >
          {t('users.keys.rotationDue', { date: dateLong(todayIn(new Date(data.rotationDueAt))) })}
        </Notice>
      )}
      {data?.keyFileDifferedAt && (
        <Notice
          tone="warn"
          icon={IconShieldExclamation}
          action={
            <Button variant="default" size="compact-sm" loading={seen.isPending} onClick={onSeen}>
              {t('users.keys.seen')}
            </Button>
          }
        >
          {t('users.keys.differed', { moment: moment(data.keyFileDifferedAt) })}
        </Notice>
      )}
    </>
  )
}
