import { Modal, Stack } from '@mantine/core'
import { z } from 'zod'
import { civilDate } from '../../shared/fields'
import { acceptedWays, type AcceptedWay, type Quote } from '../../shared/quotes/contract'
import { isError, useCall } from '../api'
import { useToday } from '../api/use-today'
import { useTranslation } from '../i18n/use-translation'
import { RadioField } from '../ui/fields/choice-fields'
import { DateField } from '../ui/fields/date-field'
import { DialogButtons } from '../ui/form/dialog-buttons'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { toast } from '../ui/toast'

const schema = z.object({ on: civilDate, by: z.enum(acceptedWays) })

/** When and how the client agreed; past its last day the same button asks once more. */
export function AcceptModal({ quote, onClose }: { quote: Quote; onClose: () => void }) {
  const { t } = useTranslation()
  const today = useToday()
  const accept = useCall('quotes.accept')
  const form = useForm<{ on: string | null; by: AcceptedWay }, typeof schema>({
    form: null,
    initial: { on: today, by: 'mail' },
    schema,
  })
  const late = isError(form.error, 'quote-lapsed')
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('quotes.accept.title')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form
        form={form}
        label={t('quotes.accept.title')}
        onSubmit={() =>
          form.submit(async (input) => {
            await accept.mutateAsync({ ...input, id: quote.id, late })
            toast.done(t('quotes.accept.done'))
            onClose()
          })
        }
      >
        <Stack gap="md">
          <DateField
            {...form.field('on')}
            label={t('quotes.accept.on')}
            inputWidth="12rem"
            required
            autoFocus
          />
          <RadioField
            {...form.field('by')}
            label={t('quotes.accept.by')}
            options={acceptedWays.map((value) => ({
              value,
              label: t(`quotes.page.ways.${value}`),
              ...(value === 'paper' ? { description: t('quotes.accept.paperHelp') } : {}),
            }))}
          />
          <DialogButtons onCancel={onClose} busy={form.busy}>
            {t(late ? 'quotes.accept.late' : 'quotes.accept.confirm')}
          </DialogButtons>
        </Stack>
      </Form>
    </Modal>
  )
}
