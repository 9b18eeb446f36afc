import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { orders as contract, type Order } from '../../shared/orders/contract'
import { useCall, useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { useMay } from '../session/session'
import { confirm } from '../ui/confirm'
import { Notice } from '../ui/notice'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'
import { CloseModal } from './close-modal'
import { HandOverModal } from './hand-over-modal'
import { ReceiptForm } from './receipt-form'

/** What to do now: the words for it and its buttons; nothing for who may only look. */
export function NextStep({ order }: { order: Order }) {
  const { t } = useTranslation()
  const may = useMay(contract.close.roles)
  const [open, setOpen] = useState<'hand-over' | 'close' | null>(null)
  const { next, refused, handedOver } = order
  if (!may) return null
  if (next === null)
    return order.secret ? (
      <Group>
        <LiftSecrecy order={order} />
      </Group>
    ) : null
  return (
    <Section title={t(`orders.steps.${next}`)}>
      <Text>{t(`orders.stepHelp.${next}`)}</Text>
      {next === 'ask-approval' && refused && (
        <Notice tone="warn">{t('orders.refused', refused)}</Notice>
      )}
      {next === 'hand-over' && <Alone />}
      {handedOver !== null && handedOver.receipt === null && <ReceiptForm order={order} />}
      <Group gap="xs">
        {next === 'ask-approval' && <Ask id={order.id} />}
        {next === 'hand-over' && (
          <Button onClick={() => setOpen('hand-over')}>{t('orders.steps.hand-over')}</Button>
        )}
        {next === 'preserve' && order.prolongedAt === null && <Prolong order={order} />}
        <Button variant={next === 'close' ? 'filled' : 'subtle'} onClick={() => setOpen('close')}>
          {t('orders.close')}
        </Button>
        {order.secret && <LiftSecrecy order={order} />}
      </Group>
      {open === 'hand-over' && <HandOverModal order={order} onClose={() => setOpen(null)} />}
      {open === 'close' && <CloseModal order={order} onClose={() => setOpen(null)} />}
    </Section>
  )
}

/** With nobody to ask, that is said before it goes on record. */
function Alone() {
  const { t } = useTranslation()
  const { data } = useData('approvals.needed', {})
  if (data?.needed !== false) return null
  return <Notice tone="info">{t('orders.alone')}</Notice>
}

function Ask({ id }: { id: number }) {
  const { t } = useTranslation()
  const ask = useCall('approvals.request')
  return (
    <Button
      loading={ask.isPending}
      onClick={() =>
        ask.mutate(
          { operation: 'disclosures.handOver', subject: String(id) },
          { onSuccess: () => toast.done(t('orders.asked')), onError: toast.failed },
        )
      }
    >
      {t('orders.ask')}
    </Button>
  )
}

function Prolong({ order: { id, version } }: { order: Order }) {
  const { t } = useTranslation()
  const prolong = useCall('orders.prolong')
  return (
    <Button
      variant="default"
      loading={prolong.isPending}
      onClick={() => prolong.mutate({ id, version }, { onError: toast.failed })}
    >
      {t('orders.prolong')}
    </Button>
  )
}

function LiftSecrecy({ order: { id, version } }: { order: Order }) {
  const { t } = useTranslation()
  const lift = useCall('orders.liftSecrecy')
  const ask = async () => {
    const sure = await confirm({
      title: t('orders.liftTitle'),
      body: t('orders.liftBody'),
      confirm: t('orders.lift'),
    })
    if (sure) lift.mutate({ id, version }, { onError: toast.failed })
  }
  return (
    <Button variant="subtle" loading={lift.isPending} onClick={() => void ask()}>
      {t('orders.lift')}
    </Button>
  )
}
