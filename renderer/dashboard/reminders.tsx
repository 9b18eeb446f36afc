import { Stack, VisuallyHidden } from '@mantine/core'
import {
  IconArchive,
  IconEraser,
  IconHandStop,
  IconKey,
  IconUserShield,
  IconUsersGroup,
  type Icon,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { DueOverview } from '../../shared/retention/contract'
import { useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { useUser } from '../session/session'
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
  const owner = useUser().role === 'owner'
  const due = useData('retention.due', {}).data
  const reminders = [
    ...useRequests(),
    ...useApprovals(owner),
    ...useLogins(),
    ...useErasures(owner, due),
    ...useHolds(due),
    ...useArchive(owner),
  ]
  return <ReminderList reminders={reminders} />
}

/** What asks for attention of who sees no books. */
export function SupportReminders() {
  return <ReminderList reminders={useLogins()} />
}

function ReminderList({ reminders }: { reminders: readonly Reminder[] }) {
  const { t } = useTranslation()
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

/** Requests about somebody's own data, the most urgent one by name of what is asked. */
const useRequests = (): Reminder[] => {
  const { t } = useTranslation()
  const due = useData('privacy.due', {}).data
  const first = due?.next[0]
  if (!due || !first) return []
  const days = first.daysLeft ?? Infinity
  const count = due.next.length
  const text =
    first.daysLeft === null
      ? t('dashboard.reminders.requestAnswered', { count: due.open, number: first.number })
      : days < 0
        ? t('dashboard.reminders.requestLate', {
            count: -days,
            number: first.number,
            open: due.open,
          })
        : t('dashboard.reminders.request', { count: days, number: first.number, open: due.open })
  const link =
    count === 1 ? (
      <AnchorLink to="/privacy/$requestId" params={{ requestId: String(first.id) }}>
        {t('dashboard.reminders.toRequest')}
      </AnchorLink>
    ) : (
      <AnchorLink to="/privacy">{t('dashboard.reminders.toRequests')}</AnchorLink>
    )
  const tone = days < 0 ? 'bad' : days <= 7 ? 'warn' : 'info'
  return [{ key: 'requests', tone, icon: IconUserShield, text, link }]
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
  const foreign = useData('archive.foreign', {}, { enabled: owner }).data ?? []
  const { date } = useFormat()
  if (!owner || !reminder) return []
  const { due, ended, coming } = reminder
  const link = <AnchorLink to="/archive/check">{t('dashboard.reminders.toCheck')}</AnchorLink>
  const shown = { icon: IconArchive, link }
  const found: Reminder[] = []
  if (foreign.length > 0) {
    const text = t('dashboard.reminders.foreign', { count: foreign.length })
    const toArchive = <AnchorLink to="/archive">{t('dashboard.reminders.toForeign')}</AnchorLink>
    found.push({ key: 'foreign', tone: 'bad', text, icon: IconArchive, link: toArchive })
  }
  if (ended) {
    const text = t('dashboard.reminders.ended', { count: ended.items, date: date(ended.since) })
    found.push({ key: 'ended', tone: 'warn', text, ...shown })
  } else if (due) {
    found.push({ key: 'archive', tone: 'info', text: t('dashboard.reminders.archive'), ...shown })
  }
  if (coming) {
    const text = t('dashboard.reminders.coming', { count: coming.items, date: date(coming.on) })
    found.push({ key: 'coming', tone: 'info', text, ...shown })
  }
  return found
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

/** Clients' logins that end today, and those that are not where they should be. */
const useLogins = (): Reminder[] => {
  const { t } = useTranslation()
  const counts = useData('credentials.counts', {}).data
  if (!counts) return []
  const { today, gone, overdue } = counts
  const link = (state: 'today' | 'open') => (
    <AnchorLink to="/logins" search={{ state }}>
      {t('dashboard.reminders.toLogins')}
    </AnchorLink>
  )
  const reminder = (key: 'today' | 'gone' | 'overdue', count: number, tone: Tone): Reminder[] => {
    const text = t(`dashboard.reminders.logins.${key}`, { count })
    return count === 0
      ? []
      : [{ key, tone, icon: IconKey, text, link: link(key === 'today' ? 'today' : 'open') }]
  }
  return [
    ...reminder('overdue', overdue, 'bad'),
    ...reminder('gone', gone, 'bad'),
    ...reminder('today', today, 'warn'),
  ]
}
