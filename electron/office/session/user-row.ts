import type { Role } from '../../../shared/operation'

/** A person who works here, as the database has them. */
export interface UserRow {
  id: number
  slotId: string
  email: string
  name: string
  role: Role
  createdAt: string
  disabledAt: string | null
  mustChangePassword: number
  /** wants their password to count on one desktop only, also after others gave them a new start */
  wantsDesktop: number
  totpSecret: string | null
  totpLastStep: number
}
