import type { WaitsFor } from '../../shared/retention/contract'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'

/** Why (a part of) a client stays, in the words that list and clock share. */
export const useWaitsText = (): ((why: WaitsFor, until: string | null) => string) => {
  const { t } = useTranslation()
  const { date } = useFormat()
  return (why, until) =>
    why === 'write-off'
      ? t('retention.waits.write-off', { date: until === null ? '' : date(until) })
      : t(`retention.waits.${why}`)
}
