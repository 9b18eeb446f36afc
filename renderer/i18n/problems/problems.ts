/**
 * What is wrong at one field, in plain words. A domain with problem codes of its own adds a line to
 * one of these tables; a test walks the contracts and fails on a code without a sentence.
 */
import type { FieldProblem } from '../../../shared/errors'
import type { Language } from '../../../shared/language'
import type { ProblemSentences } from './problem-types'
import { booksProblems } from './problems-books'
import { collectionProblems } from './problems-collection'
import { fieldsProblems } from './problems-fields'
import { lettersProblems } from './problems-letters'
import { quoteProblems } from './problems-quotes'
import { privacyProblems } from './problems-privacy'
import { servicesProblems } from './problems-services'
import { sessionProblems } from './problems-session'

export const problemSentences: ProblemSentences = {
  ...fieldsProblems,
  ...sessionProblems,
  ...booksProblems,
  ...lettersProblems,
  ...quoteProblems,
  ...privacyProblems,
  ...servicesProblems,
  ...lettersProblems,
  ...collectionProblems,
}

const unknown: Record<Language, string> = {
  nl: 'Deze waarde kan niet. Controleer wat u hebt ingevuld.',
  en: 'This value cannot be correct. Check what you entered.',
}

export const hasSentence = (code: string): boolean => Object.hasOwn(problemSentences, code)

/** The sentence for a problem at a field. */
export const problemSentence = (problem: FieldProblem, language: Language): string => {
  const sentence = problemSentences[problem.code]?.[language] ?? unknown[language]
  return typeof sentence === 'string' ? sentence : sentence(problem.params ?? {})
}
