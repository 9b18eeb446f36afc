import { Button, Group, Stack, Text } from '@mantine/core'
import { IconCircleCheck, IconFileTypePdf, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import { z } from 'zod'
import { call, isError } from '../../api'
import { AppError } from '../../../shared/errors'
import { requiredText } from '../../../shared/fields'
import { useLanguage } from '../../i18n/use-format'
import { setStatus, useSession } from '../session'
import { EmptyState } from '../../ui/data-state'
import { TextField } from '../../ui/fields/text-field'
import { useForm } from '../../ui/form/form'
import { Form } from '../../ui/form/form-frame'
import { Notice } from '../../ui/notice'
import { toast } from '../../ui/toast'
import { SessionFrame } from '../session-frame'
import { Steps } from '../steps'

const typed = z.object({ text: requiredText(10) })

const anyGroup = (): number => ((crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) % 8) + 1

/** As the kit has it: no spaces, capitals, and the look-alikes that its alphabet leaves out. */
const asWritten = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')

interface RecoveryStepProps {
  recoveryKey: string
  /** as the last step of the wizard, or because somebody asked for a new kit */
  firstRun: boolean
}

/** The recovery key, shown once; typing a part of it proves that it was written down. */
export function RecoveryStep({ recoveryKey, firstRun }: RecoveryStepProps) {
  const { t } = useTranslation()
  const [confirmed, setConfirmed] = useState(false)
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
  return (
    <SessionFrame
      title={t('session.recovery.title')}
      lead={t('session.recovery.lead')}
      size="wide"
      aside={firstRun && <Steps now="recovery" />}
    >
      <Stack gap="md">
        <ol className="kluis-key-groups" aria-label={t('session.recovery.key')}>
          {recoveryKey.split('-').map((group, place) => (
            <li key={place}>
              <span>{t('session.recovery.group', { group: place + 1 })}</span>
              <strong>{group}</strong>
            </li>
          ))}
        </ol>
        <SaveKit />
        <Notice tone="warn" icon={IconPrinter}>
          {t('session.recovery.advice')}
        </Notice>
        <ConfirmKit onConfirmed={done} onLater={close} />
      </Stack>
    </SessionFrame>
  )
}

function SaveKit() {
  const { t } = useTranslation()
  const language = useLanguage()
  const [saving, setSaving] = useState(false)
  const [savedAs, setSavedAs] = useState<string | null>(null)
  const save = async () => {
    setSaving(true)
    try {
      const suggestedName = t('session.recovery.fileName')
      const chosen = await call('files.chooseSave', { kind: 'pdf', suggestedName })
      if (!chosen) return
      await call('session.saveRecoveryKit', { file: chosen.file, language })
      setSavedAs(chosen.name)
    } catch (error) {
      toast.failed(error)
    } finally {
      setSaving(false)
    }
  }
  return (
    <Group gap="sm">
      <Button
        variant="default"
        leftSection={<IconFileTypePdf size={18} aria-hidden />}
        loading={saving}
        onClick={() => void save()}
      >
        {t('session.recovery.save')}
      </Button>
      <Text role="status" flex={1} className="kluis-wrap">
        {savedAs === null ? '' : t('session.recovery.saved', { name: savedAs })}
      </Text>
    </Group>
  )
}

function ConfirmKit({ onConfirmed, onLater }: { onConfirmed: () => void; onLater: () => void }) {
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
        mono
        maxLength={10}
        w="16rem"
        {...form.field('text')}
      />
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={onLater}>
          {t('session.recovery.later')}
        </Button>
        <Button type="submit" loading={form.busy}>
          {t('session.recovery.confirm')}
        </Button>
      </Group>
    </Form>
  )
}
