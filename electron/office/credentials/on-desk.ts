/** What of a login is on the person's desk for a moment: on the clipboard, or on the screen. */
import type { Desk } from '../../../shared/desk'

export const clipboardSeconds = 30
export const screenSeconds = 15
/** The window says when it no longer shows anything; this long after its time it is not waited for. */
export const graceSeconds = 5

export interface OnDesk {
  /** Puts a secret on the clipboard; it is emptied after 30 seconds if it still holds it. */
  copy(text: string): Promise<void>
  /** Keeps the window out of screen captures for so long. */
  showFor(seconds: number): Promise<void>
  hide(): Promise<void>
  /** At lock and quit: takes away at once whatever is still there. */
  clear(): void
}

export const createOnDesk = (desk: Desk): OnDesk => {
  let clipboard: NodeJS.Timeout | null = null
  let screen: NodeJS.Timeout | null = null
  const clearClipboard = (): void => {
    if (clipboard === null) return
    clearTimeout(clipboard)
    clipboard = null
    void desk.clearClipboard().catch(() => undefined)
  }
  const hide = async (): Promise<void> => {
    if (screen === null) return
    clearTimeout(screen)
    screen = null
    await desk.protectWindow(false)
  }
  return {
    copy: async (text) => {
      // The time is set first: whatever becomes of the writing, the clipboard is emptied.
      if (clipboard !== null) clearTimeout(clipboard)
      clipboard = setTimeout(clearClipboard, clipboardSeconds * 1000)
      await desk.writeClipboard(text, { concealed: true })
    },
    showFor: async (seconds) => {
      await desk.protectWindow(true)
      if (screen !== null) clearTimeout(screen)
      screen = setTimeout(() => void hide().catch(() => undefined), seconds * 1000)
    },
    hide,
    clear: () => {
      clearClipboard()
      void hide().catch(() => undefined)
    },
  }
}
