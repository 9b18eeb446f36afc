import { IconCertificate, IconClockHour4, IconFileInvoice, IconHandStop } from '@tabler/icons-react'
import { addDays } from '../../shared/dates'
import { shownDomainName } from '../../shared/services/domain-name'
import { useData } from '../api'
import { useFormat } from '../i18n/use-format'
import { useTranslation } from '../i18n/use-translation'
import { AnchorLink } from '../ui/links'
import { Notice } from '../ui/notice'
import { useToday } from '../api/use-today'

/** So many days before it expires somebody renews a certificate. */
const expiryDays = 30

/** What of the services is to be billed today, leading to the run; nothing when nothing is. */
export function DueLinks() {
  const { t } = useTranslation()
  const { money, date } = useFormat()
  const due = useData('services.due', { limit: 0 }).data
  const held = useData('services.held', {}).data ?? []
  const work = useData('services.unbilledWork', {}).data ?? []
  const today = useToday()
  const soon = { from: today, to: addDays(today, expiryDays) }
  const expiring = (useData('services.coming', soon).data ?? []).filter(
    // What renews by itself at the registrar is no work; a certificate always is.
    ({ what, subscription }) =>
      what === 'expiry' && (subscription.item.kind === 'certificate' || !subscription.autoRenew),
  )
  const [first] = expiring
  const cents = work.reduce((sum, one) => sum + one.cents, 0)
  const link = <AnchorLink to="/services/run">{t('services.run.look')}</AnchorLink>
  return (
    <>
      {due && due.count > 0 && (
        <Notice tone="info" icon={IconFileInvoice} action={link}>
          {t('services.run.waiting', { count: due.count, amount: money(due.cents) })}
        </Notice>
      )}
      {work.length > 0 && (
        <Notice
          tone="info"
          icon={IconClockHour4}
          action={<AnchorLink to="/services/hours">{t('services.hours.look')}</AnchorLink>}
        >
          {t('services.hours.waiting', {
            clients: t('services.hours.clients', { count: work.length }),
            amount: money(cents),
          })}
        </Notice>
      )}
      {first && (
        <Notice
          tone="warn"
          icon={IconCertificate}
          action={<AnchorLink to="/services">{t('services.hours.look')}</AnchorLink>}
        >
          {t('services.import.expiring', {
            count: expiring.length,
            what: [
              first.subscription.item.name,
              shownDomainName(first.subscription.domain ?? ''),
              date(first.on),
            ].join(' '),
          })}
        </Notice>
      )}
      {held.length > 0 && (
        <Notice tone="warn" icon={IconHandStop} action={link}>
          {t('services.run.heldCount', { count: held.length })}
        </Notice>
      )}
    </>
  )
}
