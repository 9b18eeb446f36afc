import { Button, Group, Modal, Stack } from '@mantine/core'
import { useState } from 'react'
import { approvals as contract } from '../../shared/approvals/contract'
import { useCall } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { DialogButtons } from '../ui/form/dialog-buttons'
import { TextAreaField } from '../ui/fields/text-field'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { toast } from '../ui/toast'

/** Approving is one press; refusing tells why. */
export function Decide({ id }: { id: number }) {
  const { t } = useTranslation()
  const decide = useCall('approvals.decide')
  const [refusing, setRefusing] = useState(false)
  return (
    <Group gap="xs">
      <Button
        loading={decide.isPending}
        onClick={() =>
          decide.mutate(
            { id, approved: true, reason: null },
            { onSuccess: () => toast.done(t('approvals.approved')), onError: toast.failed },
          )
        }
      >
        {t('approvals.approve')}
      </Button>
      <Button variant="default" onClick={() => setRefusing(true)}>
        {t('approvals.refuse')}
      </Button>
      {refusing && <Refuse id={id} onClose={() => setRefusing(false)} />}
    </Group>
  )
}

function Refuse({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useTranslation()
  const decide = useCall('approvals.decide')
  const form = useForm({
    form: null,
    initial: { reason: '' },
    schema: contract.decide.input,
    toInput: ({ reason }) => ({ id, approved: false, reason }),
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('approvals.refuse')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form
        form={form}
        label={t('approvals.reasonLabel')}
        onSubmit={() =>
          form.submit(async (input) => {
            await decide.mutateAsync(input)
            toast.done(t('approvals.refused'))
            onClose()
          })
        }
      >
        <Stack gap="md">
          <TextAreaField
            label={t('approvals.reason')}
            required
            autoFocus
            {...form.field('reason')}
          />
          <DialogButtons onCancel={onClose} busy={form.busy} danger>
            {t('approvals.refuse')}
          </DialogButtons>
        </Stack>
      </Form>
    </Modal>
  )
}
