import { Button, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import type { AnyForm } from './form'
import { ignoreHeldKey } from './held-key'
import { KeyHint } from '../key-hint'
import './save-bar.css'

interface SaveBarProps {
  form: AnyForm
  saveLabel?: string
  onCancel?: () => void
  /** in a dialog or a panel: no bar of its own, never sticky */
  still?: boolean
  /** a dialog that begins on its main button, so that Enter is never the cross's */
  first?: boolean
  /** further buttons, before the save button */
  children?: ReactNode
}

/** Stays at the bottom of the window while a form is longer than it. */
export function SaveBar(props: SaveBarProps) {
  const { form, saveLabel, onCancel, still = false, first = false, children } = props
  const { t } = useTranslation()
  return (
    <Group className={still ? 'kluis-save-still' : 'kluis-save-bar'} justify="flex-end" gap="sm">
      <Text size="sm" c="dimmed" flex={1} role="status">
        {form.dirty ? t('ui.unsaved') : ''}
      </Text>
      {onCancel && (
        <Button variant="default" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      )}
      {children}
      <Button
        type="submit"
        autoFocus={first}
        onKeyDown={ignoreHeldKey}
        loading={form.busy}
        rightSection={<KeyHint keys="Ctrl+S" />}
      >
        {saveLabel ?? t('ui.save')}
      </Button>
    </Group>
  )
}
