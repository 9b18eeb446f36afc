import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { IconMessage } from '@tabler/icons-react'
import type { UserWithStart } from '../../shared/users/contract'
import { useTranslation } from '../i18n/use-translation'
import { CopyOnce } from '../session/copy-once'
import { Notice } from '../ui/notice'

interface StartPasswordProps {
  given: UserWithStart
  onDone: () => void
}

/** The start password, shown once: the only way on is saying that it was passed on. */
export function StartPassword({ given: { user, startPassword }, onDone }: StartPasswordProps) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={onDone}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t('users.start.title', { name: user.name })}
    >
      <Stack gap="md">
        <Text>{t('users.start.once')}</Text>
        <div>
          <Text c="dimmed">{t('users.start.email')}</Text>
          <Text className="kluis-wrap">{user.email}</Text>
        </div>
        <div>
          <Text c="dimmed">{t('users.start.password')}</Text>
          <Text className="kluis-mono" fz="xl" fw={600} data-autofocus tabIndex={-1}>
            {startPassword}
          </Text>
        </div>
        <CopyOnce text={startPassword ?? ''} label={t('users.start.copy')} />
        <Notice tone="info" icon={IconMessage}>
          {t('users.start.how')}
        </Notice>
        <Text>{t('users.start.then', { name: user.name })}</Text>
        <Group justify="flex-end">
          <Button onClick={onDone}>{t('users.start.done')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
