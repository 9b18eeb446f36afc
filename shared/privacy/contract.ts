/**
 * Requests about somebody's own data, from receipt to closing: who asked what, how they were
 * recognised, what they were answered and when. The law's terms run by `clocks.ts`, the moves by
 * `request-state.ts`. AVG art. 11, 12 and 15–22.
 */
import { z } from 'zod'
import {
  civilDate,
  id,
  language,
  longText,
  optionalEmail,
  optionalText,
  requiredText,
} from '../fields'
import type { Language } from '../language'
import { systemFindings } from '../elsewhere/contract'
import { action, backOffice, command, gives, nothing, query, saveToken } from '../operation'
import { purposes, type Purpose } from './purposes'
import {
  identityMethods,
  outcomes,
  requestTypes,
  type IdentityMethod,
  type NextAct,
  type Outcome,
  type RequestFacts,
  type RequestState,
  type RequestType,
} from './request-state'

export const channels = ['mail', 'letter', 'phone', 'in-person', 'portal'] as const
export type Channel = (typeof channels)[number]

/** What can come of something somebody wrote down to do, and how a recipient was told (art. 19). */
const typedFindings = ['nothing-found', 'done', 'not-possible'] as const
const recipientFindings = [
  'told-by-mail',
  'told-by-letter',
  'told-by-phone',
  'told-in-their-system',
  'not-possible',
] as const
export const findingsOf = {
  typed: typedFindings,
  system: systemFindings,
  recipient: recipientFindings,
} as const
export type TaskKind = keyof typeof findingsOf
export type Finding = (typeof findingsOf)[TaskKind][number]
export const findings = [
  ...new Set<Finding>([...typedFindings, ...systemFindings, ...recipientFindings]),
]

export const requestLetterKinds = [
  'request-receipt',
  'request-identity',
  'request-extension',
  'request-answer',
  'request-partial',
  'request-refusal',
] as const
export type RequestLetterKind = (typeof requestLetterKinds)[number]

export const requestInput = z
  .object({
    type: z.enum(requestTypes),
    /** null: somebody who is not known, or not any more */
    clientId: id.nullable().default(null),
    /** of who is not known, or asks on the client's behalf; kept in the case alone */
    name: optionalText().default(null),
    email: optionalEmail.default(null),
    channel: z.enum(channels),
    language: language.default('nl'),
    receivedOn: civilDate,
    scope: longText(2000).default(null),
  })
  .superRefine(({ clientId, name }, context) => {
    if (clientId === null && name === null)
      context.addIssue({ code: 'custom', path: ['name'], message: 'required' })
  })

/** What is written in the case; the letters are filled from it. */
export const caseTexts = z.object({
  scope: longText(2000).default(null),
  identityMethod: z.enum(identityMethods).nullable().default(null),
  reason: longText(4000).default(null),
  answer: longText(8000).default(null),
  done: longText(4000).default(null),
  notDone: longText(4000).default(null),
})
export type CaseTexts = z.output<typeof caseTexts>

export const requestMove = z.discriminatedUnion('move', [
  z.object({ move: z.literal('confirm') }),
  z.object({ move: z.literal('ask-identity') }),
  z.object({ move: z.literal('pass-identity'), method: z.enum(identityMethods) }),
  z.object({ move: z.literal('fail-identity') }),
  z.object({ move: z.literal('extend') }),
  z.object({ move: z.literal('answer'), outcome: z.enum(outcomes).exclude(['withdrawn']) }),
  z.object({ move: z.literal('withdraw') }),
  z.object({ move: z.literal('close') }),
])

/** What the letter of a step cannot do without. */
export const neededTexts = (
  move: z.output<typeof requestMove>,
): readonly ('answer' | 'done' | 'notDone' | 'reason')[] => {
  if (move.move === 'extend') return ['reason']
  if (move.move !== 'answer') return []
  if (move.outcome === 'partly') return ['done', 'notDone']
  return move.outcome === 'refused' ? ['reason'] : ['answer']
}

const seen = z.object({ id, version: z.int() })

export interface RequestRow {
  id: number
  /** P-2026-7 */
  number: string
  type: RequestType
  /** null: closed, and nobody any more */
  who: string | null
  clientId: number | null
  receivedOn: string
  state: RequestState
  next: NextAct | null
  /** the last day to answer, and days until then; null once it was answered */
  dueOn: string | null
  daysLeft: number | null
  outcome: Outcome | null
  closedOn: string | null
  /** the number of the case it went on in */
  mergedInto: string | null
}

export interface RequestTask {
  id: number
  /** `system`: to be looked at outside the program; `recipient`: to be told; `typed`: written down */
  kind: TaskKind
  what: string
  finding: Finding | null
  doneOn: string | null
  doneBy: string | null
}

/** Something that was put right: kept in the case, and gone with it. */
export interface Rectified {
  id: number
  /** as the card of the case calls it */
  field: string
  label: Record<Language, string>
  before: string
  after: string
  changedOn: string
  changedBy: string
}

/** A document that was sent and still says what was wrong. */
export interface RectifiedDocument {
  id: number
  number: string
  issuedOn: string
}

/** What can be put right of the client. */
export interface CardOfCase {
  updatedAt: string
  fields: {
    field: string
    label: Record<Language, string>
    value: string
    input: 'text' | 'email' | 'tel'
  }[]
}

