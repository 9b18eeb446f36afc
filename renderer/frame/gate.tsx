import { useHotkeys } from '@mantine/hooks'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { lazy, Suspense, useEffect, useState } from 'react'
import { AppError } from '../../shared/errors'
import { RestoreScreen } from '../backup/restore/restore-screen'
import { RestoredScreen } from '../backup/restore/restored-screen'
import { lock, refreshStatus, useSession } from '../session/session'
import { useTranslation } from '../i18n/use-translation'
import { ErrorState } from '../ui/data-state'
import { RecoverScreen } from '../session/recovery/recover-screen'
import { RecoveryStep } from '../session/recovery/recovery-step'
import { SessionFrame } from '../session/session-frame'
import { SignInSteps } from '../session/sign-in-steps'
import { TroubleScreen } from '../session/trouble-screen'
import { UnlockScreen } from '../session/unlock-screen'
import { Wizard } from '../settings/first-run/wizard'

const loadRooms = () => import('../rooms')
const Rooms = lazy(loadRooms)

/** What the state of the session lets one see. */
export function Gate() {
  const { t } = useTranslation()
  const { status, failure, recoveryKey, firstRun, trouble, restoring, restored } = useSession()
  const state = status?.state
  useEffect(() => void refreshStatus(), [])
  // While somebody types a password the rooms behind it are made ready.
  useEffect(() => {
    if (state === undefined) return
    const idle = requestIdleCallback(() => void loadRooms())
    return () => cancelIdleCallback(idle)
  }, [state])
  // Here and not in a room: it locks as well while the rooms are still loading.
  useHotkeys([['mod+L', () => state === 'open' && void lock()]], [])
  useEffect(() => {
    if (state === 'open') return
    // Dialogs and notices belong to the open office and may name clients.
    modals.closeAll()
    notifications.clean()
  }, [state])

  if (restored !== null) return <RestoredScreen report={restored} />
  if (restoring) return <RestoreScreen />
  if (trouble !== null) return <TroubleScreen trouble={trouble} />
  if (failure instanceof AppError && failure.code !== 'internal') {
    return <TroubleScreen trouble={failure} />
  }
  if (failure !== null) {
    return (
      <SessionFrame title={t('session.trouble.title')}>
        <ErrorState error={failure} onRetry={refreshStatus} />
      </SessionFrame>
    )
  }
  // The office answers within a blink: an empty window is calmer than a flash of grey lines.
  if (status === null) return <main className="kluis-session" aria-busy />
  switch (status.state) {
    case 'new':
      return <Wizard />
    case 'trouble':
      return <TroubleScreen trouble={status.trouble ?? 'internal'} />
    case 'locked':
      return <Locked />
    case 'signing-in':
      return <SignInSteps step={status.step ?? 'code'} />
    case 'open':
      return recoveryKey === null ? (
        <Suspense fallback={<main className="kluis-session" aria-busy />}>
          <Rooms />
        </Suspense>
      ) : (
        <RecoveryStep recoveryKey={recoveryKey} firstRun={firstRun} />
      )
  }
}

/** The way in, or for who forgot the password the way around. */
function Locked() {
  const [forgot, setForgot] = useState(false)
  return forgot ? (
    <RecoverScreen onBack={() => setForgot(false)} />
  ) : (
    <UnlockScreen onForgot={() => setForgot(true)} />
  )
}
