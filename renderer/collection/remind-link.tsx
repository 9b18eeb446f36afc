import { IconBellRinging, IconMailForward, IconPlayerPause } from '@tabler/icons-react'
import { useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { AnchorLink } from '../ui/links'
import { Notice } from '../ui/notice'

/** What is due for a reminder, made but not sent, or to be suspended; nothing when nothing is. */
export function RemindLinks() {
  const { t } = useTranslation()
  const { money } = useFormat()
  const due = useData('collection.preview', { limit: 0 }).data
  const tasks = useData('collection.tasks', {}).data ?? []
  const unsaved = useData('collection.unsaved', {}).data ?? []
  const look = <AnchorLink to="/collection">{t('collection.look')}</AnchorLink>
  return (
    <>
      {due && due.count > 0 && (
        <Notice
          tone="warn"
          icon={IconBellRinging}
          action={<AnchorLink to="/collection">{t('collection.remind')}</AnchorLink>}
        >
          {t('collection.waiting', { count: due.count, amount: money(due.openCents) })}
        </Notice>
      )}
      {unsaved.length > 0 && (
        <Notice tone="warn" icon={IconMailForward} action={look}>
          {t('collection.unsavedWaiting')}
        </Notice>
      )}
      {tasks.length > 0 && (
        <Notice tone="warn" icon={IconPlayerPause} action={look}>
          {t('collection.tasksWaiting', { count: tasks.length })}
        </Notice>
      )}
    </>
  )
}
