/** The office inside Electron's utility process: ports to the window, the desk through the shell. */
import type { Desk, DeskMethod, DeskReply, DeskRequest, ShellSignal } from '../../shared/desk'
import { type ErrorCode, isAppError } from '../../shared/errors'
import type { Cancel, Push, Reply, Request } from '../../shared/operation'
import { readWitness, writeWitness } from './credentials/witness'
import { clockFrom } from './clock'
import type { Connection } from './connection'
import { openOffice, type Office } from './office'
import { sweepOnly } from './sweep-only'

interface Port {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown; ports: Port[] }) => void): void
  start(): void
  close(): void
}
/** Electron gives its utility processes this port; the office needs nothing else of Electron. */
const shell = (process as unknown as { parentPort: Port }).parentPort

const [dir = '', clockOffset = '', task = ''] = process.argv.slice(2)

const waiting = new Map<number, { resolve(value: unknown): void; reject(reason: Error): void }>()
let lastAsked = 0
const ask = (method: DeskMethod, args: unknown[]): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const desk = ++lastAsked
    waiting.set(desk, { resolve, reject })
    shell.postMessage({ desk, method, args } satisfies DeskRequest)
  })
/** What the shell does not answer: the keychain is reached from here. */
const own: Partial<Desk> = { readWitness, writeWitness }
const desk = new Proxy({} as Desk, {
  get: (_, method: DeskMethod) => own[method] ?? ((...args: unknown[]) => ask(method, args)),
})

let window: Port | null = null
const push = (message: Push) => window?.postMessage(message)

let office: Office | null = null
/** This desk's; a window that is loaded anew goes on in it. */
let connection: Connection | null = null
let refused: ErrorCode | null = null
try {
  office = openOffice({
    dir,
    desk,
    clock: clockFrom(clockOffset),
  })
  connection = office.connect(desk, {
    onChanged: (domains) => push({ push: 'changed', domains }),
    onLocked: (reason) => push({ push: 'locked', reason }),
  })
} catch (error) {
  refused = isAppError(error) ? error.code : 'internal'
}
shell.postMessage({ started: refused ?? 'ok' })
// Started only to destroy what came due: without a window, without unlocking.
if (task === 'sweep')
  void sweepOnly(office, refused).then((swept) => {
    office?.close()
    shell.postMessage({ swept })
  })

const serve = (port: Port): void => {
  window?.close()
  window = port
  const running = new Map<number, AbortController>()
  port.on('message', ({ data }) => {
    const message = data as Request | Cancel
    if ('cancel' in message) {
      running.get(message.cancel)?.abort()
      return
    }
    const { id, op, input, key, arrived = [] }: Request = message
    if (!connection) {
      const code = refused ?? 'internal'
      port.postMessage({ id, ok: false, code, details: { logId: '' } } satisfies Reply)
      return
    }
    connection.arrived(arrived)
    const abort = new AbortController()
    running.set(id, abort)
    void connection
      .call(op, input, {
        ...(key === undefined ? {} : { key }),
        signal: abort.signal,
        progress: (progress) => push({ push: 'progress', id, progress }),
      })
      .then((answer) => {
        running.delete(id)
        port.postMessage({ id, ...answer })
      })
  })
  port.start()
}

shell.on('message', ({ data, ports }) => {
  const message = data as DeskReply | ShellSignal
  if ('deskReply' in message) {
    const asked = waiting.get(message.deskReply)
    waiting.delete(message.deskReply)
    if (message.ok) asked?.resolve(message.value)
    else asked?.reject(new Error('the desk could not do it'))
    return
  }
  if (message.signal === 'connect' && ports[0]) serve(ports[0])
  if (message.signal === 'lock') connection?.lock(message.reason)
  if (message.signal === 'resume') office?.resume()
  if (message.signal === 'close') {
    office?.close()
    shell.postMessage({ closed: true })
  }
})
