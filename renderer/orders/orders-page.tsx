import { Button, SegmentedControl } from '@mantine/core'
import { IconGavel, IconPlus } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { orders as contract, type OrderRow } from '../../shared/orders/contract'
import { ClientLink } from '../clients/client-link'
import { useTranslation } from '../i18n/use-translation'
import { useMay } from '../session/session'
import { EmptyState } from '../ui/data-state'
import { MomentText } from '../ui/date-text'
import { AnchorLink } from '../ui/links'
import { Page } from '../ui/page'
import { StatusBadge } from '../ui/status-badge'
import { useList } from '../ui/table/use-list'
import { VirtualTable, type Column } from '../ui/table/virtual-table'
import { RegisterModal } from './register-modal'
import { TimeLeft } from './time-left'

/** Orders of authorities: what runs first, and what was closed. */
export function OrdersPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { closed } = useSearch({ from: '/orders' })
  const may = useMay(contract.register.roles)
  const [registering, setRegistering] = useState(false)
  const list = useList('orders.list', { closed })
  const columns = useColumns(closed)
  const register = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setRegistering(true)}>
      {t('orders.register')}
    </Button>
  )
  return (
    <Page
      title={t('orders.title')}
      subtitle={t('orders.subtitle')}
      width="fill"
      actions={may ? register : undefined}
    >
      <SegmentedControl
        aria-label={t('orders.which')}
        style={{ alignSelf: 'flex-start' }}
        value={closed ? 'closed' : 'open'}
        onChange={(which) =>
          void navigate({ to: '/orders', search: { closed: which === 'closed' }, replace: true })
        }
        data={[
          { value: 'open', label: t('orders.open') },
          { value: 'closed', label: t('orders.closed') },
        ]}
      />
      <VirtualTable<OrderRow>
        label={t('orders.title')}
        list={list}
        columns={columns}
        rowKey={(row) => row.id}
        empty={
          <EmptyState
            icon={IconGavel}
            title={t(closed ? 'orders.noneClosed' : 'orders.noneOpen')}
          />
        }
      />
      {registering && (
        <RegisterModal
          onClose={() => setRegistering(false)}
          onDone={({ id }) =>
            void navigate({ to: '/orders/$orderId', params: { orderId: String(id) } })
          }
        />
      )}
    </Page>
  )
}

const useColumns = (closed: boolean): Column<OrderRow>[] => {
  const { t } = useTranslation()
  return useMemo(
    (): Column<OrderRow>[] => [
      {
        key: 'number',
        header: t('orders.number'),
        width: '7rem',
        cell: ({ id, number }) => (
          <AnchorLink to="/orders/$orderId" params={{ orderId: String(id) }}>
            {number}
          </AnchorLink>
        ),
      },
      {
        key: 'authority',
        header: t('orders.authority'),
        cell: ({ authority, reference }) => `${authority}, ${reference}`,
      },
      {
        key: 'client',
        header: t('orders.client'),
        width: '10rem',
        cell: ({ client }) =>
          client ? <ClientLink id={client.id} name={client.name} /> : t('orders.nobody'),
      },
      {
        key: 'received',
        header: t('orders.receivedOn'),
        width: '9rem',
        hideNarrow: true,
        cell: ({ receivedAt }) => <MomentText moment={receivedAt} />,
      },
      {
        key: 'next',
        header: t(closed ? 'orders.outcome' : 'orders.next'),
        width: '10rem',
        cell: ({ next, outcome }) =>
          outcome === null ? next && t(`orders.steps.${next}`) : t(`orders.outcomes.${outcome}`),
      },
      {
        key: 'state',
        header: t('orders.due'),
        width: '9rem',
        cell: ({ secret, dueAt }) => (
          <>
            <TimeLeft dueAt={dueAt} />{' '}
            {secret && <StatusBadge tone="warn" label={t('orders.isSecret')} />}
          </>
        ),
      },
    ],
    [t, closed],
  )
}
