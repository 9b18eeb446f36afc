import { Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from '../i18n/use-translation'
import type { Overview } from '../../shared/dashboard/contract'
import { ClientLink } from '../clients/client-link'
import { InvoiceLink } from '../invoices/invoice-link'
import { MoneyText } from '../ui/money-text'
import { Section } from '../ui/section'
import { Scrolling } from '../ui/table/scrolling'

/** The invoices that wait longest, oldest first. */
export function MostOverdue({ rows }: { rows: Overview['mostOverdue'] }) {
  const { t } = useTranslation()
  const all = (
    <Link to="/invoices" search={{ filter: 'overdue' }}>
      {t('dashboard.all')}
    </Link>
  )
  if (rows.length === 0) {
    return (
      <Section title={t('dashboard.mostOverdue')}>
        <Text c="dimmed">{t('dashboard.nothingOverdue')}</Text>
      </Section>
    )
  }
  return (
    <Section title={t('dashboard.mostOverdue')} actions={all} flush>
      <Scrolling minWidth={480}>
        <Table verticalSpacing="xs" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('dashboard.invoice')}</Table.Th>
              <Table.Th>{t('dashboard.client')}</Table.Th>
              <Table.Th>{t('dashboard.late')}</Table.Th>
              <Table.Th ta="right">{t('dashboard.amount')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={row.invoiceId}>
                <Table.Td>
                  <InvoiceLink id={row.invoiceId} number={row.number} />
                </Table.Td>
                <Table.Td>
                  {row.clientId === null ? (
                    row.clientName
                  ) : (
                    <ClientLink id={row.clientId} name={row.clientName} />
                  )}
                </Table.Td>
                <Table.Td>{t('dashboard.daysOverdue', { count: row.daysOverdue })}</Table.Td>
                <Table.Td ta="right">
                  <MoneyText cents={row.openCents} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
    </Section>
  )
}
