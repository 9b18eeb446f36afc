import { Modal, Stack } from '@mantine/core'
import { shownDomainName } from '../../../shared/services/domain-name'
import { fileOperations } from '../../../shared/services/files'
import type { Subscription } from '../../../shared/services/subscription'
import { useCall } from '../../api'
import { useTranslation } from '../../i18n/use-translation'
import { TextField } from '../../ui/fields/text-field'
import { DialogButtons } from '../../ui/form/dialog-buttons'
import { useForm } from '../../ui/form/form'
import { Form } from '../../ui/form/form-frame'
import { toast } from '../../ui/toast'

interface Values {
  name: string
  email: string
  phone: string
}

/** Who holds a domain name: saving says that somebody looked, today. */
export function HolderModal({
  subscription,
  onClose,
}: {
  subscription: Subscription
  onClose: () => void
}) {
  const { t } = useTranslation()
  const check = useCall('services.checkDomain')
  const { id, version, holder, domain } = subscription
  const form = useForm<Values, typeof fileOperations.checkDomain.input>({
    form: null,
    initial: {
      name: holder.name ?? '',
      email: holder.email ?? '',
      phone: holder.phone ?? '',
    },
    schema: fileOperations.checkDomain.input,
    toInput: (values) => ({ id, version, holder: values }),
    toPath: (path) => path.replace(/^holder\./, ''),
  })
  const title = t('services.import.holder.title', { domain: shownDomainName(domain ?? '') })
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
          void form.submit(async (input) => {
            await check.mutateAsync(input)
            toast.done(t('services.import.holder.saved'))
            onClose()
          })
        }
      >
        <Stack gap="md">
          <TextField label={t('services.import.holder.name')} {...form.field('name')} />
          <TextField label={t('services.import.holder.email')} {...form.field('email')} />
          <TextField label={t('services.import.holder.phone')} {...form.field('phone')} />
          <DialogButtons onCancel={onClose} busy={form.busy}>
            {t('services.import.holder.save')}
          </DialogButtons>
        </Stack>
      </Form>
    </Modal>
  )
}
