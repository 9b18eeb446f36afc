import { Outlet } from '@tanstack/react-router'
import { useTranslation } from '../i18n/use-translation'
import { useWaitingApprovals } from '../approvals/waiting'
import { sections } from './navigation'
import { lock, useSession, useUser } from '../session/session'
import { RecoveryBanner } from '../session/recovery/recovery-banner'
import { Shell } from './app-shell'

/** The open office: menu, top bar, the screen of the place one is at. */
export function Frame() {
  const { t } = useTranslation()
  const user = useUser()
  const waiting = useWaitingApprovals()
  const agencyName = useSession(({ status }) => status?.agencyName ?? 'Kluis')
  return (
    <Shell
      title={agencyName}
      navigationLabel={t('frame.nav.label')}
      items={sections
        .filter(({ roles }) => roles.includes(user.role))
        .map(({ to, label, icon, apart, narrow }) => ({
          to,
          icon,
          label: t(`frame.nav.${label}`),
          apart: apart ?? false,
          narrow: narrow ?? false,
          count: label === 'approvals' ? waiting : 0,
        }))}
      account="/account"
      userName={user.name}
      userRole={t(`frame.roles.${user.role}`)}
      onLock={() => void lock()}
    >
      <RecoveryBanner />
      <Outlet />
    </Shell>
  )
}
