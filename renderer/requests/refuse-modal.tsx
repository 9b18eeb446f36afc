import { Modal, Stack, Text } from '@mantine/core'
import { requests, type ClientRequest } from '../../shared/requests/contract'
import { useCall } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { TextAreaField } from '../ui/fields/text-field'
import { DialogButtons } from '../ui/form/dialog-buttons'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { toast } from '../ui/toast'

interface RefuseModalProps {
  request: ClientRequest
  onClose: () => void
}

/** Why it is not carried out: the letter says it. */
export function RefuseModal({ request: { id, version }, onClose }: RefuseModalProps) {
  const { t } = useTranslation()
  const refuse = useCall('requests.refuse')
  const form = useForm<{ reason: string | null }, typeof requests.refuse.input>({
    form: null,
    initial: { reason: null },
    schema: requests.refuse.input,
    toInput: ({ reason }) => ({ id, version, reason }),
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('requests.refuseTitle')}
      size="36rem"
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form
        form={form}
        label={t('requests.refuseTitle')}
        onSubmit={() =>
          void form.submit(async (input) => {
            await refuse.mutateAsync(input)
            toast.done(t('requests.refusedDone'))
            onClose()
          })
        }
      >
        <Stack gap="md">
          <Text>{t('requests.refuseHelp')}</Text>
          <TextAreaField
            label={t('requests.reason')}
            required
            autoFocus
            minRows={3}
            maxRows={8}
            {...form.field('reason')}
          />
          <DialogButtons onCancel={onClose} busy={form.busy}>
            {t('requests.refuse')}
          </DialogButtons>
        </Stack>
      </Form>
    </Modal>
  )
}
