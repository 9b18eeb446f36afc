import { IconHandStop, IconInbox } from '@tabler/icons-react'
import { useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { AnchorLink } from '../ui/links'
import { Notice } from '../ui/notice'

/** How many requests of clients wait, leading to them; nothing when none does. */
export function OpenRequestsLinks() {
  const { t } = useTranslation()
  const format = useFormat()
  const due = useData('requests.due', {}).data
  if (!due || due.open === 0) return null
  const { open, held, oldestOn } = due
  const link = (
    <AnchorLink to="/requests" search={{ decided: false }}>
      {t('requests.start.look')}
    </AnchorLink>
  )
  return (
    <>
      <Notice tone="info" icon={IconInbox} action={link}>
        {t('requests.start.open', { count: open })}{' '}
        {open > 1 &&
          oldestOn !== null &&
          t('requests.start.oldest', { date: format.date(oldestOn) })}
      </Notice>
      {held > 0 && (
        <Notice tone="warn" icon={IconHandStop} action={link}>
          {t('requests.start.held', { count: held })}
        </Notice>
      )}
    </>
  )
}
