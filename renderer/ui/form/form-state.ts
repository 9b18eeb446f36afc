import { isWithin, readAt } from './form-path'
import { restore } from './restore'

/** What a form holds, and what is kept of it. */
export interface FormState<V> {
  values: V
  /** typed text that could not be read as a value, by path */
  unread: Readonly<Record<string, { text: string; code: string }>>
  /** what stood there when the typing began */
  base: V
}

/** The record without what stands at the path or inside it. */
export const without = <T>(record: Readonly<Record<string, T>>, path: string): Record<string, T> =>
  Object.fromEntries(Object.entries(record).filter(([key]) => !isWithin(key, path)))

/** What was kept of a form, poured into the form of today; null when it cannot be read. */
export const recalled = <V extends object>(values: V, text: string): FormState<V> | null => {
  try {
    const kept: unknown = JSON.parse(text)
    return {
      values: restore(values, readAt(kept, 'values')) as V,
      unread: unreadTexts(readAt(kept, 'unread')),
      base: restore(values, readAt(kept, 'base')) as V,
    }
  } catch {
    return null
  }
}

const unreadTexts = (kept: unknown): FormState<object>['unread'] => {
  if (typeof kept !== 'object' || kept === null) return {}
  return Object.fromEntries(
    Object.entries(kept).flatMap(([path, one]: [string, unknown]) => {
      const text = readAt(one, 'text')
      const code = readAt(one, 'code')
      return typeof text === 'string' && typeof code === 'string' ? [[path, { text, code }]] : []
    }),
  )
}
