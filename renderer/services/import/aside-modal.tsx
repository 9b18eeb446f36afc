import { Modal, Stack, Text } from '@mantine/core'
import { shownDomainName } from '../../../shared/services/domain-name'
import {
  fileOperations,
  type AsideReason,
  type RegistrarLine,
  type RegistrarLineKind,
} from '../../../shared/services/files'
import { useCall } from '../../api'
import { useTranslation } from '../../i18n/use-translation'
import { RadioField } from '../../ui/fields/choice-fields'
import { DialogButtons } from '../../ui/form/dialog-buttons'
import { useForm } from '../../ui/form/form'
import { Form } from '../../ui/form/form-frame'
import { toast } from '../../ui/toast'

const reasonsOf: Record<RegistrarLineKind, readonly [AsideReason, ...AsideReason[]]> = {
  'paid-not-billed': ['own-name', 'included', 'as-agreed', 'asked-registrar', 'list-wrong'],
  'billed-but-gone': ['other-registrar', 'as-agreed', 'list-wrong'],
  'other-expiry': ['asked-registrar', 'list-wrong'],
  'other-holder': ['asked-registrar', 'as-agreed', 'list-wrong'],
  'ends-but-renews': ['asked-registrar', 'as-agreed', 'list-wrong'],
  'billed-twice': ['as-agreed', 'included'],
}

/** Why a difference may stay; it is not asked about again until it is another one. */
export function AsideModal({ line, onClose }: { line: RegistrarLine; onClose: () => void }) {
  const { t } = useTranslation()
  const setAside = useCall('services.setAside')
  const { kind, difference, subscriptions, last } = line
  const subscriptionId = (subscriptions[0] ?? last)?.id ?? null
  const domain = shownDomainName(line.domain)
  const form = useForm<{ reason: AsideReason }, typeof fileOperations.setAside.input>({
    form: null,
    initial: { reason: reasonsOf[kind][0] },
    schema: fileOperations.setAside.input,
    toInput: (values) => ({ difference, subscriptionId, ...values }),
  })
  const title = t('services.import.aside.actionWhich', { domain })
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
            await setAside.mutateAsync(input)
            toast.done(t('services.import.aside.done', { domain }))
            onClose()
          })
        }
      >
        <Stack gap="md">
          <Text>{t('services.import.aside.body')}</Text>
          <RadioField
            label={t('services.import.aside.reason')}
            options={reasonsOf[kind].map((value) => ({
              value,
              label: t(`services.import.aside.reasons.${value}`),
            }))}
            {...form.field('reason')}
          />
          <DialogButtons onCancel={onClose} busy={form.busy}>
            {t('services.import.aside.action')}
          </DialogButtons>
        </Stack>
      </Form>
    </Modal>
  )
}
