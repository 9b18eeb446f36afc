/**
 * Access events: from which address a client signed in or asked for a change, and who attacked. They
 * come from the logs of web servers and the portal, never from typing, and go after a short term of
 * their own; what else a log holds is counted only.
 */
import { z } from 'zod'
import type { FileProblem } from '../errors'
import { civilDate, id, requiredText } from '../fields'
import {
  action,
  backOffice,
  command,
  fileToken,
  gives,
  nothing,
  ownerOnly,
  query,
} from '../operation'
import {
  accessKinds,
  portalFields,
  type AccessEvent,
  type AccessKind,
  type AccessRule,
  type LogCounts,
  type LogFormat,
  type PortalNames,
} from './event'

/** Most rules an office can have, and the longest pattern. */
export const mostRules = 200
export const longestPattern = 200

export interface AccessRow extends Omit<AccessEvent, 'identity'> {
  id: number
  /** null: the account belongs to no client, or to more than one */
  client: { id: number; name: string } | null
}

/** What became of the lines of a log that was read whole. */
export interface LogOutcome extends Omit<LogCounts, 'kept'> {
  format: LogFormat
  /** events that were not there yet, per kind */
  added: Record<AccessKind, number>
  /** of those, the ones of a client */
  linked: number
  /** events that were there already, from this file or another */
  known: number
  /** of clients who objected to it, or who left */
  notKept: number
}

/** A log that was asked to be read: what it brought, or why nothing of it was kept. */
export type ReadLog =
  { name: string; outcome: LogOutcome } | { name: string; problem: FileProblem | 'gone' }

export interface LogFileRow {
  id: number
  finishedAt: string
  userName: string
  format: LogFormat
  lines: number
  added: number
  malformed: number
  firstAt: string | null
  lastAt: string | null
}

/** Which lines of logs are kept, and how a portal names what they tell. */
export interface LogSettings {
  rules: AccessRule[]
  names: PortalNames
}

const rule = z.object({
  kind: z.enum(['sign-in', 'change']),
  method: z
    .string()
    .regex(/^[A-Za-z]{3,20}$/, { error: 'not-a-method' })
    .transform((text) => text.toUpperCase())
    .nullable(),
  pattern: requiredText(longestPattern).refine((text) => /[^*]/.test(text), {
    error: 'fits-everything',
  }),
})

const settings = z.object({
  rules: z.array(rule).max(mostRules),
  names: z.partialRecord(z.enum(portalFields), requiredText(100)),
})

export const accessViews = ['clients', 'apart', 'all'] as const
export type AccessView = (typeof accessViews)[number]

const cursor = z.strictObject({ at: z.string().max(30), id })

export const accessEvents = {
  /**
   * Reads logs one after the other, each whole or not at all; what is known is not added again, so it
   * is done once however often it is asked. Errors: log-being-read, cancelled.
   */
  read: action({
    input: z.object({ files: z.array(fileToken).min(1).max(400) }),
    output: gives<ReadLog[]>(),
    roles: backOffice,
  }),
  /** The latest two hundred logs. */
  files: query({ input: nothing, output: gives<LogFileRow[]>(), roles: backOffice }),
  /**
   * Newest first. `ip`: one address, or its beginning with `*` behind it. Errors: invalid-input
   * (not-an-address).
   */
  list: query({
    input: z.object({
      view: z.enum(accessViews).default('all'),
      clientId: id.nullable().default(null),
      kind: z.enum(accessKinds).nullable().default(null),
      ip: z
        .string()
        .regex(/^[\da-f:.]{1,45}\*?$/i, { error: 'not-an-address' })
        .nullable()
        .default(null),
      from: civilDate.nullable().default(null),
      to: civilDate.nullable().default(null),
      after: cursor.nullable().default(null),
      limit: z.number().int().min(1).max(200).default(100),
    }),
    output: gives<{ rows: AccessRow[]; next: z.output<typeof cursor> | null }>(),
    roles: backOffice,
  }),
  /** The latest sign-in and the latest change of a client, from its own events. */
  latest: query({
    input: z.object({ clientId: id }),
    output: gives<{ signIn: AccessRow | null; change: AccessRow | null }>(),
    roles: backOffice,
  }),
  settings: query({ input: nothing, output: gives<LogSettings>(), roles: backOffice }),
  /** Counts for logs that are read from then on. Errors: changed-meanwhile (since `was`). */
  saveSettings: command({
    input: settings.extend({ was: settings }),
    output: gives<LogSettings>(),
    roles: ownerOnly,
  }),
}
