import { IconGavel } from '@tabler/icons-react'
import type { DueOrder } from '../../shared/orders/contract'
import { useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { AnchorLink } from '../ui/links'
import { Notice } from '../ui/notice'
import { useNow } from '../ui/use-now'
import { useTimeLeft } from './time-left'

/** Preservation runs for months: it is on the start screen in its last week. */
const soonMs = 7 * 24 * 60 * 60 * 1000

/** Orders whose clock runs, the most urgent first; nothing when none does. */
export function OrdersLinks() {
  const { data = [] } = useData('orders.due', {})
  const now = new Date(useNow()).getTime()
  const pressing = data.filter(
    ({ kind, dueAt }) => kind !== 'preservation' || new Date(dueAt).getTime() - now < soonMs,
  )
  return pressing.slice(0, 5).map((order) => <DueLink key={order.id} order={order} />)
}

function DueLink({ order: { id, number, kind, dueAt } }: { order: DueOrder }) {
  const { t } = useTranslation()
  const left = useTimeLeft(dueAt)
  const link = (
    <AnchorLink to="/orders/$orderId" params={{ orderId: String(id) }}>
      {t('orders.look')}
    </AnchorLink>
  )
  return (
    <Notice tone={left?.tone ?? 'info'} icon={IconGavel} action={link}>
      {`${t('orders.waiting', { number, kind: t(`orders.kinds.${kind}`) })}: ${left?.words ?? ''}`}
    </Notice>
  )
}
