import { formatDate, isCivilDate } from '../../../shared/dates'
import type { FieldProblem } from '../../../shared/errors'
import type { Language } from '../../../shared/language'

/** What a problem tells beside its code. */
type Params = NonNullable<FieldProblem['params']>

/** By code: a sentence in both languages, or how to make it. */
export type ProblemSentences = Readonly<
  Record<string, Readonly<Record<Language, string | ((params: Params) => string)>>>
>

/** A civil date among the params, as the language writes it. */
export const day = (date: string | number | undefined, language: Language): string =>
  typeof date === 'string' && isCivilDate(date) ? formatDate(date, language) : String(date ?? '')
