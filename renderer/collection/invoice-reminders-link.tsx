import { Button, Group, Stack, Text } from '@mantine/core'
import type { InvoiceReminders, SentReminder } from '../../shared/collection/reminders'
import { call, useCall, useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { confirm } from '../ui/confirm'
import { DateText } from '../ui/date-text'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'

/** What was sent about an invoice, what comes next, and what may be asked today. */
export function InvoiceRemindersLink({ invoiceId }: { invoiceId: number }) {
  const { t } = useTranslation()
  const { money } = useFormat()
  const found = useData('collection.ofInvoice', { invoiceId }).data
  if (!found || (found.sent.length === 0 && found.next.kind === 'settled')) return null
  const { demand } = found
  return (
    <Section title={t('collection.ofInvoice.title')}>
      <Stack gap="sm">
        {found.sent.length === 0 && <Text c="dimmed">{t('collection.ofInvoice.none')}</Text>}
        {found.sent.map((one) => (
          <Sent key={one.id} reminder={one} />
        ))}
        <Next next={found.next} />
        {demand && (
          <div>
            <Group justify="space-between" gap="xs">
              <Text>{t('collection.ofInvoice.demand')}</Text>
              <Text fw={600}>{money(demand.totalCents)}</Text>
            </Group>
            <Text size="xs" c="dimmed">
              {t('collection.ofInvoice.demandHelp', {
                open: money(demand.openCents),
                interest: money(demand.interestCents),
                costs: money(demand.costsCents),
              })}
            </Text>
          </div>
        )}
      </Stack>
    </Section>
  )
}

function Sent({ reminder }: { reminder: SentReminder }) {
  const { t } = useTranslation()
  const { money } = useFormat()
  const back = useCall('collection.takeBack')
  const { id, step, sentOn, channel, totalCents, last } = reminder
  const takeBack = async () => {
    const sure = await confirm({
      title: t('collection.ofInvoice.takeBackTitle'),
      body: t('collection.ofInvoice.takeBackBody'),
      confirm: t('collection.ofInvoice.takeBack'),
    })
    if (sure) back.mutate({ reminderId: id }, { onError: toast.failed })
  }
  return (
    <div>
      <Group justify="space-between" gap="xs">
        <Text>{t(`collection.steps.${step}`)}</Text>
        <DateText date={sentOn} />
      </Group>
      <Text size="sm" c="dimmed">
        {channel === null
          ? t('collection.ofInvoice.known')
          : [
              t(`collection.channel.${channel}`),
              totalCents === null
                ? ''
                : t('collection.ofInvoice.asked', { amount: money(totalCents) }),
            ]
              .filter((part) => part !== '')
              .join(' · ')}
      </Text>
      {(channel === 'email' || last) && (
        <Group gap="xs">
          {channel === 'email' && (
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => {
                call('collection.openDraft', { reminderId: id }).catch(toast.failed)
              }}
            >
              {t('collection.ofInvoice.openDraft')}
            </Button>
          )}
          {last && (
            <Button size="compact-sm" variant="subtle" onClick={() => void takeBack()}>
              {t('collection.ofInvoice.takeBack')}
            </Button>
          )}
        </Group>
      )}
    </div>
  )
}

function Next({ next }: { next: InvoiceReminders['next'] }) {
  const { t } = useTranslation()
  const { date } = useFormat()
  const line = (): string | null => {
    if (next.kind === 'settled' || next.kind === 'resume') return null
    if (next.kind === 'done') return t('collection.ofInvoice.next.done')
    if (next.kind === 'held')
      return next.why === 'paused' && next.until !== null
        ? t('collection.ofInvoice.next.pausedUntil', { date: date(next.until) })
        : t(`collection.ofInvoice.next.${next.why}`)
    const step = next.kind === 'send' ? next.step : next.kind === 'wait' ? next.for : 'suspend'
    const words = { step: t(`collection.steps.${step}`).toLowerCase() }
    return next.kind === 'wait'
      ? t('collection.ofInvoice.next.wait', { ...words, date: date(next.on) })
      : t(`collection.ofInvoice.next.${next.kind}`, words)
  }
  const text = line()
  return text === null ? null : <Text c="dimmed">{text}</Text>
}
