import { ActionIcon, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { Quote } from '../../../shared/quotes/contract'
import { quotes } from '../../../shared/quotes/contract'
import { isRecurring, type Item } from '../../../shared/services/catalogue'
import { useCall, useData } from '../../api'
import { useToday } from '../../api/use-today'
import { useFormat } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { DataState } from '../../ui/data-state'
import { CheckField, FieldNote, RadioField, SelectField } from '../../ui/fields/choice-fields'
import { DateField } from '../../ui/fields/date-field'
import { MoneyField, PercentageField } from '../../ui/fields/number-fields'
import { DialogButtons } from '../../ui/form/dialog-buttons'
import { useForm } from '../../ui/form/form'
import { Form } from '../../ui/form/form-frame'
import { toast } from '../../ui/toast'
import { inputOf, startOf, sumOf, type PlanValues } from './plan-values'

interface PlanModalProps {
  quote: Quote
  onClose: () => void
}

/** Which lines become services, and by how many invoices the rest is billed. */
export function PlanModal({ quote, onClose }: PlanModalProps) {
  const { t } = useTranslation()
  const items = useData('services.items', {})
  const today = useToday()
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('quotes.plan.title')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <DataState of={items}>
        {(found) => (
          <PlanForm
            quote={quote}
            today={today}
            items={found.filter(({ kind, retiredAt }) => isRecurring(kind) && retiredAt === null)}
            onClose={onClose}
          />
        )}
      </DataState>
    </Modal>
  )
}

const schema = quotes.plan.input.omit({ id: true })
type PlanFormed = ReturnType<typeof useForm<PlanValues, typeof schema>>

function PlanForm({
  quote,
  today,
  items,
  onClose,
}: PlanModalProps & { today: string; items: readonly Item[] }) {
  const { t } = useTranslation()
  const plan = useCall('quotes.plan')
  const form = useForm<PlanValues, typeof schema>({
    form: null,
    initial: startOf(quote, today),
    schema,
    toInput: inputOf,
    toPath: (path) =>
      path.startsWith('services') ? 'lines' : path.replace(/^(shares\.\d+)$/, '$1.share'),
  })
  const { how, lines } = form.values
  const allServices = lines.every(({ chosen }) => chosen)
  return (
    <Form
      form={form}
      label={t('quotes.plan.title')}
      onSubmit={() =>
        form.submit(async (input) => {
          await plan.mutateAsync({ ...input, id: quote.id })
          toast.done(t('quotes.plan.done'))
          onClose()
        })
      }
    >
      <Stack gap="md">
        {!allServices && (
          <RadioField
            {...form.field('how')}
            label={t('quotes.plan.how')}
            options={[
              { value: 'whole', label: t('quotes.plan.whole') },
              { value: 'halves', label: t('quotes.plan.halves') },
              { value: 'own', label: t('quotes.plan.own') },
            ]}
          />
        )}
        {!allServices && how === 'own' && <Shares form={form} />}
        {form.errorAt('shares') !== null && (
          <Text c="var(--mantine-color-error)" role="alert" tabIndex={-1} data-field="shares">
            {form.errorAt('shares')}
          </Text>
        )}
        {!allServices && how !== 'whole' && <FieldNote>{t('quotes.plan.vat')}</FieldNote>}
        <Services form={form} items={items} />
        <DialogButtons onCancel={onClose} busy={form.busy}>
          {t('quotes.plan.confirm')}
        </DialogButtons>
      </Stack>
    </Form>
  )
}

const mostShares = 12

function Shares({ form }: { form: PlanFormed }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { shares } = form.values
  return (
    <Stack gap="sm">
      <div className="kluis-quote-shares">
        {shares.map((_, at) => (
          <Group key={at} gap={4} wrap="nowrap" align="flex-end">
            <PercentageField
              {...form.field(`shares.${at}.share`)}
              label={t('quotes.plan.share', { nth: at + 1 })}
            />
            {shares.length > 2 && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={t('quotes.plan.remove', { nth: at + 1 })}
                onClick={() => form.removeRow('shares', at)}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            )}
          </Group>
        ))}
      </div>
      <Group justify="space-between" gap="sm">
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconPlus size={16} aria-hidden />}
          disabled={shares.length >= mostShares}
          onClick={() => form.insertRow('shares', { share: null })}
        >
          {t('quotes.plan.add')}
        </Button>
        <Text size="sm" role="status">
          {t('quotes.plan.sum', { sum: format.percentage(sumOf(form.values)) })}
        </Text>
      </Group>
    </Stack>
  )
}

function Services({ form, items }: { form: PlanFormed; items: readonly Item[] }) {
  const { t } = useTranslation()
  if (items.length === 0) return <FieldNote>{t('quotes.plan.noItems')}</FieldNote>
  return (
    <Stack gap="sm" role="group" aria-label={t('quotes.plan.services')}>
      <div>
        <Text fw={600}>{t('quotes.plan.services')}</Text>
        <FieldNote>{t('quotes.plan.servicesHelp')}</FieldNote>
      </div>
      {form.values.lines.map(({ label, chosen }, at) => (
        <Stack key={at} gap="xs">
          <CheckField {...form.field(`lines.${at}.chosen`)} label={label} />
          {chosen && (
            <div className="kluis-quote-shares">
              <SelectField
                {...form.field(`lines.${at}.item`)}
                label={t('quotes.plan.itemShort')}
                searchable
                required
                options={items.map(({ id, name }) => ({ value: String(id), label: name }))}
              />
              <DateField
                {...form.field(`lines.${at}.startsOn`)}
                label={t('quotes.plan.startsOn')}
                required
              />
              <MoneyField
                {...form.field(`lines.${at}.priceCents`)}
                label={t('quotes.plan.price')}
                required
              />
            </div>
          )}
        </Stack>
      ))}
      {form.errorAt('lines') !== null && (
        <Text c="var(--mantine-color-error)" role="alert" tabIndex={-1} data-field="lines">
          {form.errorAt('lines')}
        </Text>
      )}
    </Stack>
  )
}
