/**
 * An agency's own texts: the one place where what the program writes to people is worded. A text that
 * is not the agency's own is the program's.
 */
import { z } from 'zod'
import { id, language } from '../fields'
import type { Language } from '../language'
import { backOffice, command, gives, nothing, ownerOnly, query } from '../operation'
import type { LetterKindName } from './kinds'
import { templateProblems, type Template } from './template'

/** The kinds that something in the program writes today, in the order they are listed. */
export const writtenKinds = [
  'invoice-mail',
  'credit-mail',
  'reminder-friendly',
  'reminder-first',
  'reminder-final',
  'reminder-final-consumer',
  'reminder-final-joint',
  'reminder-final-plain',
  'pre-notification',
  'statement-mail',
  'quote-mail',
  'document-terms',
  'quote-terms',
  'document-footer',
  'request-receipt',
  'request-identity',
  'request-extension',
  'request-answer',
  'request-partial',
  'request-refusal',
  'wish-receipt',
  'wish-done',
  'wish-refusal',
  'breach-report',
  'breach-persons',
  'breach-processor',
] as const satisfies readonly LetterKindName[]
export type WrittenKind = (typeof writtenKinds)[number]

const which = z.object({ kind: z.enum(writtenKinds), language })

/** Of a kind without a subject line `subject` is null. */
export const letterInput = which
  .extend({
    subject: z.string().nullable(),
    body: z.string(),
    /** the version it was typed over; null: the program's own text */
    version: id.nullable().default(null),
  })
  .superRefine(({ kind, language: written, subject, body }, context) => {
    for (const { path, code, params } of templateProblems(kind, written, { subject, body }))
      context.addIssue({ code: 'custom', path: [path], message: code, ...(params && { params }) })
  })

export interface LetterRow {
  kind: WrittenKind
  language: Language
  /** null: the program's own text */
  changedAt: string | null
}

export interface LetterText extends Template {
  kind: WrittenKind
  language: Language
  /** null: the program's own text */
  version: number | null
  changedAt: string | null
  changedBy: string | null
}

export const letters = {
  list: query({ input: nothing, output: gives<LetterRow[]>(), roles: backOffice }),
  text: query({ input: which, output: gives<LetterText>(), roles: backOffice }),
  /** Errors: invalid-input with the problems of the template, forbidden-content, changed-meanwhile. */
  save: command({ input: letterInput, output: gives<LetterText>(), roles: ownerOnly }),
  /** Back to the program's own text. Errors: changed-meanwhile. */
  reset: command({
    input: which.extend({ version: id }),
    output: gives<LetterText>(),
    roles: ownerOnly,
  }),
}
