import { Button, Group, Stack, Text } from '@mantine/core'
import { IconPhoto, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../i18n/use-translation'
import { call } from '../api'
import { toast } from '../ui/toast'
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
  const [choosing, setChoosing] = useState(false)
  const choose = async () => {
    setChoosing(true)
    try {
      const chosen = await call('files.chooseOpen', { kind: 'image' })
      if (!chosen) return
      onChange(chosen.file)
      onFileName(chosen.name)
    } catch (failure) {
      toast.failed(failure)
    } finally {
      setChoosing(false)
    }
  }
  const shown = value === 'keep' && present !== null
  const has = shown || fileName !== null
  const state =
    fileName !== null
      ? t('settings.logo.chosen', { name: fileName })
      : value === 'none' && present !== null
        ? t('settings.logo.removed')
        : t('settings.logo.none')
  return (
    <Stack gap="xs">
      <Text c="dimmed">{t('settings.logo.help')}</Text>
      {shown ? (
        <div className="kluis-logo">
          <img src={present} alt={t('settings.logo.alt', { name: agencyName })} />
        </div>
      ) : (
        <Group gap="xs" className="kluis-logo" role="status">
          <IconPhoto size={20} stroke={1.5} aria-hidden />
          <Text className="kluis-wrap">{state}</Text>
        </Group>
      )}
      {error && (
        <Text c="var(--mantine-color-error)" role="alert">
          {error}
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
            }}
          >
            {t('settings.logo.remove')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}
