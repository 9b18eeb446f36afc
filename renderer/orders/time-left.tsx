import { timeLeft } from '../../shared/privacy/clocks'
import { useTranslation } from '../i18n/use-translation'
import { StatusBadge, type Tone } from '../ui/status-badge'
import { useNow } from '../ui/use-now'

/** What is left until a moment, in hours below three days; nothing where no clock runs. */
export function TimeLeft({ dueAt }: { dueAt: string | null }) {
  const text = useTimeLeft(dueAt)
  if (text === null) return null
  return <StatusBadge tone={text.tone} label={text.words} />
}

/** The same in words, with how pressing it is. */
export const useTimeLeft = (dueAt: string | null): { words: string; tone: Tone } | null => {
  const { t } = useTranslation()
  const now = useNow()
  if (dueAt === null) return null
  const { late, hours, minutes } = timeLeft(dueAt, now)
  if (late) return { words: t('orders.late'), tone: 'bad' }
  if (hours >= 72)
    return { words: t('orders.leftDays', { count: Math.floor(hours / 24) }), tone: 'info' }
  if (hours === 0) return { words: t('orders.leftMinutes', { count: minutes }), tone: 'bad' }
  return { words: t('orders.left', { count: hours }), tone: hours < 8 ? 'bad' : 'warn' }
}
