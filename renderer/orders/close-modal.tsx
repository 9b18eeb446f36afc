import { Modal, Stack } from '@mantine/core'
import {
  orderOutcomes,
  orders as contract,
  type Order,
  type OrderOutcome,
} from '../../shared/orders/contract'
import { useCall } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { RadioField } from '../ui/fields/choice-fields'
import { TextAreaField } from '../ui/fields/text-field'
import { DialogButtons } from '../ui/form/dialog-buttons'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'

/** How it ended, of what can be true. */
export function CloseModal({ order, onClose }: { order: Order; onClose: () => void }) {
  const { t } = useTranslation()
  const { id, version, handedOver } = order
  const close = useCall('orders.close')
  const possible = orderOutcomes.filter((one) => {
    if (handedOver !== null) return one === 'handed-over'
    // The end of a preservation comes by itself, on its day.
    return one !== 'handed-over' && one !== 'preserved'
  })
  const form = useForm<{ outcome: OrderOutcome; reason: string }, typeof contract.close.input>({
    form: null,
    initial: { outcome: possible[0] ?? 'withdrawn', reason: '' },
    schema: contract.close.input,
    toInput: ({ outcome, reason }) => ({ id, version, outcome, reason }),
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('orders.close')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form
        form={form}
        label={t('orders.close')}
        onSubmit={() =>
          void form.submit(async (input) => {
            await close.mutateAsync(input)
            onClose()
          })
        }
      >
        <Stack gap="md">
          <RadioField
            label={t('orders.outcome')}
            options={possible.map((value) => ({ value, label: t(`orders.outcomes.${value}`) }))}
            {...form.field('outcome')}
          />
          <TextAreaField
            label={t('orders.reason')}
            description={t('orders.reasonHelp')}
            minRows={2}
            maxRows={6}
            {...form.field('reason')}
          />
          <DialogButtons onCancel={onClose} busy={form.busy}>
            {t('orders.close')}
          </DialogButtons>
        </Stack>
      </Form>
    </Modal>
  )
}
