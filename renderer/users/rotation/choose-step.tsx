import { Checkbox, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { session, type RotationPlan } from '../../../shared/session/contract'
import type { User } from '../../../shared/users/contract'
import { call } from '../../api'
import { useTranslation } from '../../i18n/use-translation'
import { useUser } from '../../session/session'
import { PasswordField } from '../../ui/fields/password-field'
import { DialogButtons } from '../../ui/form/dialog-buttons'
import { useForm } from '../../ui/form/form'
import { Form } from '../../ui/form/form-frame'
import { Notice } from '../../ui/notice'

interface ChooseStepProps {
  users: readonly User[]
  onPlanned: (plan: RotationPlan) => void
  onCancel: () => void
}

/** Who stays, and the own password. */
export function ChooseStep({ users, onPlanned, onCancel }: ChooseStepProps) {
  const { t } = useTranslation()
  const me = useUser()
  const others = users.filter(({ id, disabledAt }) => id !== me.id && disabledAt === null)
  const [stay, setStay] = useState<ReadonlySet<number>>(new Set(others.map(({ id }) => id)))
  const toggle = (id: number) => {
    const next = new Set(stay)
    if (!next.delete(id)) next.add(id)
    setStay(next)
  }
  const form = useForm({
    form: null,
    initial: { password: '' },
    schema: session.prepareRotation.input,
    toInput: ({ password }) => ({ password, stay: [...stay] }),
  })
  return (
    <Form
      form={form}
      label={t('users.rotation.choose.title')}
      onSubmit={() =>
        void form.submit(async (input) => onPlanned(await call('session.prepareRotation', input)))
      }
    >
      <Stack gap="md">
        <Text>{t('users.rotation.choose.lead')}</Text>
        {others.length > 0 && (
          <Checkbox.Group label={t('users.rotation.choose.stay')} value={[...stay].map(String)}>
            <Stack gap="xs" mt="xs">
              {others.map(({ id, name, role }) => (
                <Checkbox
                  key={id}
                  value={String(id)}
                  label={`${name} (${t(`session.roles.${role}`)})`}
                  onChange={() => toggle(id)}
                />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
        {stay.size < others.length && (
          <Notice tone="warn">{t('users.rotation.choose.leaving')}</Notice>
        )}
        <PasswordField
          label={t('users.rotation.choose.password')}
          required
          {...form.field('password')}
        />
        <DialogButtons onCancel={onCancel} busy={form.busy}>
          {t('users.rotation.choose.next')}
        </DialogButtons>
      </Stack>
    </Form>
  )
}
