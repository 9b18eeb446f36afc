import { useTranslation } from '../i18n/use-translation'
import { todayIn } from '../../shared/dates'
import { useFormat } from '../i18n/use-format'
import { StatusBadge } from '../ui/status-badge'

/** Nothing for an active client; the opzegdatum when there is one, to come or past. */
export function ClientBadge({ terminatedOn }: { terminatedOn: string | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (terminatedOn === null) return null
  const date = format.date(terminatedOn)
  return terminatedOn <= todayIn(new Date()) ? (
    <StatusBadge tone="plain" label={t('clients.ended', { date })} />
  ) : (
    <StatusBadge tone="warn" label={t('clients.ends', { date })} />
  )
}
