import { Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { session } from '../../shared/session/contract'
import { call } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { DialogButtons } from '../ui/form/dialog-buttons'
import { CodeField } from '../ui/fields/code-field'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { CodesOnce } from './codes-once'

/** Ten new recovery codes, after a code of the app. */
export function RecoveryCodesModal({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const form = useForm({
    form: null,
    initial: { code: '' },
    schema: session.renewRecoveryCodes.input,
  })
  if (codes) return <CodesOnce codes={codes} onDone={onClose} />
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('users.account.codes')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form
        form={form}
        label={t('users.account.codes')}
        onSubmit={() =>
          form.submit(async (input) =>
            setCodes((await call('session.renewRecoveryCodes', input)).recoveryCodes),
          )
        }
      >
        <Stack gap="md">
          <Text>{t('users.account.renewCodesLead')}</Text>
          <CodeField label={t('session.enrol.label')} required {...form.field('code')} />
          <DialogButtons onCancel={onClose} busy={form.busy}>
            {t('users.account.renewCodesConfirm')}
          </DialogButtons>
        </Stack>
      </Form>
    </Modal>
  )
}
