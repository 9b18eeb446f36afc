import { Button, Group, Table, Text } from '@mantine/core'
import { formatDuration } from '../../../shared/services/hours'
import type { Work } from '../../../shared/services/work'
import { useCall } from '../../api'
import { useTranslation } from '../../i18n/use-translation'
import { InvoiceLink } from '../../invoices/invoice-link'
import { confirm } from '../../ui/confirm'
import { DateText } from '../../ui/date-text'
import { MoneyText } from '../../ui/money-text'
import { StatusBadge } from '../../ui/status-badge'
import { Scrolling } from '../../ui/table/scrolling'
import { toast } from '../../ui/toast'

interface WorkTableProps {
  rows: readonly Work[]
  onChange: (work: Work) => void
}

/** Work and bundles of one client, with what became of each. */
export function WorkTable({ rows, onChange }: WorkTableProps) {
  const { t } = useTranslation()
  return (
    <Scrolling minWidth={640}>
      <Table verticalSpacing="xs" horizontalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('services.hours.on')}</Table.Th>
            <Table.Th>{t('services.hours.what')}</Table.Th>
            <Table.Th ta="right">{t('services.hours.duration')}</Table.Th>
            <Table.Th ta="right">{t('services.hours.amount')}</Table.Th>
            <Table.Th>{t('services.hours.state')}</Table.Th>
            <Table.Th>{t('services.hours.actions')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id} style={{ verticalAlign: 'top' }}>
              <Table.Td>
                <DateText date={row.on} />
              </Table.Td>
              <Table.Td className="kluis-wrap">{row.what}</Table.Td>
              <Table.Td ta="right">
                <Duration row={row} />
              </Table.Td>
              <Table.Td ta="right">
                {!row.billed && row.toBillMinutes > 0 && <MoneyText cents={row.toBillCents} />}
              </Table.Td>
              <Table.Td>
                <State row={row} />
              </Table.Td>
              <Table.Td>
                <Actions row={row} onChange={onChange} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  )
}

function Duration({ row: { kind, minutes, bundledMinutes } }: { row: Work }) {
  const { t } = useTranslation()
  const whole = formatDuration(minutes)
  if (kind === 'bundle')
    return <>{t('services.hours.left', { left: formatDuration(bundledMinutes), whole })}</>
  return (
    <>
      {whole}
      {bundledMinutes > 0 && (
        <Text size="sm" c="dimmed">
          {t('services.hours.fromBundle', { part: formatDuration(bundledMinutes) })}
        </Text>
      )}
    </>
  )
}

function State({ row: { held, billed, invoice, toBillMinutes } }: { row: Work }) {
  const { t } = useTranslation()
  if (held) return <StatusBadge tone="warn" label={t('services.hours.held')} />
  if (!billed)
    return toBillMinutes > 0 ? (
      <StatusBadge tone="info" label={t('services.hours.open')} />
    ) : (
      <StatusBadge tone="good" label={t('services.hours.allFromBundle')} />
    )
  if (invoice === null) return <StatusBadge tone="plain" label={t('services.hours.billed')} />
  return <InvoiceLink id={invoice.id} number={invoice.number ?? t('services.hours.draft')} />
}

function Actions({ row, onChange }: { row: Work; onChange: (work: Work) => void }) {
  const { t } = useTranslation()
  const remove = useCall('services.removeWork')
  const settle = useCall('services.settleWork')
  const { id, version, what } = row
  const button = (label: string, name: string, act: () => void) => (
    <Button size="compact-sm" variant="subtle" aria-label={name} onClick={act}>
      {label}
    </Button>
  )
  const failed = { onError: toast.failed }
  if (row.held)
    return (
      <Group gap={2}>
        {button(t('services.hours.wasBilled'), t('services.hours.wasBilledWhich', { what }), () =>
          settle.mutate({ id, billed: true }, failed),
        )}
        {button(t('services.hours.billAgain'), t('services.hours.billAgainWhich', { what }), () =>
          settle.mutate({ id, billed: false }, failed),
        )}
      </Group>
    )
  if (row.billed) return null
  const ask = async () => {
    const sure = await confirm({
      title: t('services.hours.removeWhich', { what }),
      body: t('services.hours.removeBody'),
      confirm: t('services.hours.remove'),
      danger: true,
    })
    if (!sure) return
    remove.mutate(
      { id, version },
      { ...failed, onSuccess: () => toast.done(t('services.hours.removed')) },
    )
  }
  return (
    <Group gap={2}>
      {button(t('services.hours.change'), t('services.hours.changeWhich', { what }), () =>
        onChange(row),
      )}
      {button(
        t('services.hours.remove'),
        t('services.hours.removeWhich', { what }),
        () => void ask(),
      )}
    </Group>
  )
}
