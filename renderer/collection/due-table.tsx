import { Button, Checkbox, Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ReminderRow } from '../../shared/collection/reminders'
import { ClientLink } from '../clients/client-link'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { InvoiceLink } from '../invoices/invoice-link'
import { MoneyText } from '../ui/money-text'
import { Scrolling } from '../ui/table/scrolling'

interface DueTableProps {
  rows: readonly ReminderRow[]
  /** invoices that are left out of this run */
  left: ReadonlySet<number>
  onLeave: (left: ReadonlySet<number>) => void
  onRead: (invoiceId: number) => void
  /** chooses all or none */
  all: ReactNode
}

/** Who, which step, and why not. */
export function DueTable({ rows, left, onLeave, onRead, all }: DueTableProps) {
  const { t } = useTranslation()
  const { money } = useFormat()
  const turn = (id: number) => {
    const next = new Set(left)
    if (!next.delete(id)) next.add(id)
    onLeave(next)
  }
  return (
    <Scrolling minWidth={760}>
      <Table verticalSpacing="xs" horizontalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="2.5rem">{all}</Table.Th>
            <Table.Th>{t('collection.client')}</Table.Th>
            <Table.Th w="9rem">{t('collection.invoice')}</Table.Th>
            <Table.Th w="6rem">{t('collection.late')}</Table.Th>
            <Table.Th w="16rem">{t('collection.does')}</Table.Th>
            <Table.Th ta="right" w="10rem">
              {t('collection.total')}
            </Table.Th>
            <Table.Th ta="right" w="8rem">
              {t('collection.wording')}
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.invoiceId} style={{ verticalAlign: 'top' }}>
              <Table.Td>
                <Checkbox
                  aria-label={t('collection.choose', { number: row.number })}
                  checked={row.why === null && !left.has(row.invoiceId)}
                  disabled={row.why !== null}
                  onChange={() => turn(row.invoiceId)}
                />
              </Table.Td>
              <Table.Td className="kluis-wrap">
                <ClientLink id={row.client.id} name={row.client.name} />
              </Table.Td>
              <Table.Td>
                <InvoiceLink id={row.invoiceId} number={row.number} />
              </Table.Td>
              <Table.Td>{t('collection.days', { count: row.daysLate })}</Table.Td>
              <Table.Td className="kluis-wrap">
                <Does row={row} />
              </Table.Td>
              <Table.Td ta="right">
                <MoneyText cents={row.totalCents} strong={row.why === null} />
                {row.extraCents > 0 && (
                  <Text size="xs" c="dimmed">
                    {t('collection.extra', { amount: money(row.extraCents) })}
                  </Text>
                )}
              </Table.Td>
              <Table.Td ta="right">
                {row.why === null && row.does !== 'suspend' && (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    aria-label={t('collection.readWhich', { number: row.number })}
                    onClick={() => onRead(row.invoiceId)}
                  >
                    {t('collection.read')}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  )
}

function Does({ row: { does, channel, why, pausedUntil } }: { row: ReminderRow }) {
  const { t } = useTranslation()
  const { date } = useFormat()
  const step = t(`collection.steps.${does}`)
  if (why === null)
    return does === 'suspend' ? step : `${step}, ${t(`collection.channel.${channel}`)}`
  return (
    <>
      <Text c="dimmed">{step}</Text>
      <Text size="sm" c="var(--kluis-tone-warn-text)">
        {why === 'paused' && pausedUntil !== null
          ? t('collection.why.pausedUntil', { date: date(pausedUntil) })
          : t(`collection.why.${why}`)}
      </Text>
    </>
  )
}
