import { Modal, Stack } from '@mantine/core'
import { todayIn } from '../../shared/dates'
import { z } from 'zod'
import { disclosureInput, type DataKind } from '../../shared/disclosures/contract'
import { useCall, useData } from '../api'
import { ClientPicker } from '../clients/client-picker'
import { useTranslation } from '../i18n/use-translation'
import { DateField } from '../ui/fields/date-field'
import { TextAreaField } from '../ui/fields/text-field'
import { DialogButtons } from '../ui/form/dialog-buttons'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { toast } from '../ui/toast'
import { DataKindsField } from './data-kinds'
import { RecipientPicker } from './recipient-picker'

const chosen = z.number({ error: 'required' }).int()
const recordForm = disclosureInput.extend({ recipientId: chosen, clientId: chosen })

interface RecordValues {
  recipientId: number | null
  clientId: number | null
  givenOn: string | null
  data: DataKind[]
  note: string
}

interface RecordModalProps {
  /** whose data, when that is known */
  clientId: number | null
  onClose: () => void
}

/** Writes down what somebody gave outside the program: by telephone, mail, or another program. */
export function RecordModal({ clientId, onClose }: RecordModalProps) {
  const { t } = useTranslation()
  const record = useCall('disclosures.record')
  const recipients = useData('disclosures.recipients', {})
  const form = useForm<RecordValues, typeof recordForm>({
    // About a client who is only chosen here: kept, it would stay behind when that one is erased.
    form: null,
    initial: {
      recipientId: null,
      clientId,
      givenOn: todayIn(new Date()),
      data: [],
      note: '',
    },
    schema: recordForm,
  })
  const { onChange: chooseRecipient, ...recipientField } = form.field('recipientId')
  const choose = (id: number | null) => {
    chooseRecipient(id)
    // What this recipient usually gets; to be put right where it was something else.
    const usual = recipients.data?.find((one) => one.id === id)?.data
    if (usual && form.values.data.length === 0) form.set('data', usual)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('disclosures.record')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form
        form={form}
        label={t('disclosures.record')}
        onSubmit={() =>
          form.submit(async (given) => {
            await record.mutateAsync(given)
            toast.done(t('disclosures.recorded'))
            onClose()
          })
        }
      >
        <Stack gap="md">
          <RecipientPicker
            label={t('disclosures.recipient')}
            required
            {...recipientField}
            onChange={choose}
          />
          <ClientPicker label={t('disclosures.of')} required {...form.field('clientId')} />
          <DateField
            label={t('disclosures.on')}
            required
            inputWidth="12rem"
            {...form.field('givenOn')}
          />
          <DataKindsField label={t('disclosures.data')} {...form.field('data')} />
          <TextAreaField
            label={t('disclosures.note')}
            description={t('disclosures.noteHelp')}
            minRows={2}
            maxRows={6}
            {...form.field('note')}
          />
          <DialogButtons onCancel={onClose} busy={form.busy}>
            {t('disclosures.record')}
          </DialogButtons>
        </Stack>
      </Form>
    </Modal>
  )
}
