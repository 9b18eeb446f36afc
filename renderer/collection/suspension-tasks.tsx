import { Button, Group, Stack, Text } from '@mantine/core'
import { useCall, useData } from '../api'
import { ClientLink } from '../clients/client-link'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { InvoiceLink } from '../invoices/invoice-link'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'

/** Services to suspend, and to resume once all is paid: done elsewhere, ticked off here. */
export function SuspensionTasks() {
  const { t } = useTranslation()
  const { date } = useFormat()
  const tasks = useData('collection.tasks', {}).data ?? []
  const finish = useCall('collection.finishTask')
  if (tasks.length === 0) return null
  const tick = (id: number, kind: 'suspend' | 'resume', done: boolean) =>
    finish.mutate({ id, kind, done }, { onError: toast.failed })
  return (
    <Section title={t('collection.tasks')}>
      <Stack gap="xs">
        {tasks.map(({ id, kind, client, invoice, on }) => (
          <Group key={id} justify="space-between" gap="xs">
            <div>
              <ClientLink id={client.id} name={client.name} /> · {t(`collection.task.${kind}`)}{' '}
              <Text component="span" c="dimmed" size="sm">
                {t('collection.because')} <InvoiceLink id={invoice.id} number={invoice.number} />,{' '}
                {t('collection.since', { date: date(on) })}
              </Text>
            </div>
            <Group gap="xs">
              {kind === 'suspend' && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  aria-label={t('collection.tick.stay', { name: client.name })}
                  onClick={() => tick(id, kind, false)}
                >
                  {t('collection.stays')}
                </Button>
              )}
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t(`collection.tick.${kind}`, { name: client.name })}
                onClick={() => tick(id, kind, true)}
              >
                {t(kind === 'suspend' ? 'collection.suspended' : 'collection.resumed')}
              </Button>
            </Group>
          </Group>
        ))}
      </Stack>
    </Section>
  )
}
