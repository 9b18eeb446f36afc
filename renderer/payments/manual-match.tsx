import { ActionIcon, Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../i18n/use-translation'
import type { InvoiceRow } from '../../shared/invoices/contract'
import { payments as contract, type EntryDetail } from '../../shared/payments/contract'
import { useCall } from '../api'
import { ClientPicker } from '../clients/client-picker'
import { useFormat } from '../i18n/use-format'
import { InvoicePicker } from '../invoices/invoice-picker'
import { MoneyField } from '../ui/fields/number-fields'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { toast } from '../ui/toast'

interface Values {
  rows: { invoiceId: number | null; amountCents: number | null }[]
  remainderClientId: number | null
}

interface ManualMatchProps {
  entry: EntryDetail
  onCancel: () => void
  onDone: () => void
}

/** Dividing an entry by hand: invoices with amounts, and the rest kept for a client. */
export function ManualMatch({ entry, onCancel, onDone }: ManualMatchProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const save = useCall('payments.match')
  const left = entry.amountCents - entry.allocatedCents
  const [chosen, setChosen] = useState<(InvoiceRow | null)[]>([null])
  const initial: Values = {
    rows: [{ invoiceId: null, amountCents: left }],
    remainderClientId: null,
  }
  const form = useForm({
    form: null,
    clientId: null,
    initial,
    schema: contract.match.input,
    toInput: ({ rows, remainderClientId }) => ({
      id: entry.id,
      allocations: rows.flatMap(({ invoiceId, amountCents }) =>
        invoiceId === null ? [] : [{ invoiceId, amountCents: amountCents ?? 0 }],
      ),
      remainderClientId,
    }),
    toPath: (path) => path.replace(/^allocations/, 'rows'),
  })
  const divided = form.values.rows.reduce(
    (sum, { invoiceId, amountCents }) => sum + (invoiceId === null ? 0 : (amountCents ?? 0)),
    0,
  )
  const rest = left - divided
  const choose = (place: number, invoice: InvoiceRow | null) => {
    setChosen((rows) => rows.map((row, at) => (at === place ? invoice : row)))
    form.set(`rows.${place}.invoiceId`, invoice?.id ?? null)
    if (!invoice) return
    // As much as is left, and never more than the invoice still wants.
    const others = divided - (form.values.rows[place]?.amountCents ?? 0)
    const most = left - (form.values.rows[place]?.invoiceId === null ? divided : others)
    const amount = Math.abs(invoice.openCents) < Math.abs(most) ? invoice.openCents : most
    form.set(`rows.${place}.amountCents`, amount)
  }
  return (
    <Form
      form={form}
      label={t('payments.manual.title')}
      onSubmit={() =>
        void form.submit(async (input) => {
          await save.mutateAsync(input)
          toast.done(t('payments.proposals.accepted'))
          onDone()
        })
      }
    >
      <Stack gap="sm">
        <Title order={3}>{t('payments.manual.title')}</Title>
        {form.values.rows.map((_, place) => (
          <Group key={place} gap="xs" wrap="nowrap" align="flex-end">
            <div style={{ flex: 1, minWidth: 0 }}>
              <InvoicePicker
                label={t('payments.manual.invoice')}
                name={`rows.${place}.invoiceId`}
                value={chosen[place] ?? null}
                onChange={(invoice) => choose(place, invoice)}
                error={null}
                except={form.values.rows.flatMap(({ invoiceId }) =>
                  invoiceId === null ? [] : [invoiceId],
                )}
              />
            </div>
            <MoneyField
              label={t('payments.manual.amount')}
              w="8rem"
              {...form.field(`rows.${place}.amountCents`)}
            />
            <ActionIcon
              variant="subtle"
              size="lg"
              aria-label={t('payments.manual.remove')}
              disabled={form.values.rows.length === 1}
              onClick={() => {
                form.removeRow('rows', place)
                setChosen((rows) => rows.filter((_row, at) => at !== place))
              }}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <Group justify="space-between">
          <Button
            variant="subtle"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => {
              form.insertRow('rows', { invoiceId: null, amountCents: rest })
              setChosen((rows) => [...rows, null])
            }}
          >
            {t('payments.manual.add')}
          </Button>
          <Text role="status">{t('payments.manual.left', { amount: format.money(rest) })}</Text>
        </Group>
        {rest !== 0 && (
          <ClientPicker label={t('payments.manual.keep')} {...form.field('remainderClientId')} />
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onCancel}>
            {t('ui.cancel')}
          </Button>
          <Button type="submit" loading={form.busy}>
            {t('payments.manual.save')}
          </Button>
        </Group>
      </Stack>
    </Form>
  )
}
