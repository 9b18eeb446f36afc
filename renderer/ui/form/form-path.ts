/** Dotted paths into a form's values, `lines.0.description`, checked at compile time. */
type Leaf = string | number | bigint | boolean | null | undefined

export type Path<T> = T extends Leaf
  ? never
  : T extends readonly (infer Item)[]
    ? `${number}` | `${number}.${Path<Item>}`
    : { [K in keyof T & string]: K | `${K}.${Path<NonNullable<T[K]>>}` }[keyof T & string]

type Child<T, Key extends string> = T extends readonly (infer Item)[]
  ? Item
  : Key extends keyof T
    ? T[Key]
    : never

/** The type of what stands at a path. */
export type At<T, P extends string> = P extends `${infer Key}.${infer Rest}`
  ? At<NonNullable<Child<T, Key>>, Rest>
  : Child<T, P>

/** Paths of the lists in a form. */
export type ListPath<T> = {
  [P in Path<T>]: At<T, P> extends readonly unknown[] ? P : never
}[Path<T>]

const isParent = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

export const readAt = (values: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((at, key) => (isParent(at) ? at[key] : undefined), values)

/** A copy of the values with one other value at the path; what lies beside it stays the same. */
export const writeAt = (values: unknown, path: string, value: unknown): unknown => {
  const [key = '', ...rest] = path.split('.')
  const child = rest.length === 0 ? value : writeAt(readAt(values, key), rest.join('.'), value)
  if (Array.isArray(values)) {
    const items: readonly unknown[] = values
    return items.map((item, index) => (String(index) === key ? child : item))
  }
  return isParent(values) ? { ...values, [key]: child } : values
}

/** Whether `path` is `parent` itself or lies inside it. */
export const isWithin = (path: string, parent: string): boolean =>
  path === parent || path.startsWith(`${parent}.`)

/**
 * Where a path goes when rows of a list change places: `to` gives the new index of a row, or null
 * for one that is gone. Paths outside the list stay.
 */
export const movedPath = (
  path: string,
  list: string,
  to: (index: number) => number | null,
): string | null => {
  if (path === list || !isWithin(path, list)) return path
  const [index = '', ...rest] = path.slice(list.length + 1).split('.')
  const next = to(Number(index))
  return next === null ? null : [list, String(next), ...rest].join('.')
}

/** Deep equality; quick when most of both is the same object. */
export const same = (one: unknown, other: unknown): boolean => {
  if (Object.is(one, other)) return true
  if (!isParent(one) || !isParent(other) || Array.isArray(one) !== Array.isArray(other))
    return false
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]))
  )
}
