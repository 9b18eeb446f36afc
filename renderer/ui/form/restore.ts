const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const sameKind = (one: unknown, other: unknown): boolean =>
  one === null || other === null || typeof one === typeof other

/**
 * Kept typing poured into today's form: only names the form still has, only values of the same kind.
 * So a form that changed with an update never breaks on what was kept before it. Rows of a list take
 * the shape of the form's first row when it has one.
 */
export const restore = (initial: unknown, kept: unknown): unknown => {
  if (kept === undefined) return initial
  if (Array.isArray(initial)) {
    if (!Array.isArray(kept)) return initial
    const items: readonly unknown[] = kept
    const shape: unknown = initial[0]
    return shape === undefined ? [...items] : items.map((item) => restore(shape, item))
  }
  if (isRecord(initial)) {
    if (kept === null || !isRecord(kept)) return initial
    return Object.fromEntries(
      Object.entries(initial).map(([name, value]) => [name, restore(value, kept[name])]),
    )
  }
  if (isRecord(kept) || Array.isArray(kept)) return initial === null ? kept : initial
  return sameKind(initial, kept) ? kept : initial
}
