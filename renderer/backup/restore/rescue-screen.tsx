import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { IconLockOpen } from '@tabler/icons-react'
import { useState } from 'react'
import type { z } from 'zod'
import { backup, type RescueReport } from '../../../shared/backup/contract'
import { AppError } from '../../../shared/errors'
import { call, isError } from '../../api'
import { useTranslation } from '../../i18n/use-translation'
import { useSession } from '../../session/session'
import { SessionFrame } from '../../session/session-frame'
import { useCountdown } from '../../session/use-countdown'
import { useWaitSentence } from '../../session/wait-sentence'
import { PasswordField } from '../../ui/fields/password-field'
import { TextField } from '../../ui/fields/text-field'
import { useForm } from '../../ui/form/form'
import { Form } from '../../ui/form/form-frame'
import { Notice } from '../../ui/notice'
import { BackupProgress } from '../backup-progress'
import { useWatched } from '../watched'

interface Rescued {
  name: string
  report: RescueReport
}

/** Saving what can still be read of a damaged database. */
export function RescueScreen({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation()
  const [rescued, setRescued] = useState<Rescued | null>(null)
  return (
    <SessionFrame
      size="wide"
      title={rescued ? t('backup.rescue.done', { name: rescued.name }) : t('backup.rescue.title')}
      lead={rescued ? undefined : t('backup.rescue.lead')}
    >
      <Stack gap="md">
        <Notice tone="warn" icon={IconLockOpen}>
          {t('backup.rescue.warning')}
        </Notice>
        {rescued ? (
          <Report report={rescued.report} onBack={onBack} />
        ) : (
          <Ask onRescued={setRescued} onBack={onBack} />
        )}
      </Stack>
    </SessionFrame>
  )
}

const access = backup.rescue.input.omit({ file: true })

interface AskProps {
  onRescued: (rescued: Rescued) => void
  onBack: () => void
}

function Ask({ onRescued, onBack }: AskProps) {
  const { t } = useTranslation()
  const [wait, setWait] = useCountdown()
  const sentence = useWaitSentence()
  const lastEmail = useSession((session) => session.lastEmail)
  const job = useWatched('backup.rescue')
  const form = useForm({ form: null, initial: { email: lastEmail, password: '' }, schema: access })
  const rescue = async (input: z.input<typeof access>) => {
    const suggestedName = `${t('backup.rescue.fileName')}.zip`
    const chosen = await call('files.chooseSave', { kind: 'zip', suggestedName })
    if (!chosen) return
    try {
      const report = await job.run({ ...input, file: chosen.file })
      onRescued({ name: chosen.name, report })
    } catch (error) {
      if (isError(error, 'cancelled')) return
      if (isError(error, 'wait-first')) setWait(error.details.waitSeconds)
      if (isError(error, 'wrong-password')) {
        setWait(error.details.waitSeconds)
        throw new AppError('invalid-input', {
          problems: [{ path: 'password', code: 'wrong-password' }],
        })
      }
      throw error
    }
  }
  return (
    <>
      {job.progress && <BackupProgress progress={job.progress} onStop={job.stop} />}
      <div hidden={job.progress !== null}>
        <Form
          form={form}
          label={t('backup.rescue.form')}
          onSubmit={() => {
            if (wait === 0) void form.submit(rescue)
          }}
        >
          <Stack gap="sm" maw="26rem">
            <TextField
              type="email"
              label={t('session.unlock.email')}
              required
              autoFocus={lastEmail === ''}
              autoComplete="username"
              {...form.field('email')}
            />
            <PasswordField
              label={t('session.unlock.password')}
              required
              autoFocus={lastEmail !== ''}
              {...form.field('password')}
            />
          </Stack>
          <Text role="status" className="kluis-figures" c="dimmed" mih="1.4em" mt="xs">
            {sentence(wait)}
          </Text>
          <Group justify="space-between" mt="xs">
            <Anchor component="button" type="button" size="sm" onClick={onBack}>
              {t('backup.rescue.back')}
            </Anchor>
            <Button type="submit" loading={form.busy} disabled={wait > 0}>
              {t('backup.rescue.submit')}
            </Button>
          </Group>
        </Form>
      </div>
    </>
  )
}

function Report({ report, onBack }: { report: RescueReport; onBack: () => void }) {
  const { t } = useTranslation()
  const { rows, tables, damagedTables } = report
  return (
    <>
      <Notice tone={damagedTables.length === 0 ? 'good' : 'info'} role="status">
        {t('backup.rescue.rows', { count: rows })} {t('backup.rescue.tables', { count: tables })}{' '}
        {damagedTables.length === 0
          ? t('backup.rescue.whole')
          : `${t('backup.rescue.damaged')} ${damagedTables.join(', ')}`}
      </Notice>
      <Group justify="flex-end">
        <Button autoFocus onClick={onBack}>
          {t('backup.rescue.back')}
        </Button>
      </Group>
    </>
  )
}
