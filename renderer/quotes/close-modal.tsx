import { Modal, Stack } from '@mantine/core'
import { z } from 'zod'
import { civilDate } from '../../shared/fields'
import type { Quote } from '../../shared/quotes/contract'
import { useCall } from '../api'
import { useToday } from '../api/use-today'
import { useTranslation } from '../i18n/use-translation'
import { DateField } from '../ui/fields/date-field'
import { DialogButtons } from '../ui/form/dialog-buttons'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { toast } from '../ui/toast'

const schema = z.object({ on: civilDate })

interface CloseModalProps {
  quote: Quote
  outcome: 'refused' | 'withdrawn'
  onClose: () => void
}

/** On which day nothing came of it. */
export function CloseModal({ quote, outcome, onClose }: CloseModalProps) {
  const { t } = useTranslation()
  const today = useToday()
  const close = useCall('quotes.close')
  const form = useForm<{ on: string | null }, typeof schema>({
    form: null,
    initial: { on: today },
    schema,
  })
  const title = t(outcome === 'refused' ? 'quotes.page.refuse' : 'quotes.page.withdraw')
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form
        form={form}
        label={title}
        onSubmit={() =>
          form.submit(async (input) => {
            await close.mutateAsync({ ...input, id: quote.id, outcome })
            toast.done(
              t(outcome === 'refused' ? 'quotes.page.refusedDone' : 'quotes.page.withdrawnDone'),
            )
            onClose()
          })
        }
      >
        <Stack gap="md">
          <DateField
            {...form.field('on')}
            label={t('quotes.page.on')}
            inputWidth="12rem"
            required
            autoFocus
          />
          <DialogButtons onCancel={onClose} busy={form.busy}>
            {title}
          </DialogButtons>
        </Stack>
      </Form>
    </Modal>
  )
}
