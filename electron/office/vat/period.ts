import { AppError } from '../../../shared/errors'
import { periodOf, type PeriodLength, type VatPeriod } from '../../../shared/vat/periods'

/** The period that begins on a day. Errors: invalid-input when none does. */
export const requirePeriod = (length: PeriodLength, from: string): VatPeriod => {
  const period = periodOf(from, length)
  if (period.from !== from) {
    throw new AppError('invalid-input', { problems: [{ path: 'from', code: 'not-a-period' }] })
  }
  return period
}
