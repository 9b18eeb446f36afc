/** The desk inside Electron's utility process: it serves the office, and has the shell for hands. */
import type { DeskPush, DeskReply, DeskRequest, Hands, ShellSignal } from '../../shared/desk'
import { type ErrorCode, isAppError } from '../../shared/errors'
import { answer, askThrough } from '../ground/ask'
import { clockFrom } from '../ground/clock'
import { createLog } from '../ground/log'
import type { Port } from '../ground/port'
import { busesHere } from './desktop-bus'
import { openDesk, type OwnDesk } from './desk'
import { sweepOnly } from './sweep-only'

/** Electron gives its utility processes this port; the desk needs nothing else of Electron. */
const shell = (process as unknown as { parentPort: Port }).parentPort

const [dir = '', clockOffset = '', task = ''] = process.argv.slice(2)
const clock = clockFrom(clockOffset)
const hands = askThrough<Hands>((request) => shell.postMessage(request))
const options = { dir, clock, hands: hands.other }
const log = createLog(dir, clock, 'desk.log')

let own: OwnDesk | null = null
let refused: ErrorCode = 'internal'
let office: Port | null = null

const serve = (port: Port): void => {
  office = port
  port.on('message', ({ data }) => {
    void answer(own?.desk ?? {}, data as DeskRequest, log).then((reply) => port.postMessage(reply))
  })
  port.start()
}

shell.on('message', ({ data, ports }) => {
  const message = data as DeskReply | ShellSignal
  if ('deskReply' in message) return hands.answered(message)
  if (message.signal === 'desk' && ports[0]) serve(ports[0])
  if (message.signal === 'resume') own?.resume()
  if (message.signal === 'close') {
    own?.close()
    own = null
    shell.postMessage({ closed: true })
  }
})

// Started only to destroy what came due: without a window, without an office.
if (task === 'sweep')
  void sweepOnly(options).then((swept) => {
    shell.postMessage({ swept })
  })
else {
  try {
    own = openDesk({ ...options, buses: busesHere() })
    own.onLeft((reason) => office?.postMessage({ deskPush: 'left', reason } satisfies DeskPush))
    own.listen(() => office?.postMessage({ deskPush: 'logins' } satisfies DeskPush))
  } catch (error) {
    refused = isAppError(error) ? error.code : 'internal'
    log('desk.start', error)
  }
  shell.postMessage({ started: own ? 'ok' : refused })
}
