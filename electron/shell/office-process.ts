import { app, MessageChannelMain, utilityProcess, type BrowserWindow } from 'electron'
import { join } from 'node:path'
import type { ShellSignal } from '../../shared/desk'
import type { LockReason } from '../../shared/operation'
import type { Folders } from './data-folder'
import { clockGiven, startDesk } from './desk-process'
import { createHands } from './hands'

export interface OfficeProcess {
  /** Gives the window's main frame a fresh port to the office. */
  connect(window: BrowserWindow): void
  /** Dialogs belong to this window from now on. */
  attach(window: BrowserWindow): void
  lock(reason: LockReason): void
  resume(): void
  closeOnQuit(): void
}

/** Starts the office and the desk, each in a utility process, and lets them speak to one another. */
export const startOffice = (dir: Folders): OfficeProcess => {
  const child = utilityProcess.fork(
    join(import.meta.dirname, 'office.js'),
    [dir.office, clockGiven()],
    {
      serviceName: 'Kluis office',
      stdio: 'inherit',
    },
  )
  let window: BrowserWindow | null = null
  const hands = createHands(() => window, dir.office)
  let closed: () => void = () => undefined
  const send = (message: ShellSignal) => child.postMessage(message)

  const introduce = (): void => {
    const { port1, port2 } = new MessageChannelMain()
    child.postMessage({ signal: 'desk' } satisfies ShellSignal, [port1])
    desk.connect(port2)
  }
  const desk = startDesk(dir.desk, hands, introduce)
  introduce()

  child.on('message', (message: { started: string } | { closed: true }) => {
    if ('closed' in message) closed()
  })

  let quitting = false
  child.on('exit', () => {
    // Without an office the window would only look alive; a new start finds everything committed.
    if (!quitting) void hands.clearClipboard().finally(() => app.exit(1))
  })

  return {
    connect: (to) => {
      const { port1, port2 } = new MessageChannelMain()
      child.postMessage({ signal: 'connect' } satisfies ShellSignal, [port1])
      to.webContents.mainFrame.postMessage('office', null, [port2])
    },
    attach: (to) => {
      window = to
      to.on('closed', () => (window = null))
    },
    lock: (reason) => send({ signal: 'lock', reason }),
    resume: () => desk.resume(),
    closeOnQuit: () => {
      app.on('before-quit', (event) => {
        if (quitting) return
        quitting = true
        event.preventDefault()
        // No secret stays on the clipboard when Kluis is gone.
        const end = () => {
          child.removeListener('exit', end)
          void desk
            .close()
            .then(() => hands.clearClipboard())
            .finally(() => app.quit())
        }
        closed = end
        child.on('exit', end)
        send({ signal: 'close' })
      })
    },
  }
}
