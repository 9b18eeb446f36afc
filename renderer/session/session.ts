/**
 * Who sits here and whether the office is open. On a lock every answer of the office and every
 * secret leaves the window; after unlocking, the same person comes back to the same place.
 */
import { create } from 'zustand'
import type { RestoreReport } from '../../shared/backup/contract'
import { isAppError, type AppError, type ErrorCode } from '../../shared/errors'
import { call, isError, onLocked, queryClient, takeSession } from '../api'
import type { LockReason, Role } from '../../shared/operation'
import type { SessionStatus, SignedIn } from '../../shared/session/contract'
import { dropTyping, keepNow, pauseTyping } from '../ui/form/kept-typing'
import { forgetPlaces } from '../ui/table/places'

interface Session {
  /** null until there is anything to show */
  status: SessionStatus | null
  /** the office answered; until then the status is what the shell saw */
  heard: boolean
  /** the office did not even answer */
  failure: unknown
  /** why the last session ended */
  lockedBy: LockReason | null
  /** only while the program runs, so that coming back after a lock asks for the password alone */
  lastEmail: string
  /** the recovery key between set-up and its confirmation; gone at lock */
  recoveryKey: string | null
  /** the wizard is still on screen */
  firstRun: boolean
  /** what keeps the office shut and only showed at sign-in */
  trouble: AppError | null
  /** a backup is being put back: that screen stands before every other */
  restoring: boolean
  /** what putting it back came to, until that was read */
  restored: RestoreReport | null
}

/**
 * What the shell saw beside it: an office that was set up here. The way in is drawn at once, and the
 * office, which starts meanwhile, corrects it. A window loaded anew waits for the answer: somebody may
 * be signed in.
 */
const begun = (): SessionStatus | null => {
  if (new URLSearchParams(window.location.search).get('begin') !== 'locked') return null
  const [navigation] = performance.getEntriesByType('navigation')
  if (!(navigation instanceof PerformanceNavigationTiming) || navigation.type !== 'navigate')
    return null
  return {
    state: 'locked',
    step: null,
    trouble: null,
    forbidden: null,
    user: null,
    requests: null,
    agencyName: null,
    continued: null,
    recoveryConfirmed: true,
    version: '',
  }
}

export const useSession = create<Session>(() => ({
  status: begun(),
  heard: false,
  failure: null,
  lockedBy: null,
  lastEmail: '',
  recoveryKey: null,
  firstRun: false,
  trouble: null,
  restoring: false,
  restored: null,
}))

/** Who was here last, to tell whether the same person returns. */
let lastUser: number | null = null
const otherUser = new Set<() => void>()

/** Runs when another person than the last one signs in: the place on screen is not theirs. */
export const onOtherUser = (listener: () => void): void => void otherUser.add(listener)

/** Takes in what the office says about the session. */
export const setStatus = (status: SessionStatus): void => {
  // Whoever comes in after all, by another way, is past what stood in it.
  const past = status.state === 'open' || status.state === 'signing-in'
  useSession.setState({ status, heard: true, failure: null, ...(past ? { trouble: null } : {}) })
  takeSession(status.requests)
  if (status.state !== 'open' || !status.user) return
  if (lastUser !== null && lastUser !== status.user.id) {
    dropTyping()
    forgetPlaces()
    for (const listener of otherUser) listener()
  }
  lastUser = status.user.id
  useSession.setState({ lastEmail: status.user.email })
  void keepNow()
}

/** Opens the screen that puts back a backup, over whatever is shown now. */
export const startRestoring = (): void => useSession.setState({ restoring: true })

/** Back to what was shown before, or to what the office has become. */
export const stopRestoring = async (restored: RestoreReport | null = null): Promise<void> => {
  if (restored) {
    // What was typed and not saved belongs to the office that was here before.
    dropTyping()
    queryClient.clear()
    useSession.setState({ restored, trouble: null, lockedBy: null })
  }
  await refreshStatus()
  useSession.setState({ restoring: false })
}

const keepsShut: readonly ErrorCode[] = [
  'keys-missing',
  'keys-damaged',
  'wrong-key',
  'keys-older',
  'keys-disagree',
  'archive-foreign',
  'change-not-done',
  'database-damaged',
  'database-missing',
  'file-forbidden',
  'database-newer',
  'migration-failed',
  'restore-unfinished',
  'older-database',
  'two-histories',
  'desk-damaged',
]

/** Shows the screen for an office that stays shut when that is what signing in ended in. */
export const noteTrouble = (error: unknown, lastEmail: string): void => {
  if (isAppError(error) && keepsShut.includes(error.code)) {
    useSession.setState({ trouble: error, lastEmail })
  }
}

/** A restore is left for it: not the backup is at fault, and it can be begun anew afterwards. */
export const noteDeskTrouble = (error: unknown, lastEmail: string): void => {
  if (!isError(error, 'desk-damaged')) return
  noteTrouble(error, lastEmail)
  useSession.setState({ restoring: false })
}

/** This computer goes on as another one, by the word of who sits at it. */
export const renewDesk = async (): Promise<void> => {
  try {
    setStatus(await call('session.renewDesk', {}))
    useSession.setState({ trouble: null })
  } catch (error) {
    if (!isAppError(error)) throw error
    useSession.setState({ trouble: error })
  }
}

/** Asks the office anew how it stands. */
export const tryAgain = async (): Promise<void> => {
  useSession.setState({ trouble: null })
  await refreshStatus()
}

export const refreshStatus = async (): Promise<void> => {
  try {
    setStatus(await call('session.status', {}))
  } catch (failure) {
    useSession.setState({ failure })
  }
}

const forget = (): void => {
  pauseTyping()
  queryClient.clear()
  useSession.setState({ recoveryKey: null, firstRun: false })
}

/** Locks on the person's wish; what was typed is kept first. */
export const lock = async (): Promise<void> => {
  await keepNow()
  try {
    setStatus(await call('session.lock', {}))
  } catch {
    // Locked already, by the clock or the screen: the office says so itself.
    await refreshStatus()
  }
  forget()
}

onLocked((lockedBy) => {
  forget()
  // A restore ends the session of the office it replaces; any other lock ends the restore.
  if (lockedBy !== 'replaced') useSession.setState({ restoring: false })
  useSession.setState(({ status }) => ({
    lockedBy,
    // At once, before the office was asked again: nothing of the open office stays on screen.
    status: status && { ...status, state: 'locked', user: null },
  }))
  void refreshStatus()
})

/** The person at work; only inside the open office. */
export const useUser = (): SignedIn => {
  const user = useSession(({ status }) => status?.user)
  if (!user) throw new Error('nobody is signed in')
  return user
}

/** Whether the person's role is one of these. */
export const useMay = (roles: readonly Role[]): boolean => {
  const role = useSession(({ status }) => status?.user?.role)
  return role !== undefined && roles.includes(role)
}
