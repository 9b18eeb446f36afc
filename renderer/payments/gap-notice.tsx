import { useTranslation } from '../i18n/use-translation'
import type { StatementGap } from '../../shared/payments/contract'
import { useFormat } from '../i18n/use-format'
import { Notice } from '../ui/notice'

/** Between two statements something is missing, or a page of one. */
export function GapNotice({ gap }: { gap: StatementGap }) {
  const { t } = useTranslation()
  const format = useFormat()
  const name = (number: string, on: string | null) =>
    [number, on === null ? '' : format.date(on)].filter(Boolean).join(' · ')
  const { account } = gap
  const after = name(gap.afterNumber, gap.afterOn)
  const before = name(gap.beforeNumber, gap.beforeOn)
  return (
    <Notice tone="warn">
      {before === ''
        ? t('payments.preview.pageAfter', { account, after })
        : after === ''
          ? t('payments.preview.pageBefore', { account, before })
          : t('payments.preview.gap', { account, after, before })}
    </Notice>
  )
}
