/** The office inside Electron's utility process: one port to the window, one to the desk. */
import type { Desk, DeskPush, DeskReply, ShellSignal } from '../../shared/desk'
import { type ErrorCode, isAppError } from '../../shared/errors'
import type { Cancel, Push, Reply, Request } from '../../shared/operation'
import { askThrough } from '../ground/ask'
import { clockFrom } from '../ground/clock'
import type { Port } from '../ground/port'
import type { Connection } from './connection'
import { openOffice, type Office } from './office'
import { expectPassword } from './session/keys/argon2'
import { typedIsKept } from './session/typed-set-up'

/** Electron gives its utility processes this port; the office needs nothing else of Electron. */
const shell = (process as unknown as { parentPort: Port }).parentPort

const [dir = '', clockOffset = ''] = process.argv.slice(2)

let deskPort: Port | null = null
/** Asked before the desk is there. */
const early: unknown[] = []
const desk = askThrough<Desk>((request) => {
  if (deskPort) deskPort.postMessage(request)
  else early.push(request)
})

let window: Port | null = null
const push = (message: Push) => window?.postMessage(message)

let office: Office | null = null
/** This desk's; a window that is loaded anew goes on in it. */
let connection: Connection | null = null
let refused: ErrorCode | null = null
try {
  office = openOffice({ dir, clock: clockFrom(clockOffset) })
  connection = office.connect(desk.other, {
    onChanged: (domains) => push({ push: 'changed', domains }),
    onLocked: (reason) => {
      push({ push: 'locked', reason })
      expectPassword()
    },
  })
} catch (error) {
  refused = isAppError(error) ? error.code : 'internal'
}
shell.postMessage({ started: refused ?? 'ok' })

const meet = (port: Port): void => {
  const again = deskPort !== null
  deskPort = port
  // The one before stopped: it answers nothing any more.
  if (again) desk.lost()
  port.on('message', ({ data }) => {
    const message = data as DeskReply | DeskPush
    if ('deskReply' in message) desk.answered(message)
    else if (message.deskPush === 'left') connection?.lock(message.reason)
    else connection?.deskMoved()
  })
  port.start()
  for (const request of early.splice(0)) port.postMessage(request)
}

/** Once the window is gone, with all it sent; null while there is none. */
let windowGone: Promise<void> | null = null

const serve = (port: Port): void => {
  window?.close()
  window = port
  windowGone = new Promise((resolve) => port.on('close', resolve))
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
  // After its first answer, which the window waits for.
  setImmediate(expectPassword)
}

/** What never answers holds nobody up for longer, in milliseconds. */
const patienceMs = 2000

const withPatience = async (waited: Promise<unknown> | null): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, patienceMs)
  })
  await Promise.race([waited, late])
  clearTimeout(timer)
}

shell.on('message', ({ data, ports }) => {
  const message = data as ShellSignal
  if (message.signal === 'desk' && ports[0]) meet(ports[0])
  if (message.signal === 'connect' && ports[0]) serve(ports[0])
  if (message.signal === 'lock') connection?.lock(message.reason)
  if (message.signal === 'close') {
    // What was typed last comes from the window and not from the shell: it may still be on its way.
    void withPatience(windowGone)
      .then(() => withPatience(typedIsKept()))
      .then(() => {
        office?.close()
        shell.postMessage({ closed: true })
      })
  }
})
