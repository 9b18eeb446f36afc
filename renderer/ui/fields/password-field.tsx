import { Group, PasswordInput, Progress, Stack, Text } from '@mantine/core'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMemo, useState, type KeyboardEvent } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import { fieldFrame, type FieldProps } from './field'

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
      {props.strengthAgainst && <Strength password={props.value} against={props.strengthAgainst} />}
    </Stack>
  )
}

const longest = 100
const meter = new ZxcvbnFactory()
const colors = ['red.6', 'red.6', 'yellow.7', 'teal.6', 'teal.7']

function Strength({ password, against }: { password: string; against: readonly string[] }) {
  const { t } = useTranslation()
  const score = useMemo(
    // The estimate is quadratic in length; what is longer than this is strong enough.
    () => meter.check(password.slice(0, longest), guessable(against)).score,
    [password, against],
  )
  if (password === '') return null
  const verdict = [
    t('ui.strength.s0'),
    t('ui.strength.s1'),
    t('ui.strength.s2'),
    t('ui.strength.s3'),
    t('ui.strength.s4'),
  ][score]
  return (
    <Stack gap={4}>
      <Progress.Root size={6} aria-hidden>
        <Progress.Section value={(score + 1) * 20} color={colors[score] ?? 'teal.7'} />
      </Progress.Root>
      <Text size="xs" c="dimmed" role="status">
        {t('ui.strength.label')}: {verdict}
      </Text>
    </Stack>
  )
}

// What everyone here would try first, beside the person's own words.
const everyday = ['kluis', 'wachtwoord', 'welkom', 'welkom01', 'geheim', 'password', 'qwerty']

const guessable = (words: readonly string[]): string[] => [
  ...everyday,
  ...words.flatMap((word) => [word, ...word.split(/[\s@._-]+/)]).filter((word) => word.length > 2),
]
