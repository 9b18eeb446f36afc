import { useTranslation } from '../i18n/use-translation'
import { todayIn } from '../../shared/dates'
import { useFormat } from '../i18n/use-format'
import { StatusBadge } from '../ui/status-badge'

interface ClientBadgeProps {
  terminatedOn: string | null
  /** all but what is still needed was erased */
  reduced?: boolean
}

/** Nothing for an active client; the opzegdatum when there is one, to come or past. */
export function ClientBadge({ terminatedOn, reduced = false }: ClientBadgeProps) {
  const { t } = useTranslation()
  const format = useFormat()
  if (terminatedOn === null) return null
  if (reduced) return <StatusBadge tone="plain" label={t('clients.partly')} />
  const date = format.date(terminatedOn)
  return terminatedOn <= todayIn(new Date()) ? (
    <StatusBadge tone="plain" label={t('clients.ended', { date })} />
  ) : (
    <StatusBadge tone="warn" label={t('clients.ends', { date })} />
  )
}
