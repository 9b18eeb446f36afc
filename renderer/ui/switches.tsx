import {
  ActionIcon,
  Tooltip,
  UnstyledButton,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core'
import { IconMoon, IconSun } from '@tabler/icons-react'
import { useTranslation } from '../i18n/use-translation'
import { setLanguage } from '../i18n/i18n'
import { useLanguage } from '../i18n/use-format'

/** Dutch or English, from the first screen on. */
export function LanguageSwitch() {
  const { t } = useTranslation()
  const language = useLanguage()
  const other = language === 'nl' ? 'en' : 'nl'
  return (
    <Tooltip label={t('ui.language')}>
      <UnstyledButton
        className="kluis-language"
        lang={other}
        aria-label={other === 'en' ? t('ui.toEnglish') : t('ui.toDutch')}
        onClick={() => setLanguage(other)}
      >
        <span data-on={language === 'nl' || undefined}>NL</span>
        <span data-on={language === 'en' || undefined}>EN</span>
      </UnstyledButton>
    </Tooltip>
  )
}

/** Light or dark; until one chooses, as the desktop has it. */
export function ThemeSwitch() {
  const { t } = useTranslation()
  const { setColorScheme } = useMantineColorScheme()
  const dark = useComputedColorScheme('light') === 'dark'
  const label = dark ? t('ui.toLight') : t('ui.toDark')
  const Shape = dark ? IconSun : IconMoon
  return (
    <Tooltip label={label}>
      <ActionIcon
        size="lg"
        variant="subtle"
        color="gray"
        aria-label={label}
        onClick={() => setColorScheme(dark ? 'light' : 'dark')}
      >
        <Shape size={20} stroke={1.75} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
