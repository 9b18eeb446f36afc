import type { RequestRow } from '../../shared/privacy/contract'
import { useTranslation } from '../i18n/use-translation'
import { StatusBadge, type Tone } from '../ui/status-badge'

/** How long an answer can still wait, in words and colour; nothing once it was given. */
export function DaysLeft({ days }: { days: RequestRow['daysLeft'] }) {
  const { t } = useTranslation()
  if (days === null) return null
  const tone: Tone = days < 0 ? 'bad' : days <= 7 ? 'warn' : 'info'
  return <StatusBadge tone={tone} label={daysWords(t, days)} />
}

const daysWords = (t: ReturnType<typeof useTranslation>['t'], days: number): string =>
  days < 0 ? t('privacy.late', { count: -days }) : t('privacy.left', { count: days })
