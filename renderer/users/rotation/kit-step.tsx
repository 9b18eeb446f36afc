import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { z } from 'zod'
import { requiredText } from '../../../shared/fields'
import { useTranslation } from '../../i18n/use-translation'
import { KeepKit, RecoveryKeyGroups } from '../../session/recovery/kit-once'
import { anyGroup, asWritten } from '../../session/recovery/kit-part'
import { TextField } from '../../ui/fields/text-field'
import { DialogButtons } from '../../ui/form/dialog-buttons'
import { useForm } from '../../ui/form/form'
import { Form } from '../../ui/form/form-frame'
import { Notice } from '../../ui/notice'

interface KitStepProps {
  recoveryKey: string
  onConfirmed: (part: { group: number; text: string }) => Promise<void>
  onCancel: () => void
}

/**
 * The kit to come; typing a part of it, where it is shown no more, proves that it was written down, and
 * begins.
 */
export function KitStep(props: KitStepProps) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  if (asking) return <KitCheck {...props} onBack={() => setAsking(false)} />
  return (
    <Stack gap="md">
      <Text>{t('users.rotation.kit.lead')}</Text>
      <RecoveryKeyGroups recoveryKey={props.recoveryKey} />
      <KeepKit recoveryKey={props.recoveryKey} />
      <Notice tone="info">{t('users.rotation.kit.reads')}</Notice>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={props.onCancel}>
          {t('ui.cancel')}
        </Button>
        <Button onClick={() => setAsking(true)}>{t('session.recovery.kept')}</Button>
      </Group>
    </Stack>
  )
}

function KitCheck({
  recoveryKey,
  onConfirmed,
  onBack,
}: Omit<KitStepProps, 'onCancel'> & { onBack: () => void }) {
  const { t } = useTranslation()
  const [group] = useState(anyGroup)
  const schema = z.object({
    text: requiredText(10).refine((text) => asWritten(text) === recoveryKey.split('-')[group - 1], {
      error: 'not-this-group',
    }),
  })
  const form = useForm({ form: null, initial: { text: '' }, schema })
  return (
    <Form
      form={form}
      label={t('users.rotation.kit.title')}
      onSubmit={() => void form.submit(({ text }) => onConfirmed({ group, text: asWritten(text) }))}
    >
      <Stack gap="md">
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
        <DialogButtons onCancel={onBack} cancel={t('session.recovery.again')} busy={form.busy}>
          {t('users.rotation.kit.confirm')}
        </DialogButtons>
      </Stack>
    </Form>
  )
}
