import { Anchor, Button, Group, Stack } from '@mantine/core'
import { useTranslation } from '../../i18n/use-translation'
import type { z } from 'zod'
import { call, isError } from '../../api'
import { AppError } from '../../../shared/errors'
import { noteTrouble, setStatus } from '../session'
import { Form } from '../../ui/form/form-frame'
import { RecoveryFields, useRecoveryForm, type recovering } from './recovery-fields'
import { SessionFrame } from '../session-frame'

/** A forgotten password: the recovery key and a new one. */
export function RecoverScreen({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation()
  const form = useRecoveryForm()
  const recover = async (input: z.input<typeof recovering>) => {
    const { repeat: _repeat, ...asked } = input
    try {
      setStatus(await call('session.recover', asked))
    } catch (error) {
      noteTrouble(error, input.email)
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
          <RecoveryFields form={form} />
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
