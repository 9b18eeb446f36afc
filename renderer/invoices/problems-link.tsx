import type { FieldProblem } from '../../shared/errors'
import { problemSentence } from '../i18n/problems/problems'
import { useLanguage } from '../i18n/use-format'
import { Notice } from '../ui/notice'
import { useWhere } from './where'

/** What stands in the way of a document, each with where it is. */
export function ProblemsLink({ problems }: { problems: readonly FieldProblem[] }) {
  const language = useLanguage()
  const where = useWhere()
  return problems.map((problem) => (
    <Notice key={`${problem.path} ${problem.code}`} tone="bad">
      {where(problem.path)}: {problemSentence(problem, language)}
    </Notice>
  ))
}
