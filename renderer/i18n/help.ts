/** Short explanations inside the program: a room's own words about itself, in both languages. */
import type { Role } from '../../shared/operation'

export interface Topic {
  title: string
  text: string
  /** what one does, in order */
  steps?: readonly string[]
  /** for whom it is; everybody who sees the room when left out */
  roles?: readonly Role[]
}

/** The first topic says what the room is for. English has the same topics in the same order. */
export interface Help {
  nl: readonly Topic[]
  en: readonly Topic[]
}
