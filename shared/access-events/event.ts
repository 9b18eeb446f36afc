/**
 * Access events: who signed in to an account, who asked for a change, and who attacked, from which
 * address and when. They come from logs, never from typing; of everything else in a log only the
 * number of lines is kept.
 */

export const accessKinds = ['sign-in', 'change', 'attack'] as const
export type AccessKind = (typeof accessKinds)[number]

/** Known forms of attack, by what the line asks for. */
export const attackSignatures = [
  'path-traversal',
  'sql-injection',
  'script-injection',
  'command-injection',
  'code-inclusion',
  'secret-files',
  'known-holes',
  'scanner',
  'not-http',
] as const
export type AttackSignature = (typeof attackSignatures)[number]

/** An event as it is kept, apart from its number and the client it belongs to. */
export interface AccessEvent {
  /** UTC ISO text, to the second or millisecond as the log had it */
  at: string
  /** IPv4 in dots, IPv6 in its shortest form */
  ip: string
  userAgent: string | null
  /** as the log had it: an e-mail address, a customer number, a name */
  account: string | null
  kind: AccessKind
  /** method and path without what stands behind `?`, or the portal's own word for it */
  what: string
  /** HTTP status, where the log has one */
  status: number | null
  /** for attacks */
  signature: AttackSignature | null
  /** the same line gives the same identity, whichever file it comes in */
  identity: string
}

export const logFormats = ['combined', 'json-lines'] as const
export type LogFormat = (typeof logFormats)[number]

/** Why a line was counted and left out. */
export const lineProblems = [
  'too-long',
  'not-this-format',
  'no-address',
  'no-time',
  'in-the-future',
  'no-action',
] as const
export type LineProblem = (typeof lineProblems)[number]

/** What a log held, and what of it is kept. */
export interface LogCounts {
  lines: number
  /** events kept, per kind */
  kept: Record<AccessKind, number>
  /** read, and nothing to keep */
  other: number
  /** would have been events, but are past their term */
  pastTerm: number
  empty: number
  malformed: number
  problems: Record<LineProblem, number>
  /** the first of them, to look at */
  firstProblems: { line: number; problem: LineProblem }[]
  /** the earliest and latest moment among the events kept */
  firstAt: string | null
  lastAt: string | null
}

/** A path or action the owner names: `*` stands for any text. Case does not matter. */
export interface AccessRule {
  kind: Exclude<AccessKind, 'attack'>
  /** null: any */
  method: string | null
  pattern: string
}

/** What is read from a line of a portal's log. */
export const portalFields = [
  'at',
  'ip',
  'userAgent',
  'account',
  'action',
  'method',
  'status',
] as const
export type PortalField = (typeof portalFields)[number]

/** Per field the name in the log; dots lead into objects: `user.email`. */
export type PortalNames = Partial<Record<PortalField, string>>
