import type { FieldProblem } from '../../../shared/errors'
import { isWithin, readAt } from './form-path'

/** What of a form is shown in its fields. */
interface Shown {
  values: unknown
  problems: readonly FieldProblem[]
  unread: Readonly<Record<string, { text: string }>>
}

/**
 * Whether a part of a form shows what it showed: its value, its problems, its half-typed texts. For
 * parts that are not drawn anew at every key in another part.
 */
export const sameWithin = (before: Shown, now: Shown, path: string): boolean =>
  readAt(before.values, path) === readAt(now.values, path) && told(before, path) === told(now, path)

const told = ({ problems, unread }: Shown, path: string): string => {
  const texts = Object.entries(unread).filter(([at]) => isWithin(at, path))
  const here = problems.filter((one) => isWithin(one.path, path))
  return texts.length + here.length === 0 ? '' : JSON.stringify([texts, here])
}
