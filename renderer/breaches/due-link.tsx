import { IconAlertOctagon } from '@tabler/icons-react'
import { useData } from '../api'
import { useTranslation } from '../i18n/use-translation'
import { AnchorLink } from '../ui/links'
import { Notice } from '../ui/notice'
import { useHoursLeft } from './hours-left'

/** Breaches whose 72 hours run; nothing when none does. */
export function BreachLinks() {
  const { data = [] } = useData('breaches.due', {})
  return data.map((breach) => <DueLink key={breach.id} {...breach} />)
}

function DueLink({ id, number, dueAt }: { id: number; number: string; dueAt: string }) {
  const { t } = useTranslation()
  const left = useHoursLeft(dueAt)
  const link = (
    <AnchorLink to="/breaches/$breachId" params={{ breachId: String(id) }}>
      {t('breaches.look')}
    </AnchorLink>
  )
  return (
    <Notice tone={left?.tone ?? 'warn'} icon={IconAlertOctagon} action={link}>
      {t('breaches.due', { number, left: left?.words ?? '' })}
    </Notice>
  )
}