export interface RequestCase extends RequestRow, CaseTexts, Omit<RequestFacts, 'openTasks'> {
  version: number
  channel: Channel | null
  language: Language
  /** where the letters go; null: nowhere by e-mail */
  email: string | null
  /** who asks on the client's behalf, and gets the letters; null: the client */
  onBehalf: string | null
  /** until when an extension can still be told; null: not any more, or done */
  extendableUntil: string | null
  /** ways that this person can be recognised by, the lightest first */
  methods: IdentityMethod[]
  tasks: RequestTask[]
  rectified: Rectified[]
  /** other open requests of the same person and type */
  same: { id: number; number: string; receivedOn: string }[]
}

export interface RequestLetter {
  subject: string
  text: string
  /** null: no e-mail address is known */
  to: string | null
}

export interface DueRequests {
  open: number
  late: number
  /** the most urgent ones, at most five */
  next: Pick<RequestRow, 'id' | 'number' | 'type' | 'next' | 'dueOn' | 'daysLeft'>[]
}

const letterOf = z.object({ id, kind: z.enum(requestLetterKinds) })

export const privacy = {
  due: query({ input: nothing, output: gives<DueRequests>(), roles: backOffice }),
  /** Open ones by urgency; closed ones newest first. */
  list: query({
    input: z.object({
      closed: z.boolean().default(false),
      after: z.number().int().nullable().default(null),
      limit: z.number().int().min(1).max(200).default(100),
    }),
    output: gives<{ rows: RequestRow[]; next: number | null }>(),
    roles: backOffice,
  }),
  /** Errors: not-found. */
  get: query({ input: z.object({ id }), output: gives<RequestCase>(), roles: backOffice }),
  /** Errors: not-found (the client), invalid-input (received in the future), forbidden-content. */
  register: command({ input: requestInput, output: gives<RequestCase>(), roles: backOffice }),
  /** Errors: not-found, changed-meanwhile, request-move (closed), forbidden-content. */
  write: command({
    input: caseTexts.extend(seen.shape),
    output: gives<RequestCase>(),
    roles: backOffice,
  }),
  /** It was found out who this is. Errors: not-found, changed-meanwhile, request-move. */
  link: command({
    input: seen.extend({ clientId: id }),
    output: gives<RequestCase>(),
    roles: backOffice,
  }),
  /**
   * Errors: not-found, changed-meanwhile, request-move (and why), invalid-input (what the letter of
   * this move still lacks).
   */
  move: command({
    input: seen.extend({ move: requestMove }),
    output: gives<RequestCase>(),
    roles: backOffice,
  }),
  /** Two requests of one person become one. Errors: not-found, requests-differ. */
  merge: command({
    input: z.object({ from: id, into: id }),
    output: gives<RequestCase>(),
    roles: backOffice,
  }),
  /** Something to do at a recipient, or in a system outside the program. Errors: as write. */
  addTask: command({
    input: z.object({ id, what: requiredText(200) }),
    output: gives<RequestCase>(),
    roles: backOffice,
  }),
  /** Errors: not-found, request-move (closed), invalid-input (no finding of such a task). */
  finishTask: command({
    input: z.object({ id, finding: z.enum(findings).nullable() }),
    output: gives<RequestCase>(),
    roles: backOffice,
  }),
  /** Of a rectification: what can be put right. Errors: not-found, request-move. */
  card: query({ input: z.object({ id }), output: gives<CardOfCase>(), roles: backOffice }),
  /**
   * Changes the client, keeps before and after in the case, and opens a task for each recipient who
   * got what was wrong. Errors: not-found, request-move, changed-meanwhile, invalid-input by field,
   * forbidden-content.
   */
  rectify: command({
    input: z.object({
      id,
      updatedAt: z.string().max(40),
      changes: z
        .array(z.object({ field: z.string().max(60), to: z.string().max(500) }))
        .min(1)
        .max(200),
    }),
    output: gives<RequestCase>(),
    roles: backOffice,
  }),
  /** Documents that still say what was wrong, and were not taken back. Errors: not-found. */
  documents: query({
    input: z.object({ id }),
    output: gives<RectifiedDocument[]>(),
    roles: backOffice,
  }),
  /**
   * Drafts of a credit note and of the same document to the client as it is now. Errors: not-found,
   * request-move, billed-by-quote, credit-exceeds, invoice-sealed.
   */
  redo: command({
    input: z.object({ id, invoiceId: id }),
    output: gives<{ creditId: number; draftId: number }>(),
    roles: backOffice,
  }),
  /** What a client objected to. Errors: not-found. */
  objections: query({
    input: z.object({ clientId: id }),
    output: gives<{ purpose: Purpose; since: string }[]>(),
    roles: backOffice,
  }),
  /** From now on every use for this purpose leaves the client out, or not any more. Errors: not-found. */
  object: command({
    input: z.object({ clientId: id, purpose: z.enum(purposes), objects: z.boolean() }),
    output: gives<{ purpose: Purpose; since: string }[]>(),
    roles: backOffice,
  }),
  /** A letter as it would leave now. Errors: not-found, request-move (closed). */
  letter: query({ input: letterOf, output: gives<RequestLetter>(), roles: backOffice }),
  /** Errors: as letter; those of writing. */
  saveLetter: action({
    input: letterOf.extend({ form: z.enum(['pdf', 'eml']), file: saveToken }),
    output: gives<{ saved: true }>(),
    roles: backOffice,
  }),
  /** Opens it as a draft in the mail program. Errors: as letter; no-mail-program. */
  mailLetter: action({ input: letterOf, output: gives<{ opened: true }>(), roles: backOffice }),
}
