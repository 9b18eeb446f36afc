/** Which requests and portal actions become events: those the owner names, and attacks. */
import { longestPattern, mostRules } from '../../../shared/access-events/contract'
import type { AccessKind, AccessRule } from '../../../shared/access-events/event'

/** Decides by method and path, or by a portal's word for an action (method null). */
export type Classifier = (method: string | null, action: string) => AccessKind | null

/** The first rule that fits decides. What stands behind `?` or `#` does not count. */
export function classifierOf(rules: readonly AccessRule[]): Classifier {
  const tests = rules.slice(0, mostRules).map(({ kind, method, pattern }) => ({
    kind,
    method: method?.toUpperCase() ?? null,
    fits: patternTest(pattern.slice(0, longestPattern).toLowerCase()),
  }))
  return (method, action) => {
    const path = pathOf(action).toLowerCase()
    const found = tests.find(
      (test) => (test.method === null || test.method === method) && test.fits(path),
    )
    return found?.kind ?? null
  }
}

/** A target without its query: that may hold passwords and tokens, and is never kept. */
export function pathOf(target: string): string {
  const end = target.search(/[?#;]/)
  return end < 0 ? target : target.slice(0, end)
}

/** `*` is any text. Pieces are looked for from left to right, so no pattern can be made slow. */
function patternTest(pattern: string): (text: string) => boolean {
  const [first = '', ...others] = pattern.split('*')
  const last = others.pop()
  if (last === undefined) return (text) => text === first || text === `${first}/`
  return (text) => {
    if (!text.startsWith(first)) return false
    let at = first.length
    for (const piece of others) {
      const found = text.indexOf(piece, at)
      if (found < 0) return false
      at = found + piece.length
    }
    return text.length - last.length >= at && text.endsWith(last)
  }
}
