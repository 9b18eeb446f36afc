import { useTranslation } from '../../i18n/use-translation'
import { z } from 'zod'
import { session } from '../../../shared/session/contract'
import { readRecoveryKey } from '../../../shared/session/recovery-key'
import { PasswordField } from '../../ui/fields/password-field'
import { TextAreaField, TextField } from '../../ui/fields/text-field'
import { useForm } from '../../ui/form/form'
import { twiceTheSame } from '../twice-the-same'

/** The recovery key, checked group by group while it is typed, and a new password. */
export const recovering = session.recover.input
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

export const useRecoveryForm = () =>
  useForm({
    form: null,
    initial: { recoveryKey: '', email: '', password: '', repeat: '' },
    schema: recovering,
  })

export function RecoveryFields({ form }: { form: ReturnType<typeof useRecoveryForm> }) {
  const { t } = useTranslation()
  return (
    <>
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
    </>
  )
}
