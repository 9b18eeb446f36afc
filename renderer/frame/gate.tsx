import { useHotkeys } from '@mantine/hooks'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { lazy, Suspense, useEffect, useState } from 'react'
import { AppError } from '../../shared/errors'
import type { ClosedScreens } from '../room'
import { lock, refreshStatus, useSession } from '../session/session'
import { useTranslation } from '../i18n/use-translation'
import { ErrorState } from '../ui/data-state'
import { SessionFrame } from '../session/session-frame'
import { UnlockScreen } from '../session/unlock-screen'

const loadRooms = () => import('./router')
const Rooms = lazy(loadRooms)

const closed = <Name extends keyof ClosedScreens>(name: Name) =>
  lazy(async () => ({ default: (await import('../rooms')).closedScreens[name] }))

// The first screen is drawn before those that may follow it are read.
const loadSteps = () => import('../session/further-screens')
const further = <Name extends keyof Awaited<ReturnType<typeof loadSteps>>>(name: Name) =>
  lazy(async () => ({ default: (await loadSteps())[name] }))

const RecoverScreen = further('RecoverScreen')
const RecoveryStep = further('RecoveryStep')
const SignInSteps = further('SignInSteps')
const TroubleScreen = further('TroubleScreen')

const FirstRun = closed('FirstRun')
const Restoring = closed('Restoring')
const Restored = closed('Restored')
const Rescue = closed('Rescue')
const GoOn = closed('GoOn')

/** What the state of the session lets one see. */
export function Gate() {
  const state = useSession(({ status }) => status?.state)
  const heard = useSession(({ heard }) => heard)
  useEffect(() => void refreshStatus(), [])
  // While somebody types a password the rooms behind it are made ready, and the first page.
  useEffect(() => {
    if (!heard) return
    const idle = requestIdleCallback(() => {
      void loadSteps()
      void loadRooms().then((rooms) => rooms.loadFirstPage())
    })
    return () => cancelIdleCallback(idle)
  }, [heard])
  // Here and not in a room: it locks as well while the rooms are still loading.
  useHotkeys([['mod+L', () => state === 'open' && void lock()]], [])
  useEffect(() => {
    if (state === 'open') return
    // Dialogs and notices belong to the open office and may name clients.
    modals.closeAll()
    notifications.clean()
  }, [state])

  return (
    // What is not on screen yet is loaded within a blink: an empty window is calmer than grey lines.
    <Suspense fallback={<Blank />}>
      <Shown />
    </Suspense>
  )
}

function Shown() {
  const { t } = useTranslation()
  const { status, failure, recoveryKey, firstRun, trouble, restoring, restored } = useSession()
  if (restored !== null) return <Restored report={restored} />
  if (restoring) return <Restoring />
  if (trouble !== null) return <TroubleScreen trouble={trouble} Rescue={Rescue} GoOn={GoOn} />
  if (failure instanceof AppError && failure.code !== 'internal') {
    return <TroubleScreen trouble={failure} Rescue={Rescue} GoOn={GoOn} />
  }
  if (failure !== null) {
    return (
      <SessionFrame title={t('session.trouble.title')}>
        <ErrorState error={failure} onRetry={refreshStatus} />
      </SessionFrame>
    )
  }
  if (status === null) return <Blank />
  switch (status.state) {
    case 'new':
      return <FirstRun />
    case 'trouble':
      return (
        <TroubleScreen
          trouble={
            status.forbidden === null
              ? (status.trouble ?? 'internal')
              : new AppError('file-forbidden', { file: status.forbidden })
          }
          Rescue={Rescue}
          GoOn={GoOn}
        />
      )
    case 'locked':
      return <Locked />
    case 'signing-in':
      return <SignInSteps step={status.step ?? 'code'} />
    case 'open':
      return recoveryKey === null ? (
        <Rooms />
      ) : (
        <RecoveryStep recoveryKey={recoveryKey} firstRun={firstRun} />
      )
  }
}

const Blank = () => <main className="kluis-session" aria-busy />

/** The way in, or for who forgot the password the way around. */
function Locked() {
  const [forgot, setForgot] = useState(false)
  return forgot ? (
    <RecoverScreen onBack={() => setForgot(false)} />
  ) : (
    <UnlockScreen onForgot={() => setForgot(true)} />
  )
}
