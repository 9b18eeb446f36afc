/**
 * One sentence per error code and language: what is wrong and what to do. Exhaustive by type, so a
 * new code without both sentences does not compile.
 */
import { AppError, type ErrorCode } from '../../shared/errors'
import type { Language } from '../../shared/language'
import type { Sentence, Sentences } from './error-types'
import { booksSentences } from './errors-books'
import { commonSentences } from './errors-common'
import { credentialsSentences } from './errors-credentials'
import { officeSentences } from './errors-office'
import { privacySentences } from './errors-privacy'
import { sessionSentences } from './errors-session'

export const errorSentences: Sentences = {
  ...commonSentences,
  ...sessionSentences,
  ...officeSentences,
  ...booksSentences,
  ...credentialsSentences,
  ...privacySentences,
}

/** The sentence for a failure; what is no AppError counts as `internal`. */
export const errorSentence = (error: unknown, language: Language): string =>
  isAppError(error)
    ? sentenceOf(error.code, error.details, language)
    : sentenceOf('internal', { logId: '' }, language)

// `instanceof` alone would leave the code of a generic class untyped.
const isAppError = (error: unknown): error is AppError => error instanceof AppError

/** The sentence for a code without its details, as the session's trouble has it. */
export const codeSentence = (code: ErrorCode, language: Language): string =>
  sentenceOf(code, emptyDetails, language)

// Every detail a sentence may ask for, so that a bare code still reads well.
const emptyDetails = {
  operation: '',
  problems: [],
  logId: '',
  entity: '',
  id: 0,
  waitSeconds: 0,
  clockOffSeconds: null,
  rules: [],
  article: '',
  why: 'many' as const,
  group: null,
  found: 0,
  known: 0,
  step: 0,
  megabytes: 0,
  limit: 0,
  reason: 'empty',
  field: '',
  line: 0,
  number: '',
  statements: 1,
  available: 0,
}

const sentenceOf = (code: ErrorCode, details: object, language: Language): string => {
  const sentence: Sentence<never> = errorSentences[code][language]
  // Code and details travel together from the door; the table's type ties each to its sentence.
  return typeof sentence === 'string' ? sentence : sentence(details as never)
}
