import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from '../i18n/use-translation'
import { z } from 'zod'
import { call, isError } from '../api'
import { session, type SessionStatus, type SignInStep } from '../../shared/session/contract'
import { setStatus } from './session'
import { ErrorState, LoadingState } from '../ui/data-state'
import { PasswordField } from '../ui/fields/password-field'
import { CodeField } from '../ui/fields/code-field'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { AuthenticatorSecret } from './authenticator-secret'
import { twiceTheSame } from './twice-the-same'
import { RecoveryCodeList } from './recovery/recovery-codes'
import { SessionFrame } from './session-frame'
import { useCountdown } from './use-countdown'

/** What stands between the right password and the open office. */
export function SignInSteps({ step }: { step: SignInStep }) {
  switch (step) {
    case 'code':
      return <CodeStep />
    case 'new-password':
      return <NewPasswordStep />
    case 'enrol':
      return <EnrolStep />
  }
}

function Leave() {
  const { t } = useTranslation()
  return (
    <Anchor
      component="button"
      type="button"
      size="sm"
      onClick={() => void call('session.leave', {}).then(setStatus)}
    >
      {t('session.code.back')}
    </Anchor>
  )
}

function CodeStep() {
  const { t } = useTranslation()
  const [wait, setWait] = useCountdown()
  const form = useForm({ form: null, initial: { code: '' }, schema: session.giveCode.input })
  const give = async (input: { code: string }) => {
    try {
      setStatus(await call('session.giveCode', input))
    } catch (error) {
      if (isError(error, 'wrong-code') || isError(error, 'wait-first')) {
        setWait(error.details.waitSeconds)
      }
      form.set('code', '')
      throw error
    }
  }
  return (
    <SessionFrame title={t('session.code.title')} lead={t('session.code.lead')}>
      <Form
        form={form}
        label={t('session.code.title')}
        onSubmit={() => {
          if (wait === 0) void form.submit(give)
        }}
      >
        <CodeField
          label={t('session.code.label')}
          description={t('session.code.help')}
          {...form.field('code')}
        />
        <Text role="status" className="kluis-figures" c="dimmed" mih="1.4em" my="xs">
          {wait > 0 ? t('session.unlock.wait', { count: wait }) : ''}
        </Text>
        <Group justify="space-between">
          <Leave />
          <Button type="submit" loading={form.busy} disabled={wait > 0}>
            {t('session.code.submit')}
          </Button>
        </Group>
      </Form>
    </SessionFrame>
  )
}

const ownPassword = session.changePassword.input
  .extend({ repeat: z.string() })
  .superRefine(twiceTheSame)

function NewPasswordStep() {
  const { t } = useTranslation()
  const form = useForm({
    form: null,
    initial: { current: null, password: '', repeat: '' },
    schema: ownPassword,
  })
  return (
    <SessionFrame title={t('session.newPassword.title')} lead={t('session.newPassword.lead')}>
      <Form
        form={form}
        label={t('session.newPassword.title')}
        onSubmit={() =>
          void form.submit(async ({ password }) =>
            setStatus(await call('session.changePassword', { current: null, password })),
          )
        }
      >
        <Stack gap="sm">
          <PasswordField
            label={t('session.newPassword.password')}
            description={t('session.wizard.owner.passwordHelp')}
            required
            autoFocus
            autoComplete="new-password"
            strengthAgainst={[]}
            {...form.field('password')}
          />
          <PasswordField
            label={t('session.newPassword.repeat')}
            required
            autoComplete="new-password"
            {...form.field('repeat')}
          />
          <Group justify="space-between" mt="xs">
            <Leave />
            <Button type="submit" loading={form.busy}>
              {t('session.newPassword.submit')}
            </Button>
          </Group>
        </Stack>
      </Form>
    </SessionFrame>
  )
}

interface Enrolled {
  status: SessionStatus
  recoveryCodes: string[]
}

function EnrolStep() {
  const [enrolled, setEnrolled] = useState<Enrolled | null>(null)
  return enrolled === null ? (
    <EnrolForm onEnrolled={setEnrolled} />
  ) : (
    <RecoveryCodes codes={enrolled.recoveryCodes} onDone={() => setStatus(enrolled.status)} />
  )
}

function EnrolForm({ onEnrolled }: { onEnrolled: (enrolled: Enrolled) => void }) {
  const { t } = useTranslation()
  const [start, setStart] = useState<{ secret: string; qr: string } | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const form = useForm({ form: null, initial: { code: '' }, schema: session.enrol.input })
  useEffect(() => {
    call('session.startEnrolment', {}).then(setStart, setFailure)
  }, [])
  return (
    <SessionFrame title={t('session.enrol.title')} lead={t('session.enrol.lead')}>
      {failure !== null && <ErrorState error={failure} />}
      {start === null && failure === null && <LoadingState rows={4} />}
      {start !== null && (
        <Form
          form={form}
          label={t('session.enrol.title')}
          onSubmit={() =>
            void form.submit(async (input) => onEnrolled(await call('session.enrol', input)))
          }
        >
          <Stack gap="sm">
            <AuthenticatorSecret {...start} />
            <CodeField label={t('session.enrol.label')} {...form.field('code')} />
            <Group justify="space-between" mt="xs">
              <Leave />
              <Button type="submit" loading={form.busy}>
                {t('session.enrol.submit')}
              </Button>
            </Group>
          </Stack>
        </Form>
      )}
    </SessionFrame>
  )
}

function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation()
  return (
    <SessionFrame title={t('session.enrol.codesTitle')} lead={t('session.enrol.codesLead')}>
      <RecoveryCodeList codes={codes} />
      <Group justify="flex-end" mt="md">
        <Button onClick={onDone}>{t('session.enrol.codesDone')}</Button>
      </Group>
    </SessionFrame>
  )
}
