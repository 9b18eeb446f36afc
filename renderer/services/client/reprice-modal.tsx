import { Modal, Stack } from '@mantine/core'
import type { z } from 'zod'
import { isRecurring, type Item } from '../../../shared/services/catalogue'
import { subscriptions, type Subscription } from '../../../shared/services/subscription'
import { useCall } from '../../api'
import { useFormat } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { SelectField } from '../../ui/fields/choice-fields'
import { DateField } from '../../ui/fields/date-field'
import { MoneyField } from '../../ui/fields/number-fields'
import { DialogButtons } from '../../ui/form/dialog-buttons'
import { useForm } from '../../ui/form/form'
import { Form } from '../../ui/form/form-frame'
import { toast } from '../../ui/toast'

interface RepriceModalProps {
  subscription: Subscription
  items: readonly Item[]
  today: string
  onClose: () => void
}

interface Values {
  item: string
  validFrom: string | null
  priceCents: number | null
}

/** Another price or another item from a day on. */
export function RepriceModal({ subscription, items, today, onClose }: RepriceModalProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const reprice = useCall('services.reprice')
  const { id, version, billedTo } = subscription
  const form = useForm<Values, typeof subscriptions.reprice.input>({
    form: null,
    initial: {
      item: String(subscription.item.id),
      validFrom: subscription.nextOn ?? today,
      priceCents: subscription.priceCents,
    },
    schema: subscriptions.reprice.input,
    toInput: ({ item, ...values }) => ({ id, version, itemId: Number(item), ...values }),
    toPath: (path) => (path === 'itemId' ? 'item' : path),
  })
  const item = form.field('item')
  const { validFrom } = form.values
  const inside = billedTo !== null && validFrom !== null && validFrom <= billedTo
  const title = t('services.reprice.title', { name: subscription.item.name })
  return (
    <Modal
      opened
      size="32rem"
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form
        form={form}
        label={title}
        onSubmit={() =>
          form.submit(async (input: z.output<typeof subscriptions.reprice.input>) => {
            const { creditIds } = await reprice.mutateAsync(input)
            toast.done(
              t(creditIds.length > 0 ? 'services.reprice.doneCredit' : 'services.reprice.done', {
                date: format.date(input.validFrom),
              }),
            )
            onClose()
          })
        }
      >
        <Stack gap="md">
          <SelectField
            label={t('services.mine.what')}
            searchable
            options={items
              .filter(
                ({ id: one, kind, retiredAt }) =>
                  (isRecurring(kind) && retiredAt === null) || one === subscription.item.id,
              )
              .map((one) => ({ value: String(one.id), label: one.name }))}
            {...item}
            onChange={(value) => {
              item.onChange(value)
              const chosen = items.find((one) => String(one.id) === value)
              if (chosen) form.set('priceCents', chosen.priceCents)
            }}
          />
          <MoneyField
            label={t('services.catalogue.price')}
            description={t('services.catalogue.priceHelp')}
            required
            {...form.field('priceCents')}
          />
          <DateField
            label={t('services.reprice.from')}
            description={inside ? t('services.reprice.inside') : undefined}
            required
            inputWidth="12rem"
            {...form.field('validFrom')}
          />
          <DialogButtons onCancel={onClose} busy={form.busy}>
            {t('ui.save')}
          </DialogButtons>
        </Stack>
      </Form>
    </Modal>
  )
}
