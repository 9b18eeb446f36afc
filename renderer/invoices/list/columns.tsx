import { Group, Text } from '@mantine/core'
import { IconReceiptRefund } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import type { InvoiceRow, InvoiceSort } from '../../../shared/invoices/contract'
import { DateText } from '../../ui/date-text'
import { AnchorLink } from '../../ui/links'
import { MoneyText } from '../../ui/money-text'
import type { Column } from '../../ui/table/virtual-table'
import { InvoiceBadge } from '../invoice-badge-link'

type InvoiceColumn = Column<InvoiceRow, InvoiceSort>

/**
 * The columns of a list of invoices. `of`: everybody's, who are named with the reference; or one
 * client's. They fit beside the menu in a window of 1280 without scrolling.
 */
export const useInvoiceColumns = (of: 'everybody' | 'client'): InvoiceColumn[] => {
  const { t } = useTranslation()
  return useMemo(() => {
    const named: InvoiceColumn =
      of === 'everybody'
        ? {
            key: 'client',
            header: t('invoices.list.clientAndReference'),
            sort: 'client',
            cell: (row) => <ClientCell row={row} />,
          }
        : {
            key: 'reference',
            header: t('invoices.list.reference'),
            cell: (row) => <span title={row.reference ?? undefined}>{row.reference}</span>,
          }
    return [
      {
        key: 'number',
        header: t('invoices.list.number'),
        sort: 'number',
        width: '8.75rem',
        cell: (row) => <NumberCell row={row} />,
      },
      {
        key: 'date',
        header: t('invoices.list.date'),
        sort: 'date',
        width: '7.25rem',
        cell: (row) => <DateText date={row.issuedOn} />,
      },
      named,
      {
        key: 'due',
        header: t('invoices.list.due'),
        sort: 'due',
        width: '7.25rem',
        hideNarrow: true,
        cell: (row) => (row.kind === 'invoice' ? <DateText date={row.dueOn} /> : null),
      },
      {
        key: 'amount',
        header: t('invoices.list.amount'),
        sort: 'amount',
        width: '8.25rem',
        align: 'right',
        cell: (row) => <MoneyText cents={signOf(row) * row.grossCents} />,
      },
      {
        key: 'open',
        header: t('invoices.list.open'),
        sort: 'open',
        width: '8.25rem',
        align: 'right',
        cell: (row) =>
          row.openCents === 0 ? null : (
            <MoneyText cents={row.openCents} strong={row.state === 'overdue'} />
          ),
      },
      {
        key: 'state',
        header: t('invoices.list.state'),
        width: '10rem',
        cell: (row) => (
          <InvoiceBadge kind={row.kind} state={row.state} sent={row.mailedAt !== null} />
        ),
      },
    ]
  }, [t, of])
}

const signOf = ({ kind }: InvoiceRow): number => (kind === 'credit' ? -1 : 1)

function NumberCell({ row }: { row: InvoiceRow }) {
  const { t } = useTranslation()
  return (
    <Group gap={6} wrap="nowrap">
      <AnchorLink
        to="/invoices/$invoiceId"
        params={{ invoiceId: String(row.id) }}
        tabIndex={-1}
        className="kluis-figures"
        inherit
      >
        {row.number ?? t('invoices.states.draft')}
      </AnchorLink>
      {row.kind === 'credit' && (
        <IconReceiptRefund
          size={16}
          stroke={1.75}
          role="img"
          aria-label={t('invoices.list.creditNote')}
          style={{ flex: 'none', color: 'var(--mantine-color-dimmed)' }}
        />
      )}
    </Group>
  )
}

function ClientCell({ row }: { row: InvoiceRow }) {
  const { t } = useTranslation()
  const { clientName, reference } = row
  if (clientName !== null) {
    return (
      <span title={[clientName, reference].filter(Boolean).join(' · ')}>
        {clientName}
        {reference !== null && (
          <Text component="span" c="dimmed">
            {' · '}
            {reference}
          </Text>
        )}
      </span>
    )
  }
  return (
    <Text component="span" c="dimmed">
      {t(row.state === 'draft' ? 'invoices.list.noClient' : 'invoices.list.sealed')}
    </Text>
  )
}
