import { Stack, Table, Text } from '@mantine/core'
import { IconCreditCard } from '@tabler/icons-react'
import type { FeeMonth, PayoutRow } from '../../../shared/payments/settlements'
import { useData } from '../../api'
import { useFormat } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { DataState, EmptyState } from '../../ui/data-state'
import { AnchorLink, ButtonLink } from '../../ui/links'
import { MoneyText } from '../../ui/money-text'
import { Page } from '../../ui/page'
import { Section } from '../../ui/section'
import { Scrolling } from '../../ui/table/scrolling'
import { AddsUp } from '../import/settlement-panel'

/** What providers paid out and kept, and whether it came in at the bank. */
export function PayoutsPage() {
  const { t } = useTranslation()
  const payouts = useData('payments.payouts', {})
  const fees = useData('payments.settlementFees', {})
  const nothing = payouts.data?.length === 0 && fees.data?.length === 0
  return (
    <Page
      title={t('payments.settlements.title')}
      subtitle={t('payments.settlements.lead')}
      breadcrumbs={[
        <AnchorLink key="payments" to="/payments">
          {t('payments.title')}
        </AnchorLink>,
      ]}
    >
      {nothing ? (
        <EmptyState
          icon={IconCreditCard}
          title={t('payments.settlements.none')}
          body={t('payments.settlements.noneBody')}
          action={<ButtonLink to="/payments/import">{t('payments.import')}</ButtonLink>}
        />
      ) : (
        <Stack gap="md">
          <DataState of={payouts}>
            {(rows) =>
              rows.length > 0 && (
                <Section title={t('payments.settlements.payouts')} flush>
                  <Payouts rows={rows} />
                </Section>
              )
            }
          </DataState>
          <DataState of={fees}>
            {(rows) => (
              <Section title={t('payments.settlements.fees')} flush>
                <Text size="sm" c="dimmed" px="md">
                  {t('payments.settlements.feesBody')}
                </Text>
                <Fees rows={rows} />
              </Section>
            )}
          </DataState>
        </Stack>
      )}
    </Page>
  )
}

function Payouts({ rows }: { rows: readonly PayoutRow[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const period = ({ fromOn, toOn }: PayoutRow) =>
    [...new Set([fromOn, toOn])].map(format.date).join(' – ')
  return (
    <Scrolling minWidth={960}>
      <Table verticalSpacing="xs" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('payments.settlements.account')}</Table.Th>
            <Table.Th>{t('payments.settlements.payout')}</Table.Th>
            <Table.Th>{t('payments.settlements.period')}</Table.Th>
            <Table.Th ta="right">{t('payments.settlements.gross')}</Table.Th>
            <Table.Th ta="right">{t('payments.settlements.fee')}</Table.Th>
            <Table.Th ta="right">{t('payments.settlements.paidOut')}</Table.Th>
            <Table.Th>{t('payments.settlements.check')}</Table.Th>
            <Table.Th>{t('payments.settlements.atBank')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td>{row.account}</Table.Td>
              <Table.Td className="kluis-wrap">{row.reference}</Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{period(row)}</Table.Td>
              <Table.Td ta="right">
                <MoneyText cents={row.grossCents} currency={row.currency} />
              </Table.Td>
              <Table.Td ta="right">
                <MoneyText cents={row.feeCents} currency={row.currency} />
              </Table.Td>
              <Table.Td ta="right">
                <MoneyText cents={row.amountCents} currency={row.currency} />
              </Table.Td>
              <Table.Td>
                <AddsUp cents={row.differenceCents} told={row.told} />
              </Table.Td>
              <Table.Td>
                <AtBank row={row} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  )
}

function AtBank({ row: { entry, amountCents, reference } }: { row: PayoutRow }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (entry)
    return (
      <AnchorLink to="/payments" search={{ state: 'set-aside', entry: entry.id }}>
        {t('payments.settlements.found', { date: format.date(entry.bookedOn) })}
      </AnchorLink>
    )
  // As the search of entries reads an amount.
  const amount = (amountCents / 100).toFixed(2).replace('.', ',')
  return (
    <>
      {t('payments.settlements.notFound')}{' '}
      <AnchorLink
        to="/payments"
        search={{ state: 'to-do', q: amount }}
        aria-label={t('payments.settlements.lookAtBankWhich', { reference })}
      >
        {t('payments.settlements.lookAtBank')}
      </AnchorLink>
    </>
  )
}

function Fees({ rows }: { rows: readonly FeeMonth[] }) {
  const { t } = useTranslation()
  return (
    <Scrolling minWidth={480}>
      <Table verticalSpacing="xs" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('payments.settlements.month')}</Table.Th>
            <Table.Th>{t('payments.settlements.account')}</Table.Th>
            <Table.Th ta="right">{t('payments.settlements.gross')}</Table.Th>
            <Table.Th ta="right">{t('payments.settlements.fee')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ month, account, currency, grossCents, feeCents }) => (
            <Table.Tr key={`${month} ${account} ${currency}`}>
              <Table.Td>{month}</Table.Td>
              <Table.Td>{account}</Table.Td>
              <Table.Td ta="right">
                <MoneyText cents={grossCents} currency={currency} />
              </Table.Td>
              <Table.Td ta="right">
                <MoneyText cents={feeCents} currency={currency} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  )
}
