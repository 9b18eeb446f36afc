import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDate, formatDateLong, formatMoment } from '../../shared/dates'
import type { Language } from '../../shared/language'
import { formatMoney, formatPercentage, formatPrice, formatQuantity } from '../../shared/money'

/** The language on screen. */
export const useLanguage = (): Language => {
  const { i18n } = useTranslation()
  return i18n.language === 'en' ? 'en' : 'nl'
}

/** How this language writes what the office stores. */
export interface Format {
  language: Language
  /** cents */
  money(cents: number): string
  /** of one unit, ten-thousandths of a euro, without its sign */
  price(tenThousandths: number): string
  /** `YYYY-MM-DD` */
  date(civilDate: string): string
  dateLong(civilDate: string): string
  /** UTC ISO, shown as the clock in the Netherlands */
  moment(utcIso: string): string
  /** thousandths */
  quantity(thousandths: number): string
  /** basis points */
  percentage(basisPoints: number): string
  /** a count: 1.234 */
  count(value: number): string
}

const formatIn = (language: Language): Format => ({
  language,
  money: (cents) => formatMoney(cents, language),
  price: (price) => formatPrice(price, language),
  date: (date) => formatDate(date, language),
  dateLong: (date) => formatDateLong(date, language),
  moment: (moment) => formatMoment(moment, language),
  quantity: (thousandths) => formatQuantity(thousandths, language),
  percentage: (basisPoints) => formatPercentage(basisPoints, language),
  count: (value) => value.toLocaleString(language === 'nl' ? 'nl-NL' : 'en-GB'),
})

export const useFormat = (): Format => {
  const language = useLanguage()
  return useMemo(() => formatIn(language), [language])
}
