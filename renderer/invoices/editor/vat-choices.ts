import { useMemo } from 'react'
import { useTranslation } from '../../i18n/use-translation'
import { vatKinds, type VatKind } from '../../../shared/invoices/vat'
import { useFormat } from '../../i18n/use-format'
import { knownRate } from './invoice-values'

const ofScheme: readonly VatKind[] = ['small-business', 'consumer-eu', 'reverse-eu', 'export']

/**
 * The kinds of VAT with their rate on a day; under the small-business scheme there is one, besides those
 * for services whose place is abroad, which it does not cover.
 */
export const useVatChoices = (
  day: string,
  smallBusiness: boolean,
  countryRate: number | null = null,
) => {
  const { t } = useTranslation()
  const format = useFormat()
  return useMemo(() => {
    const label = (kind: VatKind): string => {
      const rate = knownRate(kind, day, countryRate)
      return t(`invoices.vat.${kind}`, { rate: rate === null ? '?' : format.percentage(rate) })
    }
    return vatKinds
      .filter((kind) => (smallBusiness ? ofScheme.includes(kind) : kind !== 'small-business'))
      .map((kind) => ({ value: kind, label: label(kind) }))
  }, [day, smallBusiness, countryRate, t, format])
}
export type VatChoices = ReturnType<typeof useVatChoices>
