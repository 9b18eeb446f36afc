import { Button, Group, Modal, Stack } from '@mantine/core'
import { AppError } from '../../shared/errors'
import { roles, type Role } from '../../shared/operation'
import { users as contract, type User, type UserWithStart } from '../../shared/users/contract'
import { isError, useCall } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { useUser } from '../session/session'
import { FieldNote, RadioField } from '../ui/fields/choice-fields'
import { TextField } from '../ui/fields/text-field'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { Notice } from '../ui/notice'

interface UserFormProps {
  /** null: somebody new */
  user: User | null
  onSaved: (saved: UserWithStart) => void
  onClose: () => void
}

interface Values {
  name: string
  email: string
  role: Role
}

/** Adds or changes somebody who works here. */
export function UserForm({ user, onSaved, onClose }: UserFormProps) {
  const { t } = useTranslation()
  const me = useUser()
  const add = useCall('users.add')
  const change = useCall('users.change')
  const initial: Values = user ?? { name: '', email: '', role: 'staff' }
  const form = useForm<Values, typeof contract.add.input>({
    form: `users/${user ? user.id : 'new'}`,
    initial: { name: initial.name, email: initial.email, role: initial.role },
    schema: contract.add.input,
  })
  const title = user ? t('users.form.edit', { name: user.name }) : t('users.form.add')
  const ownership = user !== null && (user.role === 'owner') !== (form.values.role === 'owner')
  const save = async (input: Values): Promise<UserWithStart> => {
    try {
      return await (user ? change.mutateAsync({ ...input, id: user.id }) : add.mutateAsync(input))
    } catch (error) {
      if (!isError(error, 'email-taken')) throw error
      throw new AppError('invalid-input', { problems: [{ path: 'email', code: 'email-taken' }] })
    }
  }
  const submit = async () => {
    const saved = await form.submit(save)
    if (saved) onSaved(saved.value)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form form={form} label={title} onSubmit={submit}>
        <Stack gap="md">
          <TextField
            label={t('users.name')}
            required
            autoFocus
            autoComplete="off"
            {...form.field('name')}
          />
          <TextField
            type="email"
            label={t('users.email')}
            description={t('users.emailHelp')}
            required
            autoComplete="off"
            {...form.field('email')}
          />
          <RadioField
            label={t('users.role')}
            disabled={user?.id === me.id}
            options={roles.map((role) => ({
              value: role,
              label: t(`session.roles.${role}`),
              description: t(`users.roleHelp.${role}`),
            }))}
            {...form.field('role')}
          />
          {user?.id === me.id && <FieldNote>{t('users.ownRole')}</FieldNote>}
          {user === null && <FieldNote>{t('users.form.startComes')}</FieldNote>}
          {ownership && !user.disabledAt && (
            <Notice tone="warn" role="status">
              {t('users.form.ownership', { name: user.name })}
            </Notice>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('ui.cancel')}
            </Button>
            <Button type="submit" loading={form.busy}>
              {user ? t('ui.save') : t('ui.add')}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Modal>
  )
}
