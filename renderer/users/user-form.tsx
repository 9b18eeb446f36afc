import { Button, Group, Modal, Stack } from '@mantine/core'
import { AppError } from '../../shared/errors'
import { roles, type Role } from '../../shared/operation'
import { users as contract, type User, type UserWithStart } from '../../shared/users/contract'
import { call, isError, useCall } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { useUser } from '../session/session'
import { FieldNote, RadioField } from '../ui/fields/choice-fields'
import { TextField } from '../ui/fields/text-field'
import { fieldsPart, useConflict } from '../ui/form/conflict'
import { ConflictPanel } from '../ui/form/conflict-panel'
import { useForm } from '../ui/form/form'
import { Form } from '../ui/form/form-frame'
import { Notice } from '../ui/notice'

interface UserFormProps {
  /** null: somebody new */
  user: User | null
  onSaved: (saved: UserWithStart) => void
  onClose: () => void
}

interface Who {
  name: string
  email: string
  role: Role
}

interface Values extends Who {
  /** what was seen when this was typed; kept with the typing */
  was: Who
}

const whoOf = ({ name, email, role }: Who): Who => ({ name, email, role })
const valuesOf = (who: Who): Values => ({ ...whoOf(who), was: whoOf(who) })

/** Adds or changes somebody who works here. */
export function UserForm({ user, onSaved, onClose }: UserFormProps) {
  const { t } = useTranslation()
  const me = useUser()
  const add = useCall('users.add')
  const change = useCall('users.change')
  const form = useForm<Values, typeof contract.add.input>({
    form: `users/${user ? user.id : 'new'}`,
    initial: valuesOf(user ?? { name: '', email: '', role: 'staff' }),
    schema: contract.add.input,
    toInput: whoOf,
  })
  const conflict = useConflict(form, {
    version: 'was',
    now: async () => {
      const found = (await call('users.list', {})).find(({ id }) => id === user?.id)
      if (!found) throw new AppError('not-found', { entity: 'user', id: user?.id ?? 0 })
      return valuesOf(found)
    },
    parts: () => [
      fieldsPart(['name'], t('users.name'), ({ name }) => name),
      fieldsPart(['email'], t('users.email'), ({ email }) => email),
      fieldsPart(['role'], t('users.role'), ({ role }) => t(`session.roles.${role}`)),
    ],
  })
  const title = user ? t('users.form.edit', { name: user.name }) : t('users.form.add')
  const ownership = user !== null && (user.role === 'owner') !== (form.values.role === 'owner')
  const save = async (input: Who): Promise<UserWithStart> => {
    try {
      return await (user
        ? change.mutateAsync({ ...input, id: user.id, was: form.values.was })
        : add.mutateAsync(input))
    } catch (error) {
      if (!isError(error, 'email-taken')) throw error
      throw new AppError('invalid-input', { problems: [{ path: 'email', code: 'email-taken' }] })
    }
  }
  const submit = async () => {
    const saved = await form.submit(save, conflict.answer)
    if (saved) onSaved(saved.value)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      // Both versions side by side ask for more room.
      size={conflict.meeting ? 'xl' : 'md'}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Form form={form} label={title} onSubmit={submit}>
        <ConflictPanel conflict={conflict} form={form} />
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
          {user && user.role !== form.values.role && !user.disabledAt && (
            <FieldNote>{t('users.form.roleEnds', { name: user.name })}</FieldNote>
          )}
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
