import { Badge } from '@mantine/core'
import { approvals } from '../../shared/approvals/contract'
import { useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { useMay, useUser } from '../session/session'

/** In the menu: how many requests of others wait for this person's decision. */
export function Waiting() {
  const { t } = useTranslation()
  const decides = useMay(approvals.decide.roles)
  const { id } = useUser()
  const list = useData('approvals.list', {}, { enabled: decides })
  const waiting = list.data?.filter(
    ({ state, requestedBy }) => state === 'open' && requestedBy.id !== id,
  )
  const count = waiting?.length ?? 0
  if (count === 0) return null
  return (
    <Badge size="sm" circle={count < 10} role="img" aria-label={t('approvals.waiting', { count })}>
      {count}
    </Badge>
  )
}
