import { Stack, VisuallyHidden } from '@mantine/core'
import {
  IconArchive,
  IconDatabaseExclamation,
  IconEraser,
  IconHandStop,
  IconUsersGroup,
  type Icon,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { DueOverview } from '../../shared/retention/contract'
import { useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { useUser } from '../session'
import { AnchorLink } from '../ui/links'
import { Notice } from '../ui/notice'
import type { Tone } from '../ui/status-badge'

interface Reminder {
  key: string
  tone: Tone
  icon: Icon
  text: string
  link?: ReactNode
}

/** What asks for attention today besides the books; nothing at all when nothing does. */
export function Reminders() {
  const { t } = useTranslation()
  const owner = useUser().role === 'owner'
  const due = useData('retention.due', {}).data
  const reminders = [
    ...useBackups(),
    ...useApprovals(owner),
    ...useErasures(owner, due),
    ...useHolds(due),
    ...useArchive(owner),
  ]
  if (reminders.length === 0) return null
  return (
    <section aria-label={t('dashboard.reminders.title')}>
      <VisuallyHidden component="h2">{t('dashboard.reminders.title')}</VisuallyHidden>
      <Stack gap="xs">
        {reminders.map(({ key, tone, icon, text, link }) => (
          <Notice key={key} tone={tone} icon={icon} action={link}>
            {text}
          </Notice>
        ))}
      </Stack>
    </section>
  )
}

/** A backup that is missing or failed is the loudest of all. */
const useBackups = (): Reminder[] => {
  const { t } = useTranslation()
  const alarm = useData('backup.status', {}).data?.alarm
  if (!alarm) return []
  const text = t(`dashboard.reminders.backup.${alarm}`)
  return [{ key: 'backup', tone: 'bad', icon: IconDatabaseExclamation, text }]
}

const useErasures = (owner: boolean, due: DueOverview | undefined): Reminder[] => {
  const { t } = useTranslation()
  if (!due) return []
  const work = due.clients + due.reduced + due.oldInvoices + due.oldPayments
  if (work === 0) return []
  const asks = due.askFirst !== null
  const link = (
    <AnchorLink to="/retention" search={{ tab: 'due' }}>
      {t('dashboard.reminders.look')}
    </AnchorLink>
  )
  const text = !asks
    ? t('dashboard.reminders.due', { count: work })
    : t(owner ? 'dashboard.reminders.ask' : 'dashboard.reminders.askOwner', { count: work })
  return [{ key: 'due', tone: asks ? 'warn' : 'info', icon: IconEraser, text, link }]
}

const useHolds = (due: DueOverview | undefined): Reminder[] => {
  const { t } = useTranslation()
  if (!due || due.holdsToReview === 0) return []
  const text = t('dashboard.reminders.holds', { count: due.holdsToReview })
  const link = (
    <AnchorLink to="/retention" search={{ tab: 'holds' }}>
      {t('dashboard.reminders.toHolds')}
    </AnchorLink>
  )
  return [{ key: 'holds', tone: 'info', icon: IconHandStop, text, link }]
}

const useArchive = (owner: boolean): Reminder[] => {
  const { t } = useTranslation()
  const reminder = useData('archive.reminder', {}, { enabled: owner }).data
  if (!owner || !reminder?.due) return []
  const text = t('dashboard.reminders.archive')
  const link = <AnchorLink to="/archive/check">{t('dashboard.reminders.toCheck')}</AnchorLink>
  return [{ key: 'archive', tone: 'info', icon: IconArchive, text, link }]
}

const useApprovals = (owner: boolean): Reminder[] => {
  const { t } = useTranslation()
  const me = useUser().id
  const list = useData('approvals.list', {}, { enabled: owner }).data
  const waiting =
    list?.filter(({ state, requestedBy }) => state === 'open' && requestedBy.id !== me) ?? []
  if (!owner || waiting.length === 0) return []
  const text = t('dashboard.reminders.approvals', { count: waiting.length })
  const link = <AnchorLink to="/approvals">{t('dashboard.reminders.decide')}</AnchorLink>
  return [{ key: 'approvals', tone: 'warn', icon: IconUsersGroup, text, link }]
}
