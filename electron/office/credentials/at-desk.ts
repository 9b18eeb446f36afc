/** Which desk a session's logins are at. */
import { AppError } from '../../../shared/errors'
import type { ActionContext } from '../context'
import type { Session } from '../session/session'
import type { DeskRow } from './desks'
import type { Logins, Seat } from './seats'
import type { StoredLogin } from './rows'

interface AtDesk {
  logins: Logins
  /** null: what the program does by itself, at no desk */
  seat: Seat | null
}

const given = new WeakMap<Session, AtDesk>()

export const giveLogins = (session: Session, at: AtDesk): void => void given.set(session, at)

export const loginsOf = (session: Session): Logins => {
  const at = given.get(session)
  if (!at) throw new Error('a session that knows no logins')
  return at.logins
}

export const seatOf = (session: Session): Seat => {
  const seat = given.get(session)?.seat
  if (!seat) throw new Error('a session at no desk')
  return seat
}

type At = Pick<ActionContext, 'session' | 'desk' | 'office'>

/** The desk of this session, on record. Errors: locked, those of a desk that cannot say who it is. */
export const hereOf = ({ session }: Pick<At, 'session'>): Promise<DeskRow> => seatOf(session).row()

/** The moment by which logins expire here, UTC ISO. */
export const loginTimeOf = ({ desk, office }: Pick<At, 'desk' | 'office'>): Promise<string> =>
  desk.loginTime(office.officeId)

/** Errors: credential-elsewhere. */
export const requireHere = async (context: At, login: StoredLogin): Promise<void> => {
  if ((await hereOf(context)).id !== login.deskId) throw new AppError('credential-elsewhere', {})
}
