/** What is wrong with a form: found by its schema, or told by the office. */
import { useCallback, useState } from 'react'
import type { FieldProblem } from '../../../shared/errors'
import { isWithin } from './form-path'
import { firstPerPath } from './form-problems'

export interface Refusal {
  problems: readonly FieldProblem[]
  /** a failure that is about no field */
  error: unknown
  /** counts refusals, so that each one moves the focus */
  attempt: number
}

const noRefusal: Refusal = { problems: [], error: null, attempt: 0 }

export const useRefusal = () => {
  const [refusal, setRefusal] = useState<Refusal>(noRefusal)

  /** Shows what is wrong, the first of each field. */
  const refuse = useCallback((problems: readonly FieldProblem[], error: unknown) => {
    setRefusal((now) => ({ problems: firstPerPath(problems), error, attempt: now.attempt + 1 }))
  }, [])

  /** A field was typed in anew: what was wrong in it, or inside it, may be right now. */
  const forgive = useCallback((path: string) => {
    setRefusal((now) => ({
      ...now,
      problems: now.problems.filter((one) => !isWithin(one.path, path)),
    }))
  }, [])

  /** Problems go where their rows went. */
  const carry = (move: (problems: readonly FieldProblem[]) => readonly FieldProblem[]) =>
    setRefusal((now) => ({ ...now, problems: move(now.problems) }))

  return { refusal, refuse, forgive, carry, accept: () => setRefusal(noRefusal) }
}
