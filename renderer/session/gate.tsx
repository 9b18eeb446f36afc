import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { AppError } from '../../shared/errors'
import { router } from '../routes'
import { refreshStatus, useSession } from '../session'
import { useTranslation } from '../i18n/use-translation'
import { ErrorState } from '../ui/data-state'
import { RecoverScreen } from './recover-screen'
import { RecoveryStep } from './recovery-step'
import { SessionFrame } from './session-frame'
import { SignInSteps } from './sign-in-steps'
import { TroubleScreen } from './trouble-screen'
import { UnlockScreen } from './unlock-screen'
import { Wizard } from './wizard'

/** What the state of the session lets one see. */
export function Gate() {
  const { t } = useTranslation()
  const { status, failure, recoveryKey, firstRun } = useSession()
  const state = status?.state
  useEffect(() => void refreshStatus(), [])
  useEffect(() => {
    if (state === 'open') return
    // Dialogs and notices belong to the open office and may name clients.
    modals.closeAll()
    notifications.clean()
  }, [state])

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
        <RouterProvider router={router} />
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
