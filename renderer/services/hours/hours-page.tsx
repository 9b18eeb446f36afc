import { Button, Group, Paper, Stack, Table } from '@mantine/core'
import { formatDuration } from '../../../shared/services/hours'
import type { UnbilledWork } from '../../../shared/services/work'
import { useCall, useData } from '../../api'
import { ClientLink } from '../../clients/client-link'
import { useTranslation } from '../../i18n/use-translation'
import { DataState, EmptyState } from '../../ui/data-state'
import { AnchorLink } from '../../ui/links'
import { MoneyText } from '../../ui/money-text'
import { Page } from '../../ui/page'
import { Scrolling } from '../../ui/table/scrolling'
import { toast } from '../../ui/toast'
import { useToday } from '../../api/use-today'
import { BillButton } from './bill-button'
import { hourlyOf } from './client-hours'
import { WorkLine } from './work-form'

/** Of all clients: one line to note work, and what stands on no invoice yet. */
export function HoursPage() {
  const { t } = useTranslation()
  const today = useToday()
  const open = useData('services.unbilledWork', {})
  const items = useData('services.items', {}).data ?? []
  const bill = useCall('services.billWork')
  const hourly = hourlyOf(items)
  const all = () =>
    bill.mutate(
      { clientId: null },
      {
        onSuccess: ({ invoiceIds }) =>
          toast.done(t('services.hours.drafted', { count: invoiceIds.length })),
        onError: toast.failed,
      },
    )
  return (
    <Page
      title={t('services.hours.title')}
      subtitle={t('services.hours.subtitle')}
      breadcrumbs={[
        <AnchorLink key="services" to="/services">
          {t('services.title')}
        </AnchorLink>,
      ]}
      actions={
        (open.data?.length ?? 0) > 1 && (
          <Button loading={bill.isPending} onClick={all}>
            {t('services.hours.billAll')}
          </Button>
        )
      }
    >
      <Stack gap="md">
        <Paper className="kluis-surface" p="md">
          <WorkLine key={hourly?.id ?? 0} clientId={null} today={today} hourly={hourly} />
        </Paper>
        <DataState of={open}>
          {(rows) =>
            rows.length === 0 ? (
              <EmptyState
                title={t('services.hours.nothing')}
                body={t('services.hours.nothingBody')}
              />
            ) : (
              <Paper className="kluis-surface" py="xs">
                <Unbilled rows={rows} />
              </Paper>
            )
          }
        </DataState>
      </Stack>
    </Page>
  )
}

function Unbilled({ rows }: { rows: readonly UnbilledWork[] }) {
  const { t } = useTranslation()
  return (
    <Scrolling minWidth={520}>
      <Table verticalSpacing="xs" horizontalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('services.hours.client')}</Table.Th>
            <Table.Th ta="right">{t('services.hours.duration')}</Table.Th>
            <Table.Th ta="right">{t('services.hours.amount')}</Table.Th>
            <Table.Th>{t('services.hours.actions')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((one) => (
            <Table.Tr key={one.client.id}>
              <Table.Td className="kluis-wrap">
                <ClientLink id={one.client.id} name={one.client.name} />
              </Table.Td>
              <Table.Td ta="right">{formatDuration(one.minutes)}</Table.Td>
              <Table.Td ta="right">
                <MoneyText cents={one.cents} />
              </Table.Td>
              <Table.Td>
                <Group gap={2}>
                  <BillButton of={one} />
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  )
}
