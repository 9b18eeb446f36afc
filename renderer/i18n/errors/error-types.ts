import type { ErrorCode, ErrorDetails } from '../../../shared/errors'
import type { Language } from '../../../shared/language'

/** A sentence, or how to make it from what the error tells. */
export type Sentence<Details> = string | ((details: Details) => string)

/** Every code in both languages. */
export type Sentences = {
  [Code in ErrorCode]: { readonly [L in Language]: Sentence<ErrorDetails[Code]> }
}

export function seconds(count: number, language: Language): string {
  if (count < 100) {
    return language === 'nl'
      ? `${count} ${count === 1 ? 'seconde' : 'seconden'}`
      : `${count} ${count === 1 ? 'second' : 'seconds'}`
  }
  const minutes = Math.ceil(count / 60)
  return language === 'nl' ? `${minutes} minuten` : `${minutes} minutes`
}
