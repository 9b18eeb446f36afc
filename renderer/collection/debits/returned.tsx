import { Button, Group, Stack, Text } from '@mantine/core'
import { returnReason } from '../../../shared/collection/return-reasons'
import { useCall, useData } from '../../api'
import { ClientLink } from '../../clients/client-link'
import { useFormat } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { InvoiceLink } from '../../invoices/invoice-link'
import { Section } from '../../ui/section'
import { toast } from '../../ui/toast'

/** What came back and is open again, with the bank's reason in words. */
export function ReturnedDebits() {
  const { t } = useTranslation()
  const { money, date, language } = useFormat()
  const rows = useData('collection.returned', {}).data ?? []
  if (rows.length === 0) return null
  return (
    <Section title={t('collection.debits.returned')}>
      <Stack gap="xs">
        {rows.map(({ id, client, invoice, cents, returnedOn, reason }) => (
          <div key={id}>
            <ClientLink id={client.id} name={client.name} /> ·{' '}
            <InvoiceLink id={invoice.id} number={invoice.number} /> · {money(cents)}
            <Text size="sm" c="dimmed">
              {reason === null
                ? t('collection.debits.unknownReason')
                : returnReason(reason).words[language]}
              , {t('collection.debits.returnedOn', { date: date(returnedOn) })}
            </Text>
          </div>
        ))}
      </Stack>
    </Section>
  )
}

/** Collected under rows that a restore lost: a person says what became of it. */
export function HeldDebits() {
  const { t } = useTranslation()
  const rows = useData('collection.heldDebits', {}).data ?? []
  const settle = useCall('collection.settleHeldDebit')
  if (rows.length === 0) return null
  return (
    <Section title={t('collection.debits.held')}>
      <Stack gap="xs">
        <Text>{t('collection.debits.heldBody')}</Text>
        {rows.map(({ invoiceId, number, client }) => (
          <Group key={invoiceId} justify="space-between" gap="xs">
            <span>
              <ClientLink id={client.id} name={client.name} /> ·{' '}
              <InvoiceLink id={invoiceId} number={number} />
            </span>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('collection.debits.notCollectedWhich', { number })}
              onClick={() => settle.mutate({ invoiceId }, { onError: toast.failed })}
            >
              {t('collection.debits.notCollected')}
            </Button>
          </Group>
        ))}
      </Stack>
    </Section>
  )
}
