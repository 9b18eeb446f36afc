import { Group, Stack, Text } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useData } from '../api'
import { ClientLink } from '../clients/client-link'
import { useTranslation } from '../i18n/use-translation'
import { DataState } from '../ui/data-state'
import { AnchorLink } from '../ui/links'
import { Page } from '../ui/page'
import { StatusBadge } from '../ui/status-badge'
import { NextStep } from './next-step'
import { HandedOver, OrderFacts } from './order-facts'
import { TimeLeft } from './time-left'

/** One order whole: what to do now, what it says, and what was handed over. */
export function OrderPage() {
  const { orderId } = useParams({ from: '/orders/$orderId' })
  const { t } = useTranslation()
  const found = useData('orders.get', { id: Number(orderId) })
  const { data } = found
  return (
    <Page
      title={data?.number ?? t('orders.title')}
      topic={t('orders.title')}
      badge={data?.secret && <StatusBadge tone="warn" label={t('orders.isSecret')} />}
      subtitle={
        data && (
          <Group gap="sm">
            <Text>
              {data.client ? (
                <ClientLink id={data.client.id} name={data.client.name} />
              ) : (
                t('orders.nobody')
              )}
            </Text>
            <TimeLeft dueAt={data.dueAt} />
          </Group>
        )
      }
      breadcrumbs={[
        <AnchorLink key="all" to="/orders" search={{ closed: false }}>
          {t('orders.title')}
        </AnchorLink>,
      ]}
      width="form"
    >
      <DataState of={found}>
        {(order) => (
          <Stack gap="md">
            <NextStep order={order} />
            <HandedOver order={order} />
            <OrderFacts order={order} />
          </Stack>
        )}
      </DataState>
    </Page>
  )
}
