import {
  app,
  MessageChannelMain,
  powerMonitor,
  utilityProcess,
  type BrowserWindow,
  type UtilityProcess,
} from 'electron'
import { join } from 'node:path'
import type { ShellSignal } from '../../shared/desk'
import type { LockReason } from '../../shared/operation'
import type { Folders } from './data-folder'
import { clockGiven, startDesk, type DeskProcess } from './desk-process'
import { createDropped } from './dropped'
import { createHands } from './hands'
import { isTold, watchIdle } from './idle'

export interface OfficeProcess {
  /** Gives the window's main frame a fresh port to the office. */
  connect(window: BrowserWindow): void
  /** Dialogs belong to this window from now on. */
  attach(window: BrowserWindow): void
  lock(reason: LockReason): void
  resume(): void
  closeOnQuit(): void
}

interface Running {
  child: UtilityProcess
  desk: DeskProcess
}

/**
 * The office and the desk, each in a utility process, and their way to one another. They start when a
 * window is there to be connected: drawing it comes first, nobody types a password sooner.
 */
export const officeFor = (dir: Folders): OfficeProcess => {
  let window: BrowserWindow | null = null
  const idle = watchIdle({
    machine: () => powerMonitor.getSystemIdleTime(),
    tells: isTold(process.platform, process.env),
    now: () => performance.now(),
  })
  const hands = createHands(
    () => window,
    dir.office,
    createDropped(() => window),
    idle,
  )
  let running: Running | null = null
  let quitting = false

  const start = (): Running => {
    const child = utilityProcess.fork(
      join(import.meta.dirname, 'office.js'),
      [dir.office, clockGiven()],
      { serviceName: 'Kluis office', stdio: 'inherit' },
    )
    const introduce = (): void => {
      const { port1, port2 } = new MessageChannelMain()
      child.postMessage({ signal: 'desk' } satisfies ShellSignal, [port1])
      desk.connect(port2)
    }
    const desk = startDesk(dir.desk, hands, introduce)
    introduce()
    child.on('exit', () => {
      // Without an office the window would only look alive; a new start finds everything committed.
      if (!quitting) void hands.clearClipboard().finally(() => app.exit(1))
    })
    return { child, desk }
  }
  const send = (message: ShellSignal) => running?.child.postMessage(message)

  return {
    connect: (to) => {
      running ??= start()
      const { port1, port2 } = new MessageChannelMain()
      running.child.postMessage({ signal: 'connect' } satisfies ShellSignal, [port1])
      to.webContents.mainFrame.postMessage('office', null, [port2])
    },
    attach: (to) => {
      window = to
      to.webContents.on('input-event', idle.touched)
      to.on('closed', () => (window = null))
    },
    lock: (reason) => send({ signal: 'lock', reason }),
    resume: () => running?.desk.resume(),
    closeOnQuit: () => {
      app.on('before-quit', (event) => {
        if (quitting || !running) return
        // As closing it does: what was typed last goes to the office before that is asked to close.
        // When the window is gone the program quits anew.
        if (window) {
          event.preventDefault()
          window.close()
          return
        }
        quitting = true
        event.preventDefault()
        const { child, desk } = running
        let ended = false
        // No secret stays on the clipboard when Kluis is gone.
        const end = () => {
          if (ended) return
          ended = true
          void desk
            .close()
            .then(() => hands.clearClipboard())
            .finally(() => app.quit())
        }
        child.on('message', (message: object) => {
          if ('closed' in message) end()
        })
        child.on('exit', end)
        send({ signal: 'close' })
      })
    },
  }
}
