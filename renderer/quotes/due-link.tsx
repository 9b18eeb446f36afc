import { IconFileDescription, IconHandStop, IconHourglass } from '@tabler/icons-react'
import { useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { AnchorLink } from '../ui/links'
import { Notice } from '../ui/notice'

/** Quotes that lapse soon, and what was accepted and is still to be billed; nothing when none is. */
export function QuotesDueLinks() {
  const { t } = useTranslation()
  const { money } = useFormat()
  const due = useData('quotes.due', {}).data
  if (!due) return null
  const look = (filter: 'all' | 'sent' | 'accepted') => (
    <AnchorLink to="/quotes" search={{ filter }}>
      {t('quotes.start.look')}
    </AnchorLink>
  )
  return (
    <>
      {due.held > 0 && (
        <Notice tone="warn" icon={IconHandStop} action={look('all')}>
          {t('quotes.start.held', { count: due.held })}
        </Notice>
      )}
      {due.toBill > 0 && (
        <Notice tone="info" icon={IconFileDescription} action={look('accepted')}>
          {t('quotes.start.toBill', { count: due.toBill, amount: money(due.toBillCents) })}
        </Notice>
      )}
      {due.lapsing > 0 && (
        <Notice tone="info" icon={IconHourglass} action={look('sent')}>
          {t('quotes.start.lapsing', { count: due.lapsing })}
        </Notice>
      )}
    </>
  )
}
