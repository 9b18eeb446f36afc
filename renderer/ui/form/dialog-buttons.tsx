import { Button, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from '../../i18n/use-translation'

interface DialogButtonsProps {
  onCancel: () => void
  /** what the way back is called; else "cancel" */
  cancel?: string
  busy: boolean
  /** what it does cannot be undone */
  danger?: boolean
  /** the verb on the button that sends the form */
  children: ReactNode
}

/** The foot of a dialog with a form: the way back, and the verb. */
export function DialogButtons({
  onCancel,
  cancel,
  busy,
  danger = false,
  children,
}: DialogButtonsProps) {
  const { t } = useTranslation()
  return (
    <Group justify="flex-end" gap="xs">
      <Button variant="default" onClick={onCancel}>
        {cancel ?? t('ui.cancel')}
      </Button>
      <Button type="submit" loading={busy} {...(danger ? { color: 'red' } : {})}>
        {children}
      </Button>
    </Group>
  )
}
