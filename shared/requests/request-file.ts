/** Why a request file that a client mailed back is not taken. */

/**
 * - `too-large`, `not-a-request`: no request file at all
 * - `newer`: made by the portal file of a later Kluis
 * - `other-office`: of another office
 * - `unknown-file`: made with a portal file this office does not have (any more)
 * - `expired`: came in after the portal file's last day
 * - `changed`: not what the page wrote, or written without the password
 * - `not-understood`: made with the password, and holding what the page does not write
 * - `used`: taken before
 * - `secret-in-text`: a password of a login also stands in a text that would be kept
 */
export const requestFileProblems = [
  'too-large',
  'not-a-request',
  'newer',
  'other-office',
  'unknown-file',
  'expired',
  'changed',
  'not-understood',
  'used',
  'secret-in-text',
] as const
export type RequestFileProblem = (typeof requestFileProblems)[number]
