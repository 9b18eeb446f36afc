import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { credentials, type Login } from '../../../shared/credentials/contract'
import type { Lifetime } from '../../../shared/credentials/expiry'
import { call } from '../../api'
import { useFormat } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { DialogButtons } from '../../ui/form/dialog-buttons'
import { RadioField } from '../../ui/fields/choice-fields'
import { TextField } from '../../ui/fields/text-field'
import { useForm } from '../../ui/form/form'
import { Form } from '../../ui/form/form-frame'
import { toast } from '../../ui/toast'

interface ExtendModalProps {
  login: Login
  onClose: () => void
}

/** Keeps a login longer, with the reason, within its longest life. */
export function ExtendModal({ login, onClose }: ExtendModalProps) {
  const { t } = useTranslation()
  const [first] = login.choices
  return (
    <Modal opened onClose={onClose} title={t('credentials.extend.title')}>
      {first ? (
        <ExtendForm login={login} initial={first.lifetime} onClose={onClose} />
      ) : (
        <Stack gap="md">
          <Text>{t('credentials.extend.none')}</Text>
          <Group justify="flex-end">
            <Button onClick={onClose}>{t('ui.close')}</Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}

interface ExtendFormProps extends ExtendModalProps {
  initial: Lifetime
}

function ExtendForm({ login, initial, onClose }: ExtendFormProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const form = useForm<{ lifetime: Lifetime; reason: string }, typeof credentials.extend.input>({
    // A reason could hold what must not be kept; it is checked before it goes anywhere.
    form: null,
    initial: { lifetime: initial, reason: '' },
    schema: credentials.extend.input,
    toInput: (values) => ({ id: login.id, ...values }),
  })
  const submit = async () => {
    const saved = await form.submit((input) => call('credentials.extend', input))
    if (!saved) return
    const moment = format.moment(saved.value.expiresAt)
    toast.done(t('credentials.extend.saved', { moment }))
    onClose()
  }
  return (
    <Form form={form} label={t('credentials.extend.title')} onSubmit={submit}>
      <Stack gap="md">
        <Text>{t('credentials.extend.lead', { moment: format.moment(login.latestAt) })}</Text>
        <RadioField
          label={t('credentials.extend.lifetime')}
          {...form.field('lifetime')}
          options={login.choices.map(({ lifetime, expiresAt }) => ({
            value: lifetime,
            label: t(`credentials.lifetime.${lifetime}`),
            description: t('credentials.lifetime.until', { moment: format.moment(expiresAt) }),
          }))}
        />
        <TextField
          label={t('credentials.extend.reason')}
          required
          autoFocus
          {...form.field('reason')}
        />
        <DialogButtons onCancel={onClose} busy={form.busy}>
          {t('credentials.extend.save')}
        </DialogButtons>
      </Stack>
    </Form>
  )
}
