import { Table, Text } from '@mantine/core'
import type { VatPage } from '../../shared/vat/contract'
import { useTranslation } from '../i18n/use-translation'
import { InvoiceLink } from '../invoices/invoice-link'
import { DateText } from '../ui/date-text'
import { MoneyText } from '../ui/money-text'
import { Section } from '../ui/section'
import { Scrolling } from '../ui/table/scrolling'

/** What is asked back of unpaid invoices in this period, and what is due again. */
export function BadDebts({ page: { badDebts } }: { page: VatPage }) {
  const { t } = useTranslation()
  const { rows, count, netCents, vatCents } = badDebts
  if (count === 0) return null
  return (
    <Section title={t('vat.badDebts.title')} flush>
      <Text c="dimmed" size="sm" px="md">
        {t('vat.badDebts.lead')}
      </Text>
      <Scrolling minWidth={560}>
        <Table verticalSpacing="xs" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('vat.badDebts.invoice')}</Table.Th>
              <Table.Th>{t('vat.badDebts.on')}</Table.Th>
              <Table.Th>{t('vat.badDebts.why')}</Table.Th>
              <Table.Th ta="right">{t('vat.form.turnover')}</Table.Th>
              <Table.Th ta="right">{t('vat.form.vat')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row, at) => (
              <Table.Tr key={at}>
                <Table.Td>
                  <InvoiceLink id={row.invoiceId} number={row.number} />
                </Table.Td>
                <Table.Td>
                  <DateText date={row.on} />
                </Table.Td>
                <Table.Td>{t(`vat.badDebts.causes.${row.cause}`)}</Table.Td>
                <Table.Td ta="right">
                  <MoneyText cents={row.netCents} />
                </Table.Td>
                <Table.Td ta="right">
                  <MoneyText cents={row.vatCents} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row" colSpan={3}>
                {rows.length < count
                  ? t('vat.badDebts.totalOf', { count, shown: rows.length })
                  : t('vat.badDebts.total')}
              </Table.Th>
              <Table.Td ta="right">
                <MoneyText cents={netCents} strong />
              </Table.Td>
              <Table.Td ta="right">
                <MoneyText cents={vatCents} strong />
              </Table.Td>
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </Scrolling>
    </Section>
  )
}
