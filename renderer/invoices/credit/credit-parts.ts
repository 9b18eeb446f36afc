import type { CreditBasis } from '../../../shared/invoices/credit'
import { useData } from '../../api'
import { useFormat } from '../../i18n/use-format'
import { useTranslation } from '../../i18n/use-translation'
import { fieldsPart, type Part } from '../../ui/form/conflict'
import { outcomeOf, type CreditValues } from './credit-values'

/** What of a draft credit note is chosen between, when two people saved one. */
export const useCreditParts = (basis: CreditBasis) => {
  const { t } = useTranslation()
  const format = useFormat()
  const series = useData('settings.series', {})
  const lines = (values: CreditValues): string => {
    const outcome = outcomeOf(basis, values)
    return outcome.ok
      ? outcome.credit.lines
          .map(({ description, amountCents }) => `${description} · ${format.money(amountCents)}`)
          .join('\n')
      : t('invoices.creditDialog.nothing')
  }
  return (): Part<CreditValues>[] => [
    fieldsPart(['whole', 'lines'], t('invoices.creditDialog.what'), lines),
    fieldsPart(
      ['seriesId'],
      t('invoices.creditDialog.series'),
      ({ seriesId }) => series.data?.find(({ id }) => String(id) === seriesId)?.name ?? '',
    ),
    fieldsPart(['note'], t('invoices.creditDialog.note'), ({ note }) => note),
  ]
}
