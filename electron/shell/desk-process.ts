import { app, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron'
import { join } from 'node:path'
import type { DeskReply, DeskRequest, Hands, ShellSignal } from '../../shared/desk'

export interface DeskProcess {
  /** Hands the desk a port to an office. */
  connect(port: MessagePortMain): void
  /** The machine woke up. */
  resume(): void
  /** Resolves once it has written what it had to. */
  close(): Promise<void>
}

/** Journeys move the clock; a packaged program never does. */
export const clockGiven = (): string => (app.isPackaged ? '' : (process.env.KLUIS_NOW ?? ''))

export const forkDesk = (dir: string, task = ''): UtilityProcess =>
  utilityProcess.fork(join(import.meta.dirname, 'desk.js'), [dir, clockGiven(), task], {
    serviceName: 'Kluis desk',
    stdio: 'inherit',
  })

/** Does for the desk what only the shell can; of a refusal it learns no more than that. */
export const serveHands = (child: UtilityProcess, hands: Hands): void => {
  child.on('message', (message: DeskRequest | object) => {
    if (!('desk' in message)) return
    const { desk, method, args } = message
    const does = Object.hasOwn(hands, method)
      ? (hands[method as keyof Hands] as (...args: unknown[]) => Promise<unknown>)
      : () => Promise.reject(new Error('no such method'))
    const reply = (answer: DeskReply) => child.postMessage(answer)
    does(...args).then(
      (value) => reply({ deskReply: desk, ok: true, value }),
      () => reply({ deskReply: desk, ok: false, code: 'desk-lost', details: {} }),
    )
  })
}

/** Starts the desk in a utility process; one that stops is started anew and `again` is told. */
export const startDesk = (dir: string, hands: Hands, again: () => void): DeskProcess => {
  let closing = false
  let child: UtilityProcess
  const start = (): void => {
    child = forkDesk(dir)
    serveHands(child, hands)
    child.on('exit', () => {
      if (closing) return
      start()
      again()
    })
  }
  start()
  const send = (signal: ShellSignal, ports: MessagePortMain[] = []) =>
    child.postMessage(signal, ports)
  return {
    connect: (port) => send({ signal: 'desk' }, [port]),
    resume: () => send({ signal: 'resume' }),
    close: () => {
      closing = true
      return new Promise((resolve) => {
        child.on('exit', () => resolve())
        child.on('message', (message: object) => {
          if ('closed' in message) resolve()
        })
        send({ signal: 'close' })
      })
    },
  }
}
