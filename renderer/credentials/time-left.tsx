import { remaining } from '../../shared/credentials/expiry'
import { useTranslation } from '../i18n/use-translation'
import { useOfficeClock } from './office-clock'

const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** What is left of a login, counting down. */
export function TimeLeft({ expiresAt }: { expiresAt: string }) {
  const { t } = useTranslation()
  const now = useOfficeClock()
  const { days, hours, minutes, seconds } = remaining(expiresAt, now)
  const total = ((days * 24 + hours) * 60 + minutes) * 60 + seconds
  const text =
    days > 0
      ? t('credentials.left.days', { days, hours })
      : hours > 0
        ? t('credentials.left.hours', { hours, minutes: twoDigits(minutes) })
        : minutes > 0
          ? t('credentials.left.minutes', { minutes, seconds: twoDigits(seconds) })
          : t(total > 0 ? 'credentials.left.seconds' : 'credentials.left.over', { seconds })
  return (
    <time dateTime={expiresAt} className="kluis-figures" data-soon={total < 900 || undefined}>
      {text}
    </time>
  )
}
