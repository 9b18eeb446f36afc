import { app, MessageChannelMain, utilityProcess, type BrowserWindow } from 'electron'
import { join } from 'node:path'
import type { DeskReply, DeskRequest, ShellSignal } from '../../shared/desk'
import type { LockReason } from '../../shared/operation'
import { createDesk, type ShellDesk } from './desk'

export interface OfficeProcess {
  /** Gives the window's main frame a fresh port to the office. */
  connect(window: BrowserWindow): void
  /** Dialogs belong to this window from now on. */
  attach(window: BrowserWindow): void
  lock(reason: LockReason): void
  resume(): void
  closeOnQuit(): void
}

/** Starts the office in a utility process and answers what it asks of the desk. */
export const startOffice = (dir: string): OfficeProcess => {
  // Journeys move the clock; a packaged program never does.
  const clock = app.isPackaged ? '' : (process.env.KLUIS_NOW ?? '')
  const child = utilityProcess.fork(join(import.meta.dirname, 'office.js'), [dir, clock], {
    serviceName: 'Kluis office',
    stdio: 'inherit',
  })
  let window: BrowserWindow | null = null
  const desk = createDesk(() => window, dir)
  let closed: () => void = () => undefined
  const send = (message: ShellSignal | DeskReply) => child.postMessage(message)

  child.on('message', (message: DeskRequest | { started: string } | { closed: true }) => {
    if ('closed' in message) closed()
    if (!('desk' in message)) return
    const method = desk[message.method as keyof ShellDesk] as (
      ...args: unknown[]
    ) => Promise<unknown>
    method(...message.args).then(
      (value) => send({ deskReply: message.desk, ok: true, value }),
      () => send({ deskReply: message.desk, ok: false, value: null }),
    )
  })

  let quitting = false
  child.on('exit', () => {
    // Without an office the window would only look alive; a new start finds everything committed.
    if (!quitting) void desk.clearClipboard().finally(() => app.exit(1))
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
    resume: () => send({ signal: 'resume' }),
    closeOnQuit: () => {
      app.on('before-quit', (event) => {
        if (quitting) return
        quitting = true
        event.preventDefault()
        // No secret stays on the clipboard when Kluis is gone.
        closed = () => void desk.clearClipboard().finally(() => app.quit())
        child.on('exit', () => app.quit())
        send({ signal: 'close' })
      })
    },
  }
}
