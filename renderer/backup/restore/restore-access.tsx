import { Anchor, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { useId, useState } from 'react'
import type { z } from 'zod'
import { restoreAccess, type RestoreAccess } from '../../../shared/backup/contract'
import { AppError } from '../../../shared/errors'
import type { FileToken } from '../../../shared/operation'
import { isError } from '../../api'
import { useTranslation } from '../../i18n/use-translation'
import { noteDeskTrouble, stopRestoring, useSession } from '../../session/session'
import { RecoveryFields, useRecoveryForm } from '../../session/recovery/recovery-fields'
import { useCountdown } from '../../session/use-countdown'
import { useWaitSentence } from '../../session/wait-sentence'
import { PasswordField } from '../../ui/fields/password-field'
import { TextField } from '../../ui/fields/text-field'
import { useForm, type AnyForm } from '../../ui/form/form'
import { Form } from '../../ui/form/form-frame'
import { BackupProgress } from '../backup-progress'
import { useWatched } from '../watched'

interface RestoreAccessFormProps {
  /** null: the database that is here is gone on with */
  file: FileToken | null
  onOther: () => void
}

/** The owner's password, or the recovery kit with a new one; then it is put back. */
export function RestoreAccessForm({ file, onOther }: RestoreAccessFormProps) {
  const { t } = useTranslation()
  const label = useId()
  const [by, setBy] = useState<RestoreAccess['by']>('password')
  const [wait, setWait] = useCountdown()
  const restoring = useWatched('backup.restore')
  const goingOn = useWatched('backup.goOn')
  const job = file === null ? goingOn : restoring
  const words = file === null ? goOnWords : restoreWords

  const putBack = async (access: RestoreAccess): Promise<void> => {
    try {
      const report =
        file === null ? await goingOn.run({ access }) : await restoring.run({ file, access })
      await stopRestoring(report)
    } catch (error) {
      if (isError(error, 'cancelled')) return
      noteDeskTrouble(error, access.email)
      if (isError(error, 'wait-first')) setWait(error.details.waitSeconds)
      if (isError(error, 'wrong-password')) setWait(error.details.waitSeconds)
      throw aboutField(error)
    }
  }
  return (
    <Stack gap="md">
      {job.progress && <BackupProgress progress={job.progress} onStop={job.stop} />}
      <div hidden={job.progress !== null}>
        <Stack gap="sm">
          <Stack gap={6} align="flex-start">
            <Text id={label} fw={550}>
              {t('backup.restore.access.by')}
            </Text>
            <SegmentedControl
              aria-labelledby={label}
              value={by}
              onChange={(value) => setBy(value === 'password' ? 'password' : 'recovery-kit')}
              data={[
                { value: 'password', label: t('backup.restore.access.password') },
                { value: 'recovery-kit', label: t('backup.restore.access.kit') },
              ]}
            />
          </Stack>
          {by === 'password' ? (
            <ByPassword wait={wait} onSubmit={putBack} onOther={onOther} words={words} />
          ) : (
            <ByKit wait={wait} onSubmit={putBack} onOther={onOther} words={words} />
          )}
        </Stack>
      </div>
    </Stack>
  )
}

/** A refusal belongs to the field that was refused. */
const aboutField = (error: unknown): unknown => {
  const at = (path: string, code: string) =>
    new AppError('invalid-input', { problems: [{ path, code }] })
  if (isError(error, 'wrong-password')) return at('password', 'wrong-password')
  if (isError(error, 'wrong-recovery-key')) return at('recoveryKey', 'not-a-recovery-key')
  if (isError(error, 'forbidden')) return at('email', 'not-an-owner')
  return error
}

const restoreWords = {
  help: 'backup.restore.access.passwordHelp',
  submit: 'backup.restore.access.submit',
  other: 'backup.restore.look.other',
} as const
const goOnWords = {
  help: null,
  submit: 'backup.goOn.submit',
  other: 'backup.goOn.back',
} as const
type Words = typeof restoreWords | typeof goOnWords

interface WayProps {
  words: Words
  /** seconds until the next attempt */
  wait: number
  onSubmit: (access: RestoreAccess) => Promise<void>
  onOther: () => void
}

const byPassword = restoreAccess.options[0].omit({ by: true })

function ByPassword({ wait, onSubmit, onOther, words }: WayProps) {
  const { t } = useTranslation()
  const lastEmail = useSession((session) => session.lastEmail)
  const form = useForm({
    form: null,
    initial: { email: lastEmail, password: '' },
    schema: byPassword,
  })
  const submit = () =>
    form.submit((input: z.input<typeof byPassword>) => onSubmit({ by: 'password', ...input }))
  return (
    <Form
      form={form}
      label={t('backup.restore.access.form')}
      onSubmit={() => {
        if (wait === 0) void submit()
      }}
    >
      <Stack gap="sm" maw="26rem">
        <TextField
          type="email"
          label={t('session.unlock.email')}
          required
          autoComplete="username"
          {...form.field('email')}
        />
        <PasswordField
          label={t('session.unlock.password')}
          description={words.help && t(words.help)}
          required
          {...form.field('password')}
        />
      </Stack>
      <Buttons form={form} wait={wait} onOther={onOther} words={words} />
    </Form>
  )
}

function ByKit({ wait, onSubmit, onOther, words }: WayProps) {
  const { t } = useTranslation()
  const form = useRecoveryForm()
  const submit = () =>
    form.submit(({ repeat: _repeat, ...input }) => onSubmit({ by: 'recovery-kit', ...input }))
  return (
    <Form
      form={form}
      label={t('backup.restore.access.form')}
      onSubmit={() => {
        if (wait === 0) void submit()
      }}
    >
      <Stack gap="sm" maw="26rem">
        <Text c="dimmed">{t('backup.restore.access.kitHelp')}</Text>
        <RecoveryFields form={form} />
      </Stack>
      <Buttons form={form} wait={wait} onOther={onOther} words={words} />
    </Form>
  )
}

interface ButtonsProps {
  words: Words
  form: AnyForm
  wait: number
  onOther: () => void
}

function Buttons({ form, wait, onOther, words }: ButtonsProps) {
  const { t } = useTranslation()
  const sentence = useWaitSentence()
  return (
    <>
      <Text role="status" className="kluis-figures" c="dimmed" mih="1.4em" mt="xs">
        {sentence(wait)}
      </Text>
      <Group justify="space-between" mt="xs">
        <Anchor component="button" type="button" size="sm" onClick={onOther}>
          {t(words.other)}
        </Anchor>
        <Button type="submit" loading={form.busy} disabled={wait > 0}>
          {t(words.submit)}
        </Button>
      </Group>
    </>
  )
}
