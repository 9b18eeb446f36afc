import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from '../i18n/use-translation'
import { call, isError } from '../api'
import { AppError } from '../../shared/errors'
import { unlockInput } from '../../shared/session/unlock-input'
import { noteTrouble, setStatus, startRestoring, useSession } from './session'
import { PasswordField } from '../ui/fields/password-field'
import { TextField } from '../ui/fields/text-field'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { hasTyping } from '../ui/form/kept-typing'
import { SessionFrame } from './session-frame'
import { useCountdown } from './use-countdown'
import { useWaitSentence } from './wait-sentence'

export function UnlockScreen({ onForgot }: { onForgot: () => void }) {
  const { t } = useTranslation()
  const { lockedBy, lastEmail } = useSession()
  const [wait, setWait] = useCountdown()
  const waitSentence = useWaitSentence()
  const form = useForm({
    form: null,
    initial: { email: lastEmail, password: '' },
    schema: unlockInput,
  })

  const unlock = async (input: { email: string; password: string }) => {
    try {
      setStatus(await call('session.unlock', input))
    } catch (error) {
      noteTrouble(error, input.email)
      if (isError(error, 'wait-first')) setWait(error.details.waitSeconds)
      if (isError(error, 'wrong-password')) {
        setWait(error.details.waitSeconds)
        form.set('password', '')
        throw new AppError('invalid-input', {
          problems: [{ path: 'password', code: 'wrong-password' }],
        })
      }
      throw error
    }
  }

  return (
    <SessionFrame
      title={t('session.unlock.title')}
      lead={
        lockedBy === null
          ? undefined
          : [t(`session.unlock.lockedBy.${lockedBy}`), hasTyping() && t('session.unlock.kept')]
              .filter(Boolean)
              .join(' ')
      }
    >
      <Form
        form={form}
        label={t('session.unlock.title')}
        onSubmit={() => {
          if (wait === 0) void form.submit(unlock)
        }}
      >
        <Stack gap="sm">
          <TextField
            type="email"
            label={t('session.unlock.email')}
            autoComplete="username"
            autoFocus={lastEmail === ''}
            {...form.field('email')}
          />
          <PasswordField
            label={t('session.unlock.password')}
            autoFocus={lastEmail !== ''}
            {...form.field('password')}
          />
          <Text role="status" className="kluis-figures" c="dimmed" mih="1.4em">
            {waitSentence(wait)}
          </Text>
          <Group justify="space-between">
            <Anchor component="button" type="button" size="sm" onClick={onForgot}>
              {t('session.unlock.forgot')}
            </Anchor>
            <Button type="submit" loading={form.busy} disabled={wait > 0}>
              {t('session.unlock.submit')}
            </Button>
          </Group>
        </Stack>
      </Form>
      <Group justify="center" mt="lg">
        <Anchor component="button" type="button" size="xs" c="dimmed" onClick={startRestoring}>
          {t('session.unlock.restore')}
        </Anchor>
      </Group>
    </SessionFrame>
  )
}
