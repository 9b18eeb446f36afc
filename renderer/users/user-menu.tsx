import { ActionIcon, Button, Menu } from '@mantine/core'
import {
  IconDeviceMobileOff,
  IconDotsVertical,
  IconKey,
  IconPencil,
  IconUserCheck,
  IconUserOff,
} from '@tabler/icons-react'
import type { User, UserWithStart } from '../../shared/users/contract'
import { useCall } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { useUser } from '../session/session'
import { confirm, type Question } from '../ui/confirm'
import { toast } from '../ui/toast'

interface UserMenuProps {
  user: User
  /** whether the office asks everyone for the second step */
  requireTotp: boolean
  onEdit: () => void
  onStart: (given: UserWithStart) => void
  onDisabled: () => void
}

/** What an owner can do with somebody's account; one's own is looked after on its own page. */
export function UserMenu({ user, requireTotp, onEdit, onStart, onDisabled }: UserMenuProps) {
  const { t } = useTranslation()
  const me = useUser()
  const run = useAccountCalls(user, requireTotp, { onStart, onDisabled })
  return (
    <Menu
      position="bottom-end"
      withInitialFocusPlaceholder={false}
      // Inside the page's main part, so that it is found there too.
      portalProps={{ target: '#content' }}
    >
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          loading={run.busy}
          aria-label={t('users.actionsFor', { name: user.name })}
        >
          <IconDotsVertical size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={18} aria-hidden />} onClick={onEdit}>
          {t('users.edit')}
        </Menu.Item>
        {user.id !== me.id &&
          (user.disabledAt === null ? (
            <>
              <Menu.Item
                leftSection={<IconKey size={18} aria-hidden />}
                onClick={() => void run.resetPassword()}
              >
                {t('users.resetPassword.action')}
              </Menu.Item>
              {user.enrolled && (
                <Menu.Item
                  leftSection={<IconDeviceMobileOff size={18} aria-hidden />}
                  onClick={() => void run.resetEnrolment()}
                >
                  {t('users.resetEnrolment.action')}
                </Menu.Item>
              )}
              <Menu.Item
                c="var(--kluis-tone-bad-text)"
                leftSection={<IconUserOff size={18} aria-hidden />}
                onClick={() => void run.disable()}
              >
                {t('users.disable.action')}
              </Menu.Item>
            </>
          ) : (
            <Menu.Item
              leftSection={<IconUserCheck size={18} aria-hidden />}
              onClick={() => void run.enable()}
            >
              {t('users.enable.action')}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** On the spot for who has no way in any more. */
export function NewStartPassword({ user, onStart }: Pick<UserMenuProps, 'user' | 'onStart'>) {
  const { t } = useTranslation()
  const resetPassword = useCall('users.resetPassword')
  const give = async (): Promise<void> => {
    try {
      onStart(await resetPassword.mutateAsync({ id: user.id }))
    } catch (error) {
      toast.failed(error)
    }
  }
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={resetPassword.isPending}
      aria-label={t('users.giveStartFor', { name: user.name })}
      onClick={() => void give()}
    >
      {t('users.giveStart')}
    </Button>
  )
}

const useAccountCalls = (
  { id, name }: User,
  requireTotp: boolean,
  { onStart, onDisabled }: Pick<UserMenuProps, 'onStart' | 'onDisabled'>,
) => {
  const { t } = useTranslation()
  const resetPassword = useCall('users.resetPassword')
  const resetEnrolment = useCall('users.resetEnrolment')
  const disable = useCall('users.disable')
  const enable = useCall('users.enable')
  const ask = async (question: Question, work: () => Promise<void>): Promise<void> => {
    if (!(await confirm(question))) return
    try {
      await work()
    } catch (error) {
      toast.failed(error)
    }
  }
  return {
    busy: [resetPassword, resetEnrolment, disable, enable].some(({ isPending }) => isPending),
    resetPassword: () =>
      ask(
        {
          title: t('users.resetPassword.title', { name }),
          consequences: [
            t('users.resetPassword.now', { name }),
            t('users.resetPassword.then'),
            t('users.resetPassword.own', { name }),
          ],
          confirm: t('users.resetPassword.confirm'),
        },
        async () => onStart(await resetPassword.mutateAsync({ id })),
      ),
    resetEnrolment: () =>
      ask(
        {
          title: t('users.resetEnrolment.title', { name }),
          consequences: [
            t('users.resetEnrolment.phone', { name }),
            t(requireTotp ? 'users.resetEnrolment.next' : 'users.resetEnrolment.without', { name }),
            t('users.resetEnrolment.sure', { name }),
          ],
          confirm: t('users.resetEnrolment.confirm'),
          danger: true,
        },
        async () => {
          await resetEnrolment.mutateAsync({ id })
          toast.done(t('users.resetEnrolment.done', { name }))
        },
      ),
    disable: () =>
      ask(
        {
          title: t('users.disable.title', { name }),
          consequences: [
            t('users.disable.key', { name }),
            t('users.disable.stays', { name }),
            t('users.disable.back', { name }),
          ],
          confirm: t('users.disable.confirm'),
          danger: true,
        },
        async () => {
          await disable.mutateAsync({ id })
          toast.done(t('users.disable.done', { name }))
          onDisabled()
        },
      ),
    enable: () =>
      ask(
        {
          title: t('users.enable.title', { name }),
          body: t('users.enable.body', { name }),
          confirm: t('users.enable.confirm'),
        },
        async () => onStart(await enable.mutateAsync({ id })),
      ),
  }
}
