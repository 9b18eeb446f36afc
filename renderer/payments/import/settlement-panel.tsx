import { Button, Checkbox, Group, List, Stack, Table, Text } from '@mantine/core'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import type { PayoutPreview, SettlementPreview } from '../../../shared/payments/settlements'
import { call, useCall } from '../../api'
import { useFormat } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { MoneyText } from '../../ui/money-text'
import { Notice } from '../../ui/notice'
import { Section } from '../../ui/section'
import { StatusBadge } from '../../ui/status-badge'
import { Scrolling } from '../../ui/table/scrolling'
import { toast } from '../../ui/toast'
import { putAway } from './reading'

interface SettlementPanelProps {
  preview: SettlementPreview
  name: string
}

/** Lines that contradict themselves, as many as are shown. */
const mostFaults = 10

/** What a provider's files hold, whether they add up, and the button that books them. */
export function SettlementPanel({ preview, name }: SettlementPanelProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const router = useRouter()
  const book = useCall('payments.bookSettlement')
  const [despite, setDespite] = useState(false)
  const { newRows, addsUp, foreign, payouts, payoutCount } = preview
  const confirmBooking = async () => {
    try {
      const booked = await book.mutateAsync({ preview: preview.preview, despiteMismatch: despite })
      putAway(preview.preview)
      const rows = t('payments.settlements.booked', { count: booked.newRows })
      const found = t('payments.settlements.foundAtBank', { count: booked.found })
      toast.done(booked.found > 0 ? `${rows} ${found}` : rows)
      // Whoever went on with something else meanwhile stays there.
      if (router.state.location.pathname === '/payments/import') await navigate({ to: '/payments' })
    } catch (error) {
      toast.failed(error)
    }
  }
  const drop = async () => {
    try {
      await call('payments.dropPreview', { preview: preview.preview })
    } finally {
      putAway(preview.preview)
    }
  }
  return (
    <Stack gap="md">
      <Text c="dimmed">{name}</Text>
      <Files files={preview.files} />
      {newRows === 0 && <Notice tone="info">{t('payments.settlements.nothingNew')}</Notice>}
      {foreign.length > 0 && (
        <Notice tone="warn">
          {t('payments.settlements.foreign', { currencies: foreign.join(', ') })}
        </Notice>
      )}
      <Section title={t('payments.settlements.inFile')} flush>
        <Payouts rows={payouts} />
      </Section>
      {payoutCount > payouts.length && (
        <Text size="sm" c="dimmed">
          {t('payments.settlements.shown', { shown: payouts.length, count: payoutCount })}
        </Text>
      )}
      {!addsUp && newRows > 0 && (
        <Notice tone="warn">
          <Stack gap="xs">
            {t('payments.settlements.mismatch')}
            <Checkbox
              label={t('payments.settlements.despite')}
              checked={despite}
              onChange={(event) => setDespite(event.currentTarget.checked)}
            />
          </Stack>
        </Notice>
      )}
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={() => void drop()}>
          {t('payments.preview.drop')}
        </Button>
        <Button
          disabled={newRows === 0 || (!addsUp && !despite)}
          loading={book.isPending}
          onClick={() => void confirmBooking()}
        >
          {t('payments.preview.book', { count: newRows })}
        </Button>
      </Group>
    </Stack>
  )
}

/** What is to be said of each file: read before, lines left out, lines that are wrong. */
function Files({ files }: Pick<SettlementPreview, 'files'>) {
  const { t } = useTranslation()
  const format = useFormat()
  return files.map(({ name, bookedBeforeAt, skipped, faults, faultCount }) => (
    <Stack key={name} gap="xs">
      {files.length > 1 && <Text fw={600}>{name}</Text>}
      {bookedBeforeAt !== null && (
        <Notice tone="warn" role="status">
          {t('payments.preview.before', { date: format.moment(bookedBeforeAt) })}
        </Notice>
      )}
      {skipped > 0 && (
        <Text size="sm" c="dimmed">
          {t('payments.settlements.skipped', { count: skipped })}
        </Text>
      )}
      {faultCount > 0 && (
        <Notice tone="warn">
          <List size="sm">
            {faults.slice(0, mostFaults).map(({ line, differenceCents }) => (
              <List.Item key={line}>
                {t('payments.settlements.fault', {
                  line,
                  amount: format.money(Math.abs(differenceCents)),
                })}
              </List.Item>
            ))}
          </List>
          {faultCount > mostFaults && (
            <Text size="sm">
              {t('payments.settlements.moreFaults', { count: faultCount - mostFaults })}
            </Text>
          )}
        </Notice>
      )}
    </Stack>
  ))
}

function Payouts({ rows }: { rows: readonly PayoutPreview[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Scrolling minWidth={860}>
      <Table verticalSpacing="xs" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('payments.settlements.account')}</Table.Th>
            <Table.Th>{t('payments.settlements.payout')}</Table.Th>
            <Table.Th ta="right">{t('payments.settlements.rows')}</Table.Th>
            <Table.Th ta="right">{t('payments.preview.fresh')}</Table.Th>
            <Table.Th ta="right">{t('payments.settlements.gross')}</Table.Th>
            <Table.Th ta="right">{t('payments.settlements.fee')}</Table.Th>
            <Table.Th ta="right">{t('payments.settlements.net')}</Table.Th>
            <Table.Th ta="right">{t('payments.settlements.paidOut')}</Table.Th>
            <Table.Th>{t('payments.settlements.check')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={JSON.stringify([row.account, row.currency, row.reference])}>
              <Table.Td>{row.account}</Table.Td>
              <Table.Td className="kluis-wrap">
                {row.reference ?? t('payments.settlements.noPayout')}
              </Table.Td>
              <Table.Td ta="right">{format.count(row.rows)}</Table.Td>
              <Table.Td ta="right">{format.count(row.newRows)}</Table.Td>
              <Table.Td ta="right">
                <MoneyText cents={row.grossCents} currency={row.currency} />
              </Table.Td>
              <Table.Td ta="right">
                <MoneyText cents={row.feeCents} currency={row.currency} />
              </Table.Td>
              <Table.Td ta="right">
                <MoneyText cents={row.netCents} currency={row.currency} />
              </Table.Td>
              <Table.Td ta="right">
                {row.paidOutCents === null ? (
                  t('payments.settlements.notSaid')
                ) : (
                  <MoneyText cents={row.paidOutCents} currency={row.currency} />
                )}
              </Table.Td>
              <Table.Td>
                <AddsUp
                  cents={row.differenceCents}
                  told={row.reference !== null && row.paidOutCents !== null && row.rows > 1}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  )
}

/** Whether gross, costs and payout fit, where the files tell both. */
export function AddsUp({ cents, told }: { cents: number; told: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (cents === 0 && !told) return t('payments.settlements.notSaid')
  if (cents === 0) return <StatusBadge tone="good" label={t('payments.settlements.fine')} />
  return (
    <StatusBadge
      tone="warn"
      label={t('payments.settlements.differs', { amount: format.money(cents) })}
    />
  )
}
