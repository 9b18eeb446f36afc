/**
 * One sentence per error code and language: what is wrong and what to do. Exhaustive by type, so a
 * new code without both sentences does not compile.
 */
import { AppError, type ErrorCode } from '../../../shared/errors'
import type { Language } from '../../../shared/language'
import type { Sentence, Sentences } from './error-types'
import { backupSentences } from './errors-backup'
import { booksSentences } from './errors-books'
import { collectionSentences } from './errors-collection'
import { commonSentences } from './errors-common'
import { credentialsSentences } from './errors-credentials'
import { ledgerSentences } from './errors-ledger'
import { officeSentences } from './errors-office'
import { privacySentences } from './errors-privacy'
import { quoteSentences } from './errors-quotes'
import { requestsSentences } from './errors-requests'
import { sessionSentences } from './errors-session'

export const errorSentences: Sentences = {
  ...commonSentences,
  ...sessionSentences,
  ...officeSentences,
  ...backupSentences,
  ...ledgerSentences,
  ...booksSentences,
  ...collectionSentences,
  ...credentialsSentences,
  ...privacySentences,
  ...quoteSentences,
  ...requestsSentences,
}

/** The sentence for a failure; what is no AppError counts as `internal`. */
export const errorSentence = (error: unknown, language: Language): string =>
  isAppError(error)
    ? sentenceOf(error.code, error.details, language)
    : sentenceOf('internal', { logId: '' }, language)

// `instanceof` alone would leave the code of a generic class untyped.
const isAppError = (error: unknown): error is AppError => error instanceof AppError

/** The sentence for a code that comes without details, as the session's trouble does. */
export const codeSentence = (code: ErrorCode, language: Language): string => {
  const sentence: Sentence<never> = errorSentences[code][language]
  return typeof sentence === 'string' ? sentence : sentenceOf('internal', { logId: '' }, language)
}

const sentenceOf = (code: ErrorCode, details: object, language: Language): string => {
  const sentence: Sentence<never> = errorSentences[code][language]
  // Code and details travel together from the door; the table's type ties each to its sentence.
  return typeof sentence === 'string' ? sentence : sentence(details as never)
}
