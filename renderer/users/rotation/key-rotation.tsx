import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import type { User } from '../../../shared/users/contract'
import { useTranslation } from '../../i18n/use-translation'
import { Section } from '../../ui/section'
import { RotationModal } from './rotation-modal'

/** New keys for the whole office, for when somebody left who knows the present ones. */
export function KeyRotation({ users }: { users: readonly User[] }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <Section title={t('users.rotation.title')}>
      <Text c="dimmed">{t('users.rotation.help')}</Text>
      <div>
        <Button variant="default" onClick={() => setOpen(true)}>
          {t('users.rotation.action')}
        </Button>
      </div>
      {open && <RotationModal users={users} onClose={() => setOpen(false)} />}
    </Section>
  )
}
