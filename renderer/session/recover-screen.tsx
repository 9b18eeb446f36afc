import { Anchor, Button, Group, Stack } from '@mantine/core'
import { useTranslation } from '../i18n/use-translation'
import { z } from 'zod'
import { call, isError } from '../api'
import { AppError } from '../../shared/errors'
import { session } from '../../shared/session/contract'
import { readRecoveryKey } from '../../shared/session/recovery-key'
import { setStatus } from '../session'
import { PasswordField } from '../ui/fields/password-field'
import { TextAreaField, TextField } from '../ui/fields/text-field'
import { useForm } from '../ui/form'
import { Form } from '../ui/form-frame'
import { twiceTheSame } from './owner-fields'
import { SessionFrame } from './session-frame'

const recovering = session.recover.input
  .extend({ repeat: z.string() })
  .superRefine((typed, context) => {
    const reading = readRecoveryKey(typed.recoveryKey)
    if (!reading.ok) {
      context.addIssue({
        code: 'custom',
        path: ['recoveryKey'],
        message: reading.group === null ? 'not-a-recovery-key' : 'wrong-key-group',
        params: reading.group === null ? {} : { group: reading.group },
      })
    }
    twiceTheSame(typed, context)
  })

/** A forgotten password: the recovery key and a new one. */
export function RecoverScreen({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation()
  const form = useForm({
    form: null,
    initial: { recoveryKey: '', email: '', password: '', repeat: '' },
    schema: recovering,
  })
  const recover = async (input: z.input<typeof recovering>) => {
    const { repeat: _repeat, ...asked } = input
    try {
      setStatus(await call('session.recover', asked))
    } catch (error) {
      if (!isError(error, 'wrong-recovery-key')) throw error
      throw new AppError('invalid-input', {
        problems: [{ path: 'recoveryKey', code: 'not-a-recovery-key' }],
      })
    }
  }
  return (
    <SessionFrame title={t('session.recover.title')} lead={t('session.recover.lead')}>
      <Form
        form={form}
        label={t('session.recover.title')}
        onSubmit={() => void form.submit(recover)}
      >
        <Stack gap="sm">
          <TextAreaField
            label={t('session.recover.key')}
            description={t('session.recover.keyHelp')}
            required
            autoFocus
            {...form.field('recoveryKey')}
          />
          <TextField
            type="email"
            label={t('session.unlock.email')}
            required
            autoComplete="username"
            {...form.field('email')}
          />
          <PasswordField
            label={t('session.newPassword.password')}
            description={t('session.wizard.owner.passwordHelp')}
            required
            autoComplete="new-password"
            strengthAgainst={[form.values.email]}
            {...form.field('password')}
          />
          <PasswordField
            label={t('session.newPassword.repeat')}
            required
            autoComplete="new-password"
            {...form.field('repeat')}
          />
          <Group justify="space-between" mt="xs">
            <Anchor component="button" type="button" size="sm" onClick={onBack}>
              {t('session.code.back')}
            </Anchor>
            <Button type="submit" loading={form.busy}>
              {t('session.recover.submit')}
            </Button>
          </Group>
        </Stack>
      </Form>
    </SessionFrame>
  )
}
