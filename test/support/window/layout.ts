/**
 * Runs in the window: what people could not reach or read where it stands. Each is told by its name
 * and what is wrong with it.
 */
export const misplaced = (): string[] => {
  const found: string[] = []
  const root = document.documentElement
  if (root.scrollWidth > window.innerWidth + 1) found.push('the window scrolls sideways')
  const say = (element: Element): string =>
    `${element.tagName} ${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)}`

  for (const heading of document.querySelectorAll<HTMLElement>('h1, h2, h3')) {
    if (heading.checkVisibility() && heading.scrollWidth > heading.clientWidth + 1)
      found.push(`${say(heading)}: does not fit`)
  }

  const scrolls = (element: Element | null, axis: 'overflowX' | 'overflowY'): boolean => {
    for (let at = element; at; at = at.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(at)[axis])) return true
    }
    return false
  }
  const controls = document.querySelectorAll<HTMLElement>(
    'a[href], button, input, select, textarea, [role=tab], [role=combobox]',
  )
  for (const control of controls) {
    const seen = control.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    // The way past the menu shows itself to who tabs to it.
    const hidden = control.closest('[inert], [aria-hidden=true], .kluis-skip')
    if (!seen || hidden) continue
    if (control.getBoundingClientRect().width < 2) continue
    control.scrollIntoView({ block: 'center', inline: 'nearest' })
    const { left, right, top, bottom, width, height } = control.getBoundingClientRect()
    if ((left < -1 || right > window.innerWidth + 1) && !scrolls(control, 'overflowX'))
      found.push(`${say(control)}: sticks out sideways`)
    if ((top < -1 || bottom > window.innerHeight + 1) && height < window.innerHeight)
      found.push(`${say(control)}: cannot be scrolled into sight`)
    const at = document.elementFromPoint(left + width / 2, top + height / 2)
    const label = control.closest('label')
    const itself =
      at !== null &&
      (control.contains(at) || at.contains(control) || (label?.contains(at) ?? false))
    // A switch or box of the kit is drawn beside the input that is pressed.
    const drawn = at?.parentElement?.contains(control) ?? false
    if (!itself && !drawn) found.push(`${say(control)}: lies under ${at ? say(at) : 'nothing'}`)
  }
  return found
}
