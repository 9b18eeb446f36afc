import { addDays, fiscalYearOf, fiscalYearPeriod, type CivilDate } from '../../shared/dates'
import type { Language } from '../../shared/language'
import { periodOf, type VatPeriod } from '../../shared/vat/periods'
import { periodName } from '../../shared/vat/words'

export const lengths = ['month', 'quarter', 'year', 'own'] as const
export type Length = (typeof lengths)[number]

export interface OfferedPeriod {
  from: CivilDate
  to: CivilDate
  name: string
}

/** So many are offered; anything else is typed. */
const howMany = { month: 24, quarter: 12, year: 10 } as const

/** The periods there are, the running one first; a year is a fiscal year. */
export const periodsOf = (
  length: Exclude<Length, 'own'>,
  today: CivilDate,
  { fiscalYearStart, language }: { fiscalYearStart: number; language: Language },
): OfferedPeriod[] => {
  if (length === 'year') {
    const now = fiscalYearOf(today, fiscalYearStart)
    return Array.from({ length: howMany.year }, (_, back) => ({
      ...fiscalYearPeriod(now - back, fiscalYearStart),
      name: fiscalYearStart === 1 ? String(now - back) : `${now - back}-${now - back + 1}`,
    }))
  }
  let period: VatPeriod = periodOf(today, length)
  return Array.from({ length: howMany[length] }, () => {
    const { from, to } = period
    const name = periodName(period, language)
    period = periodOf(addDays(from, -1), length)
    return { from, to, name }
  })
}
