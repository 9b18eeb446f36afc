/** What of a secret is on the person's desk for a moment: on the clipboard, or on the screen. */
import { clipboardSeconds, type Desk, type Hands } from '../../shared/desk'

export type Screen = Pick<Desk, 'copyForAWhile' | 'concealFor' | 'clearScreen' | 'unconceal'>

export const createScreen = (
  hands: Pick<Hands, 'writeClipboard' | 'clearClipboard' | 'protectWindow'>,
): Screen => {
  let clipboard: NodeJS.Timeout | null = null
  let screen: NodeJS.Timeout | null = null
  const clearClipboard = async (): Promise<void> => {
    if (clipboard === null) return
    clearTimeout(clipboard)
    clipboard = null
    await hands.clearClipboard()
  }
  const unconceal = async (): Promise<void> => {
    if (screen === null) return
    clearTimeout(screen)
    screen = null
    await hands.protectWindow(false)
  }
  return {
    copyForAWhile: async (text) => {
      // The time is set first: whatever becomes of the writing, the clipboard is emptied.
      if (clipboard !== null) clearTimeout(clipboard)
      clipboard = setTimeout(
        () => void clearClipboard().catch(() => undefined),
        clipboardSeconds * 1000,
      )
      await hands.writeClipboard(text, { concealed: true })
    },
    concealFor: async (seconds) => {
      await hands.protectWindow(true)
      if (screen !== null) clearTimeout(screen)
      screen = setTimeout(() => void unconceal().catch(() => undefined), seconds * 1000)
    },
    unconceal,
    clearScreen: async () => {
      await Promise.allSettled([clearClipboard(), unconceal()])
    },
  }
}
