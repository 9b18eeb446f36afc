/**
 * What lies outside the program: the systems that hold data of clients too, and what has to be looked
 * at in each of them when somebody asks for their data or leaves. AVG art. 15, 17 and 18.
 */
import { z } from 'zod'
import { id, requiredText } from '../fields'
import { backOffice, command, gives, query, nothing, ownerOnly } from '../operation'

/** Kinds of systems an agency usually has; the first six are offered. */
export const systemKinds = [
  'mailbox',
  'hosting-panel',
  'registrar',
  'payment-provider',
  'paper',
  'accountant',
  'other',
] as const
export type SystemKind = (typeof systemKinds)[number]

/** What can come of looking in a system. */
export const systemFindings = ['nothing-found', 'found', 'deleted', 'not-possible'] as const
export type SystemFinding = (typeof systemFindings)[number]

export interface System {
  id: number
  version: number
  kind: SystemKind
  name: string
  /** not null: opens no task any more */
  struckAt: string | null
}

export const systemInput = z.object({ kind: z.enum(systemKinds), name: requiredText(100) })

interface Task {
  id: number
  what: string
  finding: string | null
  doneOn: string | null
  doneBy: string | null
}

/** Something to look at because a client leaves. */
export interface TerminationTask extends Task {
  clientId: number
  /** null: is erased */
  client: string | null
  finding: SystemFinding | null
}

/** What is open in a privacy request; it is done there. */
export interface RequestTasks {
  requestId: number
  receivedOn: string
  what: string[]
}

/** `systems`: how many open a task today; each list has at most a thousand rows. */
export interface OpenTasks {
  systems: number
  open: number
  requests: RequestTasks[]
  terminations: TerminationTask[]
}

const systems = gives<System[]>()

export const elsewhere = {
  /** Those in use first. */
  systems: query({ input: nothing, output: systems, roles: backOffice }),
  /** Errors: forbidden-content. */
  addSystems: command({
    input: z.object({ systems: z.array(systemInput).min(1).max(20) }),
    output: systems,
    roles: ownerOnly,
  }),
  /** Errors: not-found, changed-meanwhile, forbidden-content. */
  changeSystem: command({
    input: systemInput.extend({ id, version: z.int() }),
    output: systems,
    roles: ownerOnly,
  }),
  /** Tasks that stand stay, also those that are still open. Errors: not-found. */
  strikeSystem: command({
    input: z.object({ id, struck: z.boolean() }),
    output: systems,
    roles: ownerOnly,
  }),
  /** What is still open; with `done`, what was last done for clients that leave. */
  tasks: query({
    input: z.object({ done: z.boolean().default(false) }),
    output: gives<OpenTasks>(),
    roles: backOffice,
  }),
  /** Of a client that leaves; null: open again. Errors: not-found. */
  finish: command({
    input: z.object({ id, finding: z.enum(systemFindings).nullable() }),
    output: gives<{ done: true }>(),
    roles: backOffice,
  }),
}
