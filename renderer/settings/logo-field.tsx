import { Button, Group, Stack, Text } from '@mantine/core'
import { IconPhoto, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../i18n/use-translation'
import { AppError } from '../../shared/errors'
import { call } from '../api'
import { errorSentence } from '../i18n/errors/errors'
import { useFormat } from '../i18n/use-format'
import type { LogoChoice } from './agency-values'

interface LogoFieldProps {
  value: LogoChoice
  onChange: (logo: LogoChoice) => void
  /** the name of the chosen file, kept by the form around it */
  fileName: string | null
  onFileName: (name: string | null) => void
  /** the logo in force, as a data address */
  present?: string | null
  agencyName: string
  error?: string | null
  disabled?: boolean
}

/** What the window cannot decode, no reader of the invoice can. Errors: file-unreadable. */
const shownAsPicture = async (address: string): Promise<void> => {
  const picture = new Image()
  picture.src = address
  try {
    await picture.decode()
  } catch {
    throw new AppError('file-unreadable', { reason: 'not-an-image' })
  }
}

/** The window never sees the file: it holds a one-time token and the name. */
export function LogoField(props: LogoFieldProps) {
  const {
    value,
    onChange,
    fileName,
    onFileName,
    present = null,
    agencyName,
    error,
    disabled = false,
  } = props
  const { t } = useTranslation()
  const { language } = useFormat()
  const [choosing, setChoosing] = useState(false)
  const [refused, setRefused] = useState<unknown>(null)
  const [seen, setSeen] = useState<string | null>(null)
  const choose = async () => {
    setChoosing(true)
    setRefused(null)
    try {
      const chosen = await call('settings.chooseLogo', {})
      if (!chosen) return
      await shownAsPicture(chosen.shown)
      onChange(chosen.file)
      onFileName(chosen.name)
      setSeen(chosen.shown)
    } catch (failure) {
      setRefused(failure)
    } finally {
      setChoosing(false)
    }
  }
  const shown = fileName !== null ? seen : value === 'keep' ? present : null
  const wrong = error ?? (refused === null ? null : errorSentence(refused, language))
  const has = shown !== null || fileName !== null
  const state =
    fileName !== null
      ? t('settings.logo.chosen', { name: fileName })
      : value === 'none' && present !== null
        ? t('settings.logo.removed')
        : t('settings.logo.none')
  return (
    <Stack gap="xs">
      <Text c="dimmed">{t('settings.logo.help')}</Text>
      {shown !== null ? (
        <div className="kluis-logo">
          <img src={shown} alt={t('settings.logo.alt', { name: agencyName })} />
          {fileName !== null && (
            <Text size="sm" c="dimmed" role="status" className="kluis-wrap">
              {state}
            </Text>
          )}
        </div>
      ) : (
        <Group gap="xs" className="kluis-logo" role="status">
          <IconPhoto size={20} stroke={1.5} aria-hidden />
          <Text className="kluis-wrap">{state}</Text>
        </Group>
      )}
      {wrong !== null && (
        <Text c="var(--mantine-color-error)" role="alert">
          {wrong}
        </Text>
      )}
      <Group gap="xs" display={disabled ? 'none' : undefined}>
        <Button
          variant="default"
          loading={choosing}
          data-field="logo"
          onClick={() => void choose()}
        >
          {has ? t('settings.logo.replace') : t('settings.logo.choose')}
        </Button>
        {has && (
          <Button
            variant="subtle"
            leftSection={<IconX size={16} aria-hidden />}
            onClick={() => {
              onChange('none')
              onFileName(null)
              setSeen(null)
            }}
          >
            {t('settings.logo.remove')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}
