import { Button, Group, Stack } from '@mantine/core'
import { IconCircleCheck, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import { z } from 'zod'
import { call, isError } from '../../api'
import { AppError } from '../../../shared/errors'
import { requiredText } from '../../../shared/fields'
import { setStatus, useSession } from '../session'
import { EmptyState } from '../../ui/data-state'
import { TextField } from '../../ui/fields/text-field'
import { useForm } from '../../ui/form/form'
import { Form } from '../../ui/form/form-frame'
import { Notice } from '../../ui/notice'
import { toast } from '../../ui/toast'
import { SessionFrame } from '../session-frame'
import { KeepKit, RecoveryKeyGroups } from './kit-once'
import { anyGroup, asWritten } from './kit-part'
import { Steps } from '../steps'

const typed = z.object({ text: requiredText(10) })

interface RecoveryStepProps {
  recoveryKey: string
  /** as the last step of the wizard, or because somebody asked for a new kit */
  firstRun: boolean
}

/**
 * The recovery key, shown once; typing a part of it, on a screen that shows it no more, proves that it
 * was written down.
 */
export function RecoveryStep({ recoveryKey, firstRun }: RecoveryStepProps) {
  const { t } = useTranslation()
  const [confirmed, setConfirmed] = useState(false)
  const [asking, setAsking] = useState(false)
  const close = () => useSession.setState({ recoveryKey: null, firstRun: false })
  const done = () => {
    if (firstRun) return setConfirmed(true)
    toast.done(t('session.recovery.confirmed'))
    close()
  }
  if (confirmed) {
    return (
      <SessionFrame title={t('session.recovery.doneTitle')} size="wide">
        <EmptyState
          icon={IconCircleCheck}
          title={t('session.recovery.doneBody')}
          action={
            <Button autoFocus onClick={close}>
              {t('session.recovery.open')}
            </Button>
          }
        />
      </SessionFrame>
    )
  }
  if (asking) {
    return (
      <SessionFrame
        key="check"
        title={t('session.recovery.form')}
        lead={t('session.recovery.checkLead')}
        size="wide"
        aside={firstRun && <Steps now="recovery" />}
      >
        <ConfirmKit onConfirmed={done} onBack={() => setAsking(false)} />
      </SessionFrame>
    )
  }
  return (
    <SessionFrame
      key="kit"
      title={t('session.recovery.title')}
      lead={t('session.recovery.lead')}
      size="wide"
      aside={firstRun && <Steps now="recovery" />}
    >
      <Stack gap="md">
        <RecoveryKeyGroups recoveryKey={recoveryKey} />
        <KeepKit recoveryKey={recoveryKey} />
        <Notice tone="warn" icon={IconPrinter}>
          {t('session.recovery.advice')}
        </Notice>
        <Group justify="flex-end" mt="lg" gap="sm">
          <Button variant="default" onClick={close}>
            {t('session.recovery.later')}
          </Button>
          <Button onClick={() => setAsking(true)}>{t('session.recovery.kept')}</Button>
        </Group>
      </Stack>
    </SessionFrame>
  )
}

function ConfirmKit({ onConfirmed, onBack }: { onConfirmed: () => void; onBack: () => void }) {
  const { t } = useTranslation()
  const [group] = useState(anyGroup)
  const form = useForm({ form: null, initial: { text: '' }, schema: typed })
  const confirmKit = async ({ text }: { text: string }) => {
    try {
      setStatus(await call('session.confirmRecoveryKit', { group, text: asWritten(text) }))
      onConfirmed()
    } catch (error) {
      if (!isError(error, 'wrong-recovery-key')) throw error
      throw new AppError('invalid-input', { problems: [{ path: 'text', code: 'not-this-group' }] })
    }
  }
  return (
    <Form
      form={form}
      label={t('session.recovery.form')}
      onSubmit={() => void form.submit(confirmKit)}
    >
      <TextField
        label={t('session.recovery.check', { group })}
        description={t('session.recovery.checkHelp')}
        required
        autoFocus
        mono
        maxLength={10}
        w="16rem"
        {...form.field('text')}
      />
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={onBack}>
          {t('session.recovery.again')}
        </Button>
        <Button type="submit" loading={form.busy}>
          {t('session.recovery.confirm')}
        </Button>
      </Group>
    </Form>
  )
}
