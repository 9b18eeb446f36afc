import { Button, Stack } from '@mantine/core'
import { z } from 'zod'
import { AppError } from '../../shared/errors'
import { newPassword } from '../../shared/session/contract'
import { isError, useCall } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { useUser } from '../session/session'
import { twiceTheSame } from '../session/twice-the-same'
import { PasswordField } from '../ui/fields/password-field'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { Section } from '../ui/section'
import { toast } from '../ui/toast'

const schema = z
  .object({
    current: z.string().min(1, { error: 'required' }).max(1024, { error: 'too-long' }),
    password: newPassword,
    repeat: z.string(),
  })
  .superRefine(twiceTheSame)

const nothingTyped = { current: '', password: '', repeat: '' }

/** A problem at a field instead of a sentence about signing in. */
const atField = (error: unknown): unknown => {
  if (isError(error, 'wrong-password')) {
    return new AppError('invalid-input', {
      problems: [{ path: 'current', code: 'not-your-password' }],
    })
  }
  if (isError(error, 'same-password')) {
    return new AppError('invalid-input', {
      problems: [{ path: 'password', code: 'same-password' }],
    })
  }
  return error
}

export function PasswordSection() {
  const { t } = useTranslation()
  const user = useUser()
  const change = useCall('session.changePassword')
  const form = useForm({ form: null, initial: nothingTyped, schema })
  const submit = async () => {
    const saved = await form.submit(async ({ current, password }) => {
      try {
        return await change.mutateAsync({ current, password })
      } catch (error) {
        throw atField(error)
      }
    })
    if (!saved) return
    form.reset(nothingTyped)
    toast.done(t('users.account.changed'))
  }
  return (
    <Section title={t('users.account.password')}>
      <Form form={form} label={t('users.account.password')} onSubmit={submit}>
        <Stack gap="sm" maw="26rem">
          <PasswordField
            label={t('users.account.current')}
            required
            autoComplete="current-password"
            {...form.field('current')}
          />
          <PasswordField
            label={t('users.account.new')}
            description={t('users.account.passwordHelp')}
            required
            autoComplete="new-password"
            strengthAgainst={[user.name, user.email]}
            {...form.field('password')}
          />
          <PasswordField
            label={t('users.account.repeat')}
            required
            autoComplete="new-password"
            {...form.field('repeat')}
          />
          <div>
            <Button type="submit" loading={form.busy}>
              {t('users.account.change')}
            </Button>
          </div>
        </Stack>
      </Form>
    </Section>
  )
}
