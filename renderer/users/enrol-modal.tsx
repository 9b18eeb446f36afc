import { Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Output } from '../../shared/contract'
import { session } from '../../shared/session/contract'
import { call } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { AuthenticatorSecret } from '../session/authenticator-secret'
import { DialogButtons } from '../ui/form/dialog-buttons'
import { CodeField } from '../ui/fields/code-field'
import { PasswordField } from '../ui/fields/password-field'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { CodesOnce } from './codes-once'

type Start = Output<'session.startEnrolment'>

interface EnrolModalProps {
  /** another app than the one that is set up now */
  renews: boolean
  onClose: () => void
}

/** Sets up the authenticator app; its first code proves that it works. */
export function EnrolModal({ renews, onClose }: EnrolModalProps) {
  const { t } = useTranslation()
  const [start, setStart] = useState<Start | null>(null)
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
        {start ? (
          <EnrolForm start={start} onCancel={onClose} onCodes={setCodes} />
        ) : (
          <ProofForm renews={renews} onCancel={onClose} onStart={setStart} />
        )}
      </Stack>
    </Modal>
  )
}

interface ProofFormProps {
  renews: boolean
  onCancel: () => void
  onStart: (start: Start) => void
}

/** The password, and a code of the app that is to be replaced. */
function ProofForm({ renews, onCancel, onStart }: ProofFormProps) {
  const { t } = useTranslation()
  const form = useForm({
    form: null,
    initial: { password: '', code: '' },
    schema: session.startEnrolment.input,
    toInput: ({ password, code }) => ({ password, code: renews ? code : null }),
  })
  return (
    <Form
      form={form}
      label={t('users.account.proof')}
      onSubmit={() =>
        void form.submit(async (input) => onStart(await call('session.startEnrolment', input)))
      }
    >
      <Stack gap="sm">
        <PasswordField
          label={t('users.account.proofPassword')}
          required
          autoFocus
          {...form.field('password')}
        />
        {renews && (
          <CodeField label={t('users.account.proofCode')} required {...form.field('code')} />
        )}
        <DialogButtons onCancel={onCancel} busy={form.busy}>
          {t('users.account.proofNext')}
        </DialogButtons>
      </Stack>
    </Form>
  )
}

interface EnrolFormProps {
  start: Start
  onCancel: () => void
  onCodes: (codes: readonly string[]) => void
}

function EnrolForm({ start, onCancel, onCodes }: EnrolFormProps) {
  const { t } = useTranslation()
  const form = useForm({ form: null, initial: { code: '' }, schema: session.enrol.input })
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
