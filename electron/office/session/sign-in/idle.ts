import type { Desk } from '../../../../shared/desk'
import type { Session } from '../session'

const lookEveryMs = 10_000

/**
 * Locks once nobody has touched keyboard or mouse for the minutes the owner set. Between the password
 * and the last step the database is open too, and its keys are in memory.
 */
export const lockWhenIdle = (session: Session, desk: Pick<Desk, 'idle'>): { stop(): void } => {
  const look = async (): Promise<void> => {
    const inside = () => session.current() ?? session.signingIn()?.session ?? null
    const open = inside()
    if (!open) return
    const policy = open.database.reader.get<{ lockAfterMinutes: number }>(
      'SELECT lockAfterMinutes FROM settings',
    )
    const { seconds } = await desk.idle()
    const still = inside() === open
    if (still && policy && seconds >= policy.lockAfterMinutes * 60) session.end('idle')
  }
  const timer = setInterval(() => void look().catch(() => undefined), lookEveryMs)
  // The watch alone never keeps a process alive.
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
