import { IconFileInvoice } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { InvoiceRow, InvoiceSort } from '../../shared/invoices/contract'
import { useTranslation } from '../i18n/use-translation'
import { EmptyState } from '../ui/data-state'
import { useList } from '../ui/table/use-list'
import { VirtualTable } from '../ui/table/virtual-table'
import { useInvoiceColumns } from './list/columns'

/** A client's invoices and credit notes, drafts included; each leads to its own page. */
export function ClientInvoices({ id, name }: { id: number; name: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [order, setOrder] = useState<{ sort: InvoiceSort; descending: boolean }>({
    sort: 'date',
    descending: true,
  })
  const list = useList('invoices.list', { clientId: id, ...order })
  const columns = useInvoiceColumns('client')
  return (
    <VirtualTable<InvoiceRow, InvoiceSort>
      label={t('invoices.ofClient.label', { name })}
      list={list}
      columns={columns}
      rowKey={(row) => row.id}
      onOpen={(row) =>
        void navigate({ to: '/invoices/$invoiceId', params: { invoiceId: String(row.id) } })
      }
      order={{ by: order.sort, direction: order.descending ? 'descending' : 'ascending' }}
      onOrder={({ by, direction }) =>
        setOrder({ sort: by, descending: direction === 'descending' })
      }
      empty={
        <EmptyState
          icon={IconFileInvoice}
          title={t('invoices.ofClient.empty')}
          body={t('invoices.ofClient.emptyBody')}
        />
      }
    />
  )
}
