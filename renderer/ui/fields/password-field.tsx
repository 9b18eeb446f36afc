import { Group, PasswordInput, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { lazy, Suspense, useState, type KeyboardEvent } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import { fieldFrame, type FieldProps } from './field'

// Judging takes word lists that nobody needs to come in.
const PasswordStrength = lazy(async () => ({
  default: (await import('./password-strength')).PasswordStrength,
}))

interface PasswordFieldProps extends FieldProps {
  name: string
  value: string
  onChange: (value: string) => void
  error: string | null
  unread?: unknown
  onUnread?: unknown
  autoComplete?: 'current-password' | 'new-password'
  /** shows how strong a new password is; these words about the person count as guessable */
  strengthAgainst?: readonly string[]
}

/** A password: shown on request, with a warning while Caps Lock is on. */
export function PasswordField(props: PasswordFieldProps) {
  const { t } = useTranslation()
  const [capsLock, setCapsLock] = useState(false)
  const [visible, setVisible] = useState(false)
  const watch = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))
  return (
    <Stack gap={6}>
      <PasswordInput
        {...fieldFrame(props)}
        name={props.name}
        aria-invalid={props.error !== null || undefined}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
        onKeyDown={watch}
        onKeyUp={watch}
        onBlur={() => setCapsLock(false)}
        autoComplete={props.autoComplete ?? 'current-password'}
        spellCheck={false}
        visible={visible}
        onVisibilityChange={setVisible}
        visibilityToggleFocusable
        visibilityToggleButtonProps={{
          'aria-label': visible ? t('ui.hidePassword') : t('ui.showPassword'),
          'aria-pressed': visible,
        }}
      />
      {capsLock && (
        <Group gap={6} role="status">
          <IconAlertTriangle size={16} aria-hidden />
          <Text>{t('ui.capsLock')}</Text>
        </Group>
      )}
      {props.strengthAgainst && (
        <Suspense>
          <PasswordStrength password={props.value} against={props.strengthAgainst} />
        </Suspense>
      )}
    </Stack>
  )
}
