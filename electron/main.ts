/** The shell's table of contents. */
import { app } from 'electron'
import { cannotStart, unusable } from './shell/cannot-start'
import { dataFolder, hasOffice } from './shell/data-folder'
import { startedToSweep, sweepSwitch } from './shell/login-item'
import { officeFor } from './shell/office-process'
import { lockWithTheMachine } from './shell/power'
import { registerScheme, secureSessions } from './shell/security'
import { sweepAndQuit } from './shell/sweep-run'
import { openWindow } from './shell/window'
import { readAhead } from './shell/window-files'

registerScheme()
const dir = dataFolder()
const why = unusable(dir)
// Chromium's own files belong to the office's folder too; the single-instance lock is per folder.
if (why === null) app.setPath('userData', dir.window)

const start = (): void => {
  secureSessions()
  const office = officeFor(dir)
  lockWithTheMachine(office)
  const window = openWindow(office, { hasOffice: hasOffice(dir) })
  app.on('second-instance', (_event, argv) => {
    if (argv.includes(sweepSwitch)) office.resume()
    else window.show()
  })
  app.on('window-all-closed', () => app.quit())
  office.closeOnQuit()
}

// Of a folder that cannot be used nothing is opened. Another window has this folder open: it comes to the front (or sweeps), and this one ends.
if (why !== null) cannotStart(dir, why, startedToSweep())
else if (!app.requestSingleInstanceLock()) app.exit(0)
else if (startedToSweep()) void app.whenReady().then(() => sweepAndQuit(dir))
else {
  readAhead()
  void app.whenReady().then(start)
}
