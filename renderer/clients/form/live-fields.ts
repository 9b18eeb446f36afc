import { useMemo, useState, type FocusEvent } from 'react'
import { clientInput } from '../../../shared/clients/input'
import { problemSentence } from '../../i18n/problems/problems'
import { useLanguage } from '../../i18n/use-format'
import type { Bound } from '../../ui/form/form'
import type { At, Path } from '../../ui/form/form-path'
import { problemsFromZod } from '../../ui/form/form-problems'
import { inputOf, type ClientForm, type ClientValues } from './client-values'

/**
 * The form's fields with a mark as soon as one leaves a field that cannot be right. What is still
 * empty waits for saving.
 */
export const useLiveFields = (form: ClientForm) => {
  const language = useLanguage()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const found = useMemo(() => {
    const input = inputOf(form.values)
    const checked = clientInput.safeParse(input)
    if (checked.success) return new Map<string, string>()
    const problems = problemsFromZod(checked.error, input).filter(({ code }) => code !== 'required')
    return new Map(
      problems.map((problem) => [problem.path, problemSentence(problem, language)] as const),
    )
  }, [form.values, language])
  return {
    field: <P extends Path<ClientValues>>(path: P): Bound<At<ClientValues, P>> => {
      const bound = form.field(path)
      const live = left.has(path) ? (found.get(path) ?? null) : null
      return { ...bound, error: bound.error ?? live }
    },
    /** for the element around the fields */
    onBlur: (event: FocusEvent<HTMLElement>) => {
      const path = event.target.dataset.field
      if (path !== undefined && !left.has(path)) setLeft(new Set([...left, path]))
    },
  }
}

export type LiveFields = ReturnType<typeof useLiveFields>
