import type { z } from 'zod'
import { AppError, type ErrorCode, type FieldProblem } from '../../../shared/errors'
import { paramsOf } from '../../../shared/fields'
import { readAt } from './form-path'

/**
 * What the contract's schema finds, as problems with codes of ours: our schemas put a code into the
 * message; zod's own findings are translated, and a missing value always reads `required`.
 */
export const problemsFromZod = (error: z.ZodError, values: unknown): FieldProblem[] =>
  error.issues.map((issue) => {
    const path = issue.path.map(String).join('.')
    const value = readAt(values, path)
    const missing = value === null || value === undefined || value === ''
    if (missing) return { path, code: 'required' }
    if (/^[a-z0-9-]+$/.test(issue.message)) return { path, code: issue.message, ...paramsOf(issue) }
    switch (issue.code) {
      case 'too_small':
        return { path, code: 'too-small', params: { minimum: Number(issue.minimum) } }
      case 'too_big':
        return typeof value === 'string'
          ? { path, code: 'too-long' }
          : { path, code: 'too-big', params: { maximum: Number(issue.maximum) } }
      default:
        return { path, code: `invalid-${issue.code.replaceAll('_', '-')}` }
    }
  })

/** The problems at fields in an answer of the office; none when the failure is about something else. */
export const problemsFromError = (error: unknown): FieldProblem[] => {
  if (
    isCode(error, 'invalid-input') ||
    isCode(error, 'invoice-incomplete') ||
    isCode(error, 'ubl-invalid')
  ) {
    return error.details.problems
  }
  if (isCode(error, 'forbidden-content')) {
    const { field, found } = error.details
    return [{ path: field, code: found === 'bsn' ? 'contains-bsn' : 'contains-card-number' }]
  }
  return []
}

const isCode = <C extends ErrorCode>(error: unknown, code: C): error is AppError<C> =>
  error instanceof AppError && error.code === code

/** One problem per path, the first one told. */
export const firstPerPath = (problems: readonly FieldProblem[]): FieldProblem[] =>
  problems.filter(
    (problem, place) => problems.findIndex(({ path }) => path === problem.path) === place,
  )
