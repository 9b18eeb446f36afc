/** What the program asks of the desktop beside dialogs, looked at in the main process. */
import type { ElectronApplication } from '@playwright/test'

export interface DeskLog {
  /** Whether the window is kept out of screen captures now. */
  isProtected: () => Promise<boolean>
  /** What the desktop was asked to tell, in order. */
  notices: () => Promise<string[]>
  clipboard: () => Promise<string>
  /** As another program would. */
  copyElsewhere: (text: string) => Promise<void>
}

/** Watches from now on; a test's display has nobody who shows notices. */
export const watchDesk = async (app: ElectronApplication): Promise<DeskLog> => {
  const log = await app.evaluateHandle(({ BrowserWindow, Notification }) => {
    const seen = { isProtected: false, notices: [] as string[] }
    for (const window of BrowserWindow.getAllWindows())
      Object.assign(window, { setContentProtection: (on: boolean) => (seen.isProtected = on) })
    Object.assign(Notification, { isSupported: () => true })
    Object.assign(Notification.prototype, {
      show(this: { title: string; body: string }) {
        seen.notices.push(`${this.title}: ${this.body}`)
      },
    })
    return seen
  })
  return {
    isProtected: () => log.evaluate(({ isProtected }) => isProtected),
    notices: () => log.evaluate(({ notices }) => notices),
    clipboard: () => app.evaluate(async ({ clipboard }) => await clipboard.readText()),
    copyElsewhere: (text) =>
      app.evaluate(async ({ clipboard }, own) => {
        await clipboard.writeText(own)
      }, text),
  }
}
