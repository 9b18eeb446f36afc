import { Button, Paper, Stack, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { User, UserWithStart } from '../../shared/users/contract'
import { useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { useUser } from '../session/session'
import { confirm } from '../ui/confirm'
import { DataState } from '../ui/data-state'
import { Page } from '../ui/page'
import { StatusBadge } from '../ui/status-badge'
import { toast } from '../ui/toast'
import { Scrolling } from '../ui/table/scrolling'
import { KeyRotation } from './rotation/key-rotation'
import { RotationModal } from './rotation/rotation-modal'
import { StartPassword } from './start-password'
import { UserForm } from './user-form'
import { NewStartPassword, UserMenu } from './user-menu'
import { UsersPolicy } from './users-policy'

/** Who works here; for owners. */
export function UsersPage() {
  const { t } = useTranslation()
  const list = useData('users.list', {})
  const policy = useData('users.policy', {})
  const [form, setForm] = useState<{ user: User | null } | null>(null)
  const [given, setGiven] = useState<UserWithStart | null>(null)
  const [demoted, setDemoted] = useState<User | null>(null)
  const passedOn = () => {
    setGiven(null)
    setDemoted(null)
    if (demoted) void offer(demoted)
  }
  const start = (one: UserWithStart) => {
    if (one.startPassword !== null) setGiven(one)
  }
  const [rotating, setRotating] = useState(false)
  const keys = useData('users.keys', {})
  const offer = async (user: User) => {
    const { name } = user
    const accepted = await confirm({
      title: t('users.offer.title'),
      body: t(user.role === 'owner' ? 'users.offer.owner' : 'users.offer.other', { name }),
      consequences: [t('users.offer.what'), t('users.offer.later')],
      confirm: t('users.offer.confirm'),
    })
    if (accepted) setRotating(true)
  }
  const saved = (one: UserWithStart) => {
    const { name } = one.user
    const was = form?.user
    if (was?.role === 'owner' && one.user.role !== 'owner') setDemoted(was)
    toast.done(t(form?.user ? 'users.form.changed' : 'users.form.added', { name }))
    setForm(null)
    start(one)
  }
  return (
    <Page
      title={t('users.title')}
      subtitle={t('users.subtitle')}
      actions={
        <Button
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => setForm({ user: null })}
        >
          {t('users.add')}
        </Button>
      }
    >
      <Stack gap="md">
        <Paper className="kluis-surface" pt="xs">
          <DataState of={list}>
            {(rows) => (
              <UsersTable
                rows={rows}
                requireTotp={policy.data?.requireTotp ?? true}
                onEdit={(user) => setForm({ user })}
                onStart={start}
                onDisabled={(user) => void offer(user)}
              />
            )}
          </DataState>
        </Paper>
        <DataState of={policy}>{(data) => <UsersPolicy policy={data} />}</DataState>
        <DataState of={list}>
          {() => (
            <KeyRotation
              dueAt={keys.data?.rotationDueAt ?? null}
              onStart={() => setRotating(true)}
            />
          )}
        </DataState>
      </Stack>
      {form && (
        <UserForm
          key={form.user?.id ?? 'new'}
          user={form.user}
          onSaved={saved}
          onClose={() => setForm(null)}
        />
      )}
      {given && <StartPassword given={given} onDone={passedOn} />}
      {rotating && list.data && (
        <RotationModal users={list.data} onClose={() => setRotating(false)} />
      )}
    </Page>
  )
}

interface UsersTableProps {
  rows: readonly User[]
  requireTotp: boolean
  onEdit: (user: User) => void
  onStart: (given: UserWithStart) => void
  onDisabled: (user: User) => void
}

function UsersTable({ rows, requireTotp, onEdit, onStart, onDisabled }: UsersTableProps) {
  const { t } = useTranslation()
  return (
    <Scrolling minWidth={640}>
      <Table verticalSpacing="xs" horizontalSpacing="xs" aria-label={t('users.table')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('users.name')}</Table.Th>
            <Table.Th>{t('users.role')}</Table.Th>
            <Table.Th>{t('users.state')}</Table.Th>
            <Table.Th>{t('users.secondStep')}</Table.Th>
            <Table.Th w="3.5rem">
              <VisuallyHidden>{t('users.actions')}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((user) => (
            <Table.Tr key={user.id}>
              <Table.Td>
                <Who user={user} />
              </Table.Td>
              <Table.Td>{t(`session.roles.${user.role}`)}</Table.Td>
              <Table.Td>
                <State user={user} onStart={onStart} />
              </Table.Td>
              <Table.Td>
                <SecondStep user={user} requireTotp={requireTotp} />
              </Table.Td>
              <Table.Td ta="right">
                <UserMenu
                  user={user}
                  requireTotp={requireTotp}
                  onEdit={() => onEdit(user)}
                  onStart={onStart}
                  onDisabled={() => onDisabled(user)}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scrolling>
  )
}

function Who({ user }: { user: User }) {
  const { t } = useTranslation()
  const me = useUser()
  return (
    <>
      <Text fw={550} className="kluis-wrap">
        {user.name}
        {user.id === me.id && (
          <Text component="span" c="dimmed" fw={400}>
            {` (${t('users.you')})`}
          </Text>
        )}
      </Text>
      <Text c="dimmed" size="sm" className="kluis-wrap">
        {user.email}
      </Text>
    </>
  )
}

function State({ user, onStart }: { user: User } & Pick<UsersTableProps, 'onStart'>) {
  const { t } = useTranslation()
  if (user.lockedOut) {
    return (
      <Stack gap={4} align="flex-start">
        <StatusBadge tone="warn" label={t('users.states.lockedOut')} />
        <NewStartPassword user={user} onStart={onStart} />
      </Stack>
    )
  }
  if (user.disabledAt !== null) {
    return <StatusBadge tone="plain" label={t('users.states.disabled')} />
  }
  return user.mustChangePassword ? (
    <StatusBadge tone="info" label={t('users.states.starting')} />
  ) : (
    <StatusBadge tone="good" label={t('users.states.active')} />
  )
}

function SecondStep({ user, requireTotp }: { user: User; requireTotp: boolean }) {
  const { t } = useTranslation()
  if (user.enrolled) return <StatusBadge tone="good" label={t('users.enrolled')} />
  const tone = requireTotp && user.disabledAt === null ? 'warn' : 'plain'
  return <StatusBadge tone={tone} label={t('users.notEnrolled')} />
}
