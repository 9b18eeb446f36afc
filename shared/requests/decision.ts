/** How a request ends, and what stands in the way. */

export const decisions = [
  'accepted',
  'refused',
  /** it was done already, before a backup was put back */
  'settled',
] as const
export type Decision = (typeof decisions)[number]

/** Why a request cannot be carried out as things are. */
export const obstacles = [
  'service-gone',
  'service-ended',
  'item-gone',
  'same-item',
  /** the days to withdraw are over, or there never were any */
  'too-late',
  'client-leaves',
  'nothing-changes',
  'login-lapsed',
] as const
export type Obstacle = (typeof obstacles)[number]

/**
 * Why a decision is not taken:
 * - `decided`: it was decided before
 * - `held`: what came of it may be lost since a backup was put back; somebody looks first
 * - `in-register`: it is answered in the register of privacy requests, with the route to complain
 * - `no-letter`: there is nothing to write of it (yet)
 */
export type DecisionProblem = Obstacle | 'decided' | 'held' | 'in-register' | 'no-letter'
