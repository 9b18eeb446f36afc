/** The keys of the screen one is at, read from the buttons that carry them: none that does not stand there. */
import type { NamedKey } from './keys'

/** Each key once, in the order of the page. */
export const keysHere = (content: ParentNode): NamedKey[] => {
  const found = new Map<string, NamedKey>()
  for (const element of content.querySelectorAll('[aria-keyshortcuts]')) {
    const keys = shownKeys(element.getAttribute('aria-keyshortcuts') ?? '')
    const name = nameOf(element)
    if (keys !== '' && name !== '' && !found.has(keys)) found.set(keys, { name, keys })
  }
  return [...found.values()]
}

/** The first of the keys that do it, as this program writes them: `Ctrl+Shift+Enter`. */
export const shownKeys = (shortcuts: string): string =>
  (shortcuts.split(' ')[0] ?? '').replace('Control', 'Ctrl')

const nameOf = (element: Element): string => {
  const label = element.getAttribute('aria-label')
  if (label !== null) return label
  const copy = element.cloneNode(true) as Element
  for (const hidden of copy.querySelectorAll('[aria-hidden]')) hidden.remove()
  return copy.textContent.trim()
}
