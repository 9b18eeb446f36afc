import { Button, Checkbox, Group, Stack, Table, Text } from '@mantine/core'
import { useNavigate, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import type { FilePreview, StatementPreview } from '../../../shared/payments/contract'
import { call, useCall } from '../../api'
import { useFormat } from '../../i18n/use-format'
import { MoneyText } from '../../ui/money-text'
import { Notice } from '../../ui/notice'
import { Section } from '../../ui/section'
import { StatusBadge } from '../../ui/status-badge'
import { toast } from '../../ui/toast'
import { Scrolling } from '../../ui/table/scrolling'
import { GapNotice } from '../gap-notice'
import { putAway } from './reading'

interface PreviewPanelProps {
  preview: FilePreview
  name: string
}

/** What a file holds, whether it adds up, and the button that books it. */
export function PreviewPanel({ preview, name }: PreviewPanelProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const router = useRouter()
  const book = useCall('payments.book')
  const [despite, setDespite] = useState(false)
  const [twins, setTwins] = useState(false)
  const [ours, setOurs] = useState(false)
  const others = preview.otherAccounts
  const before = preview.files.flatMap(({ bookedBeforeAt }) => bookedBeforeAt ?? []).sort()
  const fresh = preview.newEntries - (twins ? 0 : preview.lookAlikes)
  const confirmBooking = async () => {
    try {
      const { newEntries, setAside } = await book.mutateAsync({
        preview: preview.preview,
        despiteMismatch: despite,
        lookAlikes: twins ? 'book' : 'skip',
        otherAccounts: ours,
      })
      putAway(preview.preview)
      const booked = t('payments.preview.booked', { count: newEntries })
      const byRules = setAside > 0 ? t('payments.rules.booked', { count: setAside }) : ''
      toast.done([booked, byRules].filter((part) => part !== '').join(' '))
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
      {preview.files.length > 1 && (
        <Text>
          {t('payments.preview.files', { count: preview.files.length })}{' '}
          {preview.files.map((file) => file.name).join(', ')}
        </Text>
      )}
      {preview.passedOver.length > 0 && (
        <Notice tone="info">
          {t('payments.preview.passedOver', { names: preview.passedOver.join(', ') })}
        </Notice>
      )}
      {preview.files.length === 1 && before[0] && (
        <Notice tone="warn" role="status">
          {t('payments.preview.before', { date: format.moment(before[0]) })}
        </Notice>
      )}
      {preview.files.length > 1 && before.length > 0 && (
        <Notice tone="info" role="status">
          {t('payments.preview.someBefore', { count: before.length })}
        </Notice>
      )}
      {fresh <= 0 && <Notice tone="info">{t('payments.preview.nothingNew')}</Notice>}
      {preview.gaps.map((gap, place) => (
        <GapNotice key={place} gap={gap} />
      ))}
      <Section title={t('payments.preview.found')} flush>
        <Statements statements={preview.statements} />
      </Section>
      {preview.lookAlikes > 0 && (
        <Notice tone="info">
          <Stack gap="xs">
            {t('payments.preview.lookAlikes', { count: preview.lookAlikes })}
            <Checkbox
              label={t('payments.preview.bookTwins')}
              checked={twins}
              onChange={(event) => setTwins(event.currentTarget.checked)}
            />
          </Stack>
        </Notice>
      )}
      {!preview.addsUp && fresh > 0 && (
        <Notice tone="warn">
          <Stack gap="xs">
            {t('payments.preview.mismatch')}
            <Checkbox
              label={t('payments.preview.despite')}
              checked={despite}
              onChange={(event) => setDespite(event.currentTarget.checked)}
            />
          </Stack>
        </Notice>
      )}
      {others.length > 0 && fresh > 0 && (
        <Notice tone="warn">
          <Stack gap="xs">
            {t('payments.preview.otherAccounts', {
              count: others.length,
              accounts: others.join(', '),
            })}
            <Checkbox
              label={t('payments.preview.ours', { count: others.length })}
              checked={ours}
              onChange={(event) => setOurs(event.currentTarget.checked)}
            />
          </Stack>
        </Notice>
      )}
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={() => void drop()}>
          {t('payments.preview.drop')}
        </Button>
        <Button
          disabled={fresh <= 0 || (!preview.addsUp && !despite) || (others.length > 0 && !ours)}
          loading={book.isPending}
          onClick={() => void confirmBooking()}
        >
          {t('payments.preview.book', { count: Math.max(fresh, 0) })}
        </Button>
      </Group>
    </Stack>
  )
}

function Statements({ statements }: { statements: readonly StatementPreview[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const period = ({ fromOn, toOn }: StatementPreview) =>
    [...new Set([fromOn, toOn])]
      .filter((date) => date !== null)
      .map(format.date)
      .join(' – ')
  const money = (cents: number | null) => (cents === null ? '' : <MoneyText cents={cents} />)
  return (
    <Scrolling minWidth={860}>
      <Table verticalSpacing="xs" horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('payments.preview.account')}</Table.Th>
            <Table.Th>{t('payments.preview.number')}</Table.Th>
            <Table.Th>{t('payments.preview.period')}</Table.Th>
            <Table.Th ta="right">{t('payments.preview.entries')}</Table.Th>
            <Table.Th ta="right">{t('payments.preview.fresh')}</Table.Th>
            <Table.Th ta="right">{t('payments.preview.opening')}</Table.Th>
            <Table.Th ta="right">{t('payments.preview.sum')}</Table.Th>
            <Table.Th ta="right">{t('payments.preview.closing')}</Table.Th>
            <Table.Th>{t('payments.preview.check')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {statements.map((statement, place) => (
            <Table.Tr key={place}>
              <Table.Td className="kluis-mono">{statement.account}</Table.Td>
              <Table.Td>{statement.number}</Table.Td>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{period(statement)}</Table.Td>
              <Table.Td ta="right">{format.count(statement.entries)}</Table.Td>
              <Table.Td ta="right">{format.count(statement.newEntries)}</Table.Td>
              <Table.Td ta="right">{money(statement.openingCents)}</Table.Td>
              <Table.Td ta="right">{money(statement.sumCents)}</Table.Td>
              <Table.Td ta="right">{money(statement.closingCents)}</Table.Td>
              <Table.Td>
                <AddsUp statement={statement} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  )
}

function AddsUp({ statement: { addsUp, differenceCents } }: { statement: StatementPreview }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (addsUp) return <StatusBadge tone="good" label={t('payments.preview.addsUp')} />
  return (
    <StatusBadge
      tone="warn"
      label={
        differenceCents === null
          ? t('payments.preview.noBalance')
          : t('payments.preview.differs', { amount: format.money(differenceCents) })
      }
    />
  )
}
