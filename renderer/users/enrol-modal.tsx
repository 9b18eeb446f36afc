import { Modal, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { session } from '../../shared/session/contract'
import { call } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { AuthenticatorSecret } from '../session/authenticator-secret'
import { DialogButtons } from '../ui/form/dialog-buttons'
import { ErrorState, LoadingState } from '../ui/data-state'
import { CodeField } from '../ui/fields/code-field'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { CodesOnce } from './codes-once'

interface EnrolModalProps {
  /** another app than the one that is set up now */
  renews: boolean
  onClose: () => void
}

/** Sets up the authenticator app; its first code proves that it works. */
export function EnrolModal({ renews, onClose }: EnrolModalProps) {
  const { t } = useTranslation()
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  if (codes) return <CodesOnce codes={codes} onDone={onClose} />
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t('session.enrol.title')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Stack gap="sm">
        <Text>{t('session.enrol.lead')}</Text>
        {renews && <Text>{t('users.account.renewLead')}</Text>}
        <EnrolForm onCancel={onClose} onCodes={setCodes} />
      </Stack>
    </Modal>
  )
}

interface EnrolFormProps {
  onCancel: () => void
  onCodes: (codes: readonly string[]) => void
}

function EnrolForm({ onCancel, onCodes }: EnrolFormProps) {
  const { t } = useTranslation()
  const [start, setStart] = useState<{ secret: string; qr: string } | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const form = useForm({ form: null, initial: { code: '' }, schema: session.enrol.input })
  useEffect(() => {
    call('session.startEnrolment', {}).then(setStart, setFailure)
  }, [])
  if (failure !== null) return <ErrorState error={failure} />
  if (start === null) return <LoadingState rows={4} />
  return (
    <Form
      form={form}
      label={t('session.enrol.title')}
      onSubmit={() =>
        form.submit(async (input) => onCodes((await call('session.enrol', input)).recoveryCodes))
      }
    >
      <Stack gap="sm">
        <AuthenticatorSecret {...start} />
        <CodeField label={t('session.enrol.label')} required {...form.field('code')} />
        <DialogButtons onCancel={onCancel} busy={form.busy}>
          {t('session.enrol.submit')}
        </DialogButtons>
      </Stack>
    </Form>
  )
}
