import type { KeyboardEvent } from 'react'

/**
 * For the button a dialog begins on: the Enter that opened the dialog, still held, is no answer to what
 * it asks.
 */
export const ignoreHeldKey = (event: KeyboardEvent<HTMLElement>): void => {
  if (event.repeat) event.preventDefault()
}
