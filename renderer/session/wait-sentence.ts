import { useTranslation } from '../i18n/use-translation'

/** How long until the next attempt; nothing when one may try now. */
export const useWaitSentence = (): ((seconds: number) => string) => {
  const { t } = useTranslation()
  return (seconds) => {
    if (seconds === 0) return ''
    return seconds < 100
      ? t('session.unlock.wait', { count: seconds })
      : t('session.unlock.waitMinutes', { minutes: Math.ceil(seconds / 60) })
  }
}
