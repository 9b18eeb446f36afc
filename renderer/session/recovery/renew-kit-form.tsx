import { Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from '../../i18n/use-translation'
import { call } from '../../api'
import { session } from '../../../shared/session/contract'
import { useSession } from '../session'
import { PasswordField } from '../../ui/fields/password-field'
import { useForm } from '../../ui/form/form'
import { Form } from '../../ui/form/form-frame'

/** Makes a new recovery key after the password; the gate then shows it. */
export function RenewKitForm({ onCancel }: { onCancel: () => void }) {
  const { t } = useTranslation()
  const form = useForm({
    form: null,
    initial: { password: '' },
    schema: session.renewRecoveryKit.input,
  })
  return (
    <Form
      form={form}
      label={t('session.recovery.renewTitle')}
      onSubmit={() =>
        void form.submit(async (input) =>
          useSession.setState(await call('session.renewRecoveryKit', input)),
        )
      }
    >
      <Stack gap="sm">
        <Text>{t('session.recovery.renewBody')}</Text>
        <PasswordField
          label={t('session.recovery.renewPassword')}
          required
          autoFocus
          {...form.field('password')}
        />
        <Group justify="flex-end" mt="xs">
          <Button variant="default" onClick={onCancel}>
            {t('ui.cancel')}
          </Button>
          <Button type="submit" loading={form.busy}>
            {t('session.recovery.renew')}
          </Button>
        </Group>
      </Stack>
    </Form>
  )
}
