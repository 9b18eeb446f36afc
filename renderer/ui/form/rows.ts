/** The rows of a list in a form: put in, taken out, moved, with what belongs to each. */
import type { FieldProblem } from '../../../shared/errors'
import { readAt } from './form-path'
import type { FormState } from './form-state'

/** A list as it becomes, and where each row of before goes: null when it goes away. */
export interface Rearranged {
  items: unknown[]
  to: (index: number) => number | null
}

export const rowsAt = (values: unknown, list: string): readonly unknown[] => {
  const items = readAt(values, list)
  return Array.isArray(items) ? (items as unknown[]) : []
}

/** `gone` rows from `at` on give way to others. */
export const replaced = (
  rows: readonly unknown[],
  at: number,
  gone: number,
  others: readonly unknown[],
): Rearranged => ({
  items: [...rows.slice(0, at), ...others, ...rows.slice(at + gone)],
  to: (index) => (index < at ? index : index < at + gone ? null : index + others.length - gone),
})

export const moved = (rows: readonly unknown[], from: number, to: number): Rearranged => {
  const order = rows.map((_, index) => index)
  order.splice(to, 0, ...order.splice(from, 1))
  return { items: order.map((index) => rows[index]), to: (index) => order.indexOf(index) }
}

/** Where a path of before is now; null when its row went. */
type Move = (path: string) => string | null

export const unreadAfter = (
  unread: FormState<object>['unread'],
  move: Move,
): FormState<object>['unread'] =>
  Object.fromEntries(
    Object.entries(unread).flatMap(([path, one]) => {
      const next = move(path)
      return next === null ? [] : [[next, one]]
    }),
  )

export const problemsAfter = (problems: readonly FieldProblem[], move: Move): FieldProblem[] =>
  problems.flatMap((one) => {
    const path = move(one.path)
    return path === null ? [] : [{ ...one, path }]
  })
