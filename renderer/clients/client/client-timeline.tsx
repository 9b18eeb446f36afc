import { Text } from '@mantine/core'
import { IconCash, IconTimeline } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation, type Translate } from '../../i18n/use-translation'
import type { Client, TimelineEvent } from '../../../shared/clients/contract'
import { clientFields } from '../../../shared/clients/fields'
import { useFormat, type Format } from '../../i18n/use-format'
import { InvoiceLink } from '../../invoices/invoice-link'
import { EmptyState } from '../../ui/data-state'
import { DateText, MomentText } from '../../ui/date-text'
import { MoneyText } from '../../ui/money-text'
import { useList } from '../../ui/table/use-list'
import { VirtualTable, type Column } from '../../ui/table/virtual-table'

interface ClientTimelineProps {
  client: Client
  show: 'all' | 'payments'
}

/** What happened with a client, the newest first; or only the money of it. */
export function ClientTimeline({ client, show }: ClientTimelineProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const list = useList('clients.timeline', { id: client.id, show })
  const columns = useMemo(
    (): Column<TimelineEvent>[] => [
      {
        key: 'when',
        header: t('clients.timeline.when'),
        width: '11rem',
        cell: ({ at }) => (at.length > 10 ? <MomentText moment={at} /> : <DateText date={at} />),
      },
      {
        key: 'what',
        header: t('clients.timeline.what'),
        cell: (event) => <What event={event} t={t} format={format} />,
      },
      {
        key: 'amount',
        header: t('clients.timeline.amount'),
        width: '10rem',
        align: 'right',
        cell: (event) =>
          'amountCents' in event ? (
            <MoneyText cents={event.kind === 'credit' ? -event.amountCents : event.amountCents} />
          ) : null,
      },
    ],
    [t, format],
  )
  return (
    <VirtualTable<TimelineEvent>
      label={t(show === 'all' ? 'clients.timeline.label' : 'clients.timeline.payments', {
        name: client.name,
      })}
      list={list}
      columns={columns}
      rowKey={(event) => `${event.kind} ${event.id}`}
      empty={
        show === 'all' ? (
          <EmptyState icon={IconTimeline} title={t('clients.timeline.empty')} />
        ) : (
          <EmptyState
            icon={IconCash}
            title={t('clients.timeline.noPayments')}
            body={t('clients.timeline.noPaymentsBody')}
          />
        )
      }
    />
  )
}

interface WhatProps {
  event: TimelineEvent
  t: Translate
  format: Format
}

function What({ event, t, format }: WhatProps) {
  switch (event.kind) {
    case 'added':
    case 'terminated':
      return t(`clients.timeline.${event.kind}`)
    case 'entry':
      return event.freeCents === event.amountCents
        ? t('clients.timeline.entry')
        : t('clients.timeline.entryPart', { amount: format.money(event.freeCents) })
    case 'changed':
      return <Changed event={event} t={t} />
    default:
      return (
        <>
          {t(`clients.timeline.${event.kind}`)}{' '}
          <InvoiceLink id={event.invoiceId} number={event.number} />
        </>
      )
  }
}

function Changed({ event, t }: { event: TimelineEvent & { kind: 'changed' }; t: Translate }) {
  const fields = event.fields.map((field) =>
    isField(field) ? t(`clients.fields.${field}`) : field,
  )
  const what =
    fields.length === 0
      ? t('clients.timeline.saved')
      : t('clients.timeline.changed', { fields: fields.join(', ') })
  return (
    <span title={what}>
      {what}
      {event.by !== null && (
        <Text component="span" c="dimmed">
          {' · '}
          {t('clients.timeline.by', { name: event.by })}
        </Text>
      )}
    </span>
  )
}

const fields = [...clientFields, 'terminatedOn'] as const

const isField = (name: string): name is (typeof fields)[number] =>
  fields.some((field) => field === name)
