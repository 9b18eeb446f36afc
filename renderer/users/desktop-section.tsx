import { Button, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { AppError } from '../../shared/errors'
import { session } from '../../shared/session/contract'
import { isError, useCall } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { DialogButtons } from '../ui/form/dialog-buttons'
import { PasswordField } from '../ui/fields/password-field'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'

interface DesktopSectionProps {
  required: boolean
  onChanged: () => void
}

/** A second secret in this computer's keychain, mixed into one's own key. */
export function DesktopSection({ required, onChanged }: DesktopSectionProps) {
  const { t } = useTranslation()
  const [open, dialog] = useDisclosure(false)
  const done = () => {
    dialog.close()
    onChanged()
    toast.done(t('users.account.desktopSaved'))
  }
  const action = t(required ? 'users.account.desktopTurnOff' : 'users.account.desktopTurnOn')
  return (
    <Section title={t('users.account.desktop')}>
      <Text>{t(required ? 'users.account.desktopOn' : 'users.account.desktopOff')}</Text>
      <Text c="dimmed">{t('users.account.desktopHelp')}</Text>
      <div>
        <Button variant="default" onClick={dialog.open}>
          {action}
        </Button>
      </div>
      {open && <Ask required={!required} onDone={done} onClose={dialog.close} />}
    </Section>
  )
}

interface AskProps {
  /** what it will be */
  required: boolean
  onDone: () => void
  onClose: () => void
}

function Ask({ required, onDone, onClose }: AskProps) {
  const { t } = useTranslation()
  const save = useCall('session.requireDesktop')
  const form = useForm({
    form: null,
    initial: { password: '' },
    schema: session.requireDesktop.input,
    toInput: ({ password }) => ({ password, required }),
  })
  const submit = async () => {
    const saved = await form.submit(async (input) => {
      try {
        return await save.mutateAsync(input)
      } catch (error) {
        if (!isError(error, 'wrong-password')) throw error
        throw new AppError('invalid-input', {
          problems: [{ path: 'password', code: 'not-your-password' }],
        })
      }
    })
    if (saved) onDone()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('users.account.desktop')}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form form={form} label={t('users.account.desktop')} onSubmit={submit}>
        <Stack gap="md">
          <PasswordField
            label={t('users.account.desktopPassword')}
            required
            autoFocus
            {...form.field('password')}
          />
          <DialogButtons onCancel={onClose} busy={form.busy}>
            {t('ui.save')}
          </DialogButtons>
        </Stack>
      </Form>
    </Modal>
  )
}
