import { IconKey } from '@tabler/icons-react'
import { useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { ButtonLink } from '../ui/links'

/** Leads from a client to the client's logins; tells how many run now. */
export function LoginsLink({ clientId }: { clientId: number }) {
  const { t } = useTranslation()
  const { data } = useData('credentials.counts', { clientId })
  const now = data ? data.open + data.gone + data.overdue + data.unconfirmed : 0
  return (
    <ButtonLink
      to="/clients/$clientId/logins"
      params={{ clientId: String(clientId) }}
      variant="default"
      leftSection={<IconKey size={18} stroke={1.75} aria-hidden />}
    >
      {now === 0 ? t('credentials.link.title') : `${t('credentials.link.title')} (${now})`}
    </ButtonLink>
  )
}
