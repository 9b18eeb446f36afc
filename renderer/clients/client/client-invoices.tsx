import { Group, Text } from '@mantine/core'
import { IconFileInvoice } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import type { Client } from '../../../shared/clients/contract'
import type { InvoiceRow, InvoiceSort } from '../../../shared/invoices/contract'
import { EmptyState } from '../../ui/data-state'
import { DateText } from '../../ui/date-text'
import { MoneyText } from '../../ui/money-text'
import { StatusBadge, type Tone } from '../../ui/status-badge'
import { useList } from '../../ui/table/use-list'
import { VirtualTable, type Column } from '../../ui/table/virtual-table'

const tones: Record<InvoiceRow['state'], Tone> = {
  draft: 'plain',
  open: 'info',
  part: 'warn',
  overdue: 'bad',
  paid: 'good',
  credited: 'plain',
}

/** The client's invoices and credit notes, drafts included. */
export function ClientInvoices({ client }: { client: Client }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [order, setOrder] = useState<{ sort: InvoiceSort; descending: boolean }>({
    sort: 'date',
    descending: true,
  })
  const list = useList('invoices.list', { clientId: client.id, ...order })
  const columns = useColumns()
  return (
    <VirtualTable<InvoiceRow, InvoiceSort>
      label={t('clients.invoices.label', { name: client.name })}
      list={list}
      columns={columns}
      rowKey={(row) => row.id}
      onOpen={({ id }) =>
        void navigate({ to: '/invoices/$invoiceId', params: { invoiceId: String(id) } })
      }
      order={{ by: order.sort, direction: order.descending ? 'descending' : 'ascending' }}
      onOrder={({ by, direction }) =>
        setOrder({ sort: by, descending: direction === 'descending' })
      }
      empty={
        <EmptyState
          icon={IconFileInvoice}
          title={t('clients.invoices.empty')}
          body={t('clients.invoices.emptyBody')}
        />
      }
    />
  )
}

const useColumns = () => {
  const { t } = useTranslation()
  return useMemo(
    (): Column<InvoiceRow, InvoiceSort>[] => [
      {
        key: 'number',
        header: t('clients.invoices.number'),
        width: '13rem',
        sort: 'number',
        cell: (row) => (
          <Group gap="xs" wrap="nowrap">
            <Text component="span" fw={550} {...(row.number === null ? { c: 'dimmed' } : {})}>
              {row.number ?? t('clients.invoices.concept')}
            </Text>
            {row.kind === 'credit' && (
              <Text component="span" size="xs" c="dimmed">
                {t('clients.invoices.credit')}
              </Text>
            )}
          </Group>
        ),
      },
      {
        key: 'date',
        header: t('clients.invoices.date'),
        width: '8rem',
        sort: 'date',
        cell: (row) => <DateText date={row.issuedOn} />,
      },
      {
        key: 'due',
        header: t('clients.invoices.due'),
        width: '8rem',
        sort: 'due',
        hideNarrow: true,
        cell: (row) => <DateText date={row.dueOn} />,
      },
      {
        key: 'reference',
        header: t('clients.invoices.reference'),
        hideNarrow: true,
        cell: (row) => row.reference,
      },
      {
        key: 'state',
        header: t('clients.invoices.state'),
        width: '10rem',
        cell: (row) => (
          <StatusBadge tone={tones[row.state]} label={t(`clients.invoices.states.${row.state}`)} />
        ),
      },
      {
        key: 'amount',
        header: t('clients.invoices.amount'),
        width: '9rem',
        align: 'right',
        sort: 'amount',
        cell: (row) => (
          <MoneyText cents={row.kind === 'credit' ? -row.grossCents : row.grossCents} />
        ),
      },
      {
        key: 'open',
        header: t('clients.invoices.open'),
        width: '9rem',
        align: 'right',
        sort: 'open',
        cell: (row) => (row.openCents === 0 ? null : <MoneyText cents={row.openCents} strong />),
      },
    ],
    [t],
  )
}
