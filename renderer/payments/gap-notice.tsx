import { useTranslation } from '../i18n/use-translation'
import type { StatementGap } from '../../shared/payments/contract'
import { useFormat } from '../i18n/use-format'
import { Notice } from '../ui/notice'

/** Between two statements something is missing. */
export function GapNotice({ gap }: { gap: StatementGap }) {
  const { t } = useTranslation()
  const format = useFormat()
  const name = (number: string, on: string | null) =>
    [number, on === null ? '' : format.date(on)].filter(Boolean).join(' · ')
  return (
    <Notice tone="warn">
      {t('payments.preview.gap', {
        account: gap.account,
        after: name(gap.afterNumber, gap.afterOn),
        before: name(gap.beforeNumber, gap.beforeOn),
      })}
    </Notice>
  )
}
