/** The shell's table of contents. */
import { app } from 'electron'
import { dataFolder } from './shell/data-folder'
import { lockWithTheMachine } from './shell/power'
import { startOffice } from './shell/office-process'
import { registerScheme, secureSessions } from './shell/security'
import { openWindow } from './shell/window'

registerScheme()
const dir = dataFolder()
// Chromium's own files belong to the office's folder too; the lock below is per folder.
app.setPath('userData', dir.window)

if (!app.requestSingleInstanceLock()) {
  // The window that has this folder open comes to the front (`second-instance` below).
  app.exit(0)
} else {
  await app.whenReady()
  secureSessions()
  const office = startOffice(dir.office)
  lockWithTheMachine(office)
  const window = openWindow(office)
  app.on('second-instance', () => window.show())
  app.on('window-all-closed', () => app.quit())
  office.closeOnQuit()
}
