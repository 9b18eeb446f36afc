import { timeLeft } from '../../shared/privacy/clocks'
import { useTranslation } from '../i18n/use-translation'
import { StatusBadge, type Tone } from '../ui/status-badge'
import { useNow } from '../ui/use-now'

/** What is left of the 72 hours, and how pressing that is; null where no clock runs. */
export const useHoursLeft = (dueAt: string | null): { words: string; tone: Tone } | null => {
  const { t } = useTranslation()
  const now = useNow()
  if (dueAt === null) return null
  const { late, hours } = timeLeft(dueAt, now)
  if (late) return { words: t('breaches.late'), tone: 'bad' }
  return { words: t('breaches.left', { count: hours }), tone: hours < 24 ? 'bad' : 'warn' }
}

export function HoursLeft({ dueAt }: { dueAt: string | null }) {
  const left = useHoursLeft(dueAt)
  return left && <StatusBadge tone={left.tone} label={left.words} />
}
