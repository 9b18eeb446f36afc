import { Progress, Stack, Text } from '@mantine/core'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { useMemo } from 'react'
import { useTranslation } from '../../i18n/use-translation'

const longest = 100
const meter = new ZxcvbnFactory()
const colors = ['red.6', 'red.6', 'yellow.7', 'teal.6', 'teal.7']

/** How hard a password is to guess, in words and a bar; `against` counts as guessable. */
export function PasswordStrength({
  password,
  against,
}: {
  password: string
  against: readonly string[]
}) {
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
