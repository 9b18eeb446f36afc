import { Table, Text } from '@mantine/core'
import { IconReceiptRefund } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { OwedItem } from '../../shared/payments/contract'
import { useData } from '../api'
import { ClientLink } from '../clients/client-link'
import { useTranslation } from '../i18n/use-translation'
import { InvoiceLink } from '../invoices/invoice-link'
import { DataState, EmptyState } from '../ui/data-state'
import { DateText } from '../ui/date-text'
import { AnchorLink } from '../ui/links'
import { MoneyText } from '../ui/money-text'
import { Page } from '../ui/page'
import { Section } from '../ui/section'
import { Scrolling } from '../ui/table/scrolling'

/** What clients still get back, each by itself, and where that is settled. */
export function OwedPage() {
  const { t } = useTranslation()
  const owed = useData('payments.owed', {})
  return (
    <Page
      title={t('payments.owed.title')}
      subtitle={t('payments.owed.subtitle')}
      breadcrumbs={[
        <Link key="payments" to="/payments">
          {t('payments.title')}
        </Link>,
      ]}
    >
      <DataState of={owed}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconReceiptRefund}
              title={t('payments.owed.none')}
              body={t('payments.owed.noneBody')}
            />
          ) : (
            <Section title={t('payments.owed.list')} flush>
              <Owed rows={rows} />
            </Section>
          )
        }
      </DataState>
    </Page>
  )
}

function Owed({ rows }: { rows: readonly OwedItem[] }) {
  const { t } = useTranslation()
  const total = rows.reduce((sum, { cents }) => sum + cents, 0)
  return (
    <Scrolling minWidth={520}>
      <Table verticalSpacing="xs" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('payments.owed.client')}</Table.Th>
            <Table.Th>{t('payments.owed.what')}</Table.Th>
            <Table.Th>{t('payments.owed.since')}</Table.Th>
            <Table.Th ta="right">{t('payments.owed.amount')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={`${row.kind} ${row.id}`}>
              <Table.Td className="kluis-wrap">
                <ClientLink id={row.clientId} name={row.clientName} />
              </Table.Td>
              <Table.Td>
                <Where item={row} />
              </Table.Td>
              <Table.Td>
                <DateText date={row.since} />
              </Table.Td>
              <Table.Td ta="right">
                <MoneyText cents={row.cents} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row" colSpan={3}>
              {t('payments.owed.total')}
            </Table.Th>
            <Table.Td ta="right">
              <MoneyText cents={total} strong />
            </Table.Td>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Scrolling>
  )
}

/** Leads to where it is paid back or written off. */
function Where({ item: { kind, id, number } }: { item: OwedItem }) {
  const { t } = useTranslation()
  if (kind === 'credit') {
    return (
      <Text>
        {t('payments.owed.kinds.credit')} <InvoiceLink id={id} number={number ?? ''} />
      </Text>
    )
  }
  return (
    <AnchorLink
      to="/payments"
      search={{ state: kind === 'kept' ? 'matched' : 'to-do', entry: id }}
      underline="always"
      inherit
    >
      {t(`payments.owed.kinds.${kind}`)}
    </AnchorLink>
  )
}
