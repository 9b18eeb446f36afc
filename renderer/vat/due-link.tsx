import { IconPercentage } from '@tabler/icons-react'
import { periodName } from '../../shared/vat/words'
import { useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { AnchorLink } from '../ui/links'
import { Notice } from '../ui/notice'

/** The return that is to be filed, and corrections with a term of their own; nothing when none is. */
export function VatDueLinks() {
  const { t } = useTranslation()
  const { date, money, language } = useFormat()
  const due = useData('vat.due', {}).data
  if (!due) return null
  const [first] = due.returns
  return (
    <>
      {first && (
        <Notice
          tone={first.daysLeft < 0 ? 'bad' : first.daysLeft <= 7 ? 'warn' : 'info'}
          icon={IconPercentage}
          action={
            <AnchorLink to="/vat" search={{ length: first.period.length, from: first.period.from }}>
              {t('vat.due.look')}
            </AnchorLink>
          }
        >
          {t(first.daysLeft < 0 ? 'vat.due.late' : 'vat.due.return', {
            count: Math.abs(first.daysLeft),
            period: periodName(first.period, language),
            date: date(first.dueOn),
          })}
        </Notice>
      )}
      {due.apart.map(({ of, dueOn, daysLeft, vatCents }) => (
        <Notice
          key={of.from}
          tone={daysLeft !== null && daysLeft < 0 ? 'bad' : 'warn'}
          icon={IconPercentage}
          action={
            <AnchorLink to="/vat" search={{ length: of.length, from: of.from }}>
              {t('vat.due.look')}
            </AnchorLink>
          }
        >
          {t('vat.due.apart', {
            period: periodName(of, language),
            amount: money(vatCents),
            date: dueOn === null ? '–' : date(dueOn),
          })}
        </Notice>
      ))}
    </>
  )
}
