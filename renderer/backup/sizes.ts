import { useTranslation } from '../i18n/use-translation'
import { useLanguage } from '../i18n/use-format'

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** Bytes as people read them: "14,2 MB". */
export const useSize = (): ((bytes: number) => string) => {
  const language = useLanguage()
  return (bytes) => {
    const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3))
    return new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
      style: 'unit',
      unit: units[step] ?? 'byte',
      maximumFractionDigits: step > 1 ? 1 : 0,
    }).format(bytes / 1000 ** step)
  }
}

/** Seconds in words: "4 seconden", "12 minuten". */
export const useDuration = (): ((seconds: number) => string) => {
  const { t } = useTranslation()
  return (seconds) => {
    if (seconds < 1) return t('backup.state.lessThanSecond')
    if (seconds < 100) return t('backup.state.seconds', { count: Math.round(seconds) })
    return t('backup.state.minutes', { count: Math.round(seconds / 60) })
  }
}
