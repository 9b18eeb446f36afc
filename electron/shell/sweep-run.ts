import { app } from 'electron'
import { forkDesk, serveHands } from './desk-process'
import { createHands } from './hands'
import type { Folders } from './data-folder'

interface SweepAnswer {
  ok: boolean
  code?: string
}

/**
 * Destroys the logins that came due, without a window and without an office, and ends. Prints what it
 * did as one line of JSON. Whoever starts Kluis meanwhile gets it right after.
 */
export const sweepAndQuit = (dir: Folders): void => {
  app.dock?.hide()
  let wanted = false
  app.on('second-instance', (_event, argv) => {
    wanted ||= !argv.includes('--sweep')
  })
  const child = forkDesk(dir.desk, 'sweep')
  serveHands(
    child,
    createHands(() => null, dir.office, { take: () => [] }),
  )
  const end = (code: number): void => {
    if (wanted) app.relaunch({ args: process.argv.slice(1).filter((one) => one !== '--sweep') })
    app.exit(code)
  }
  child.on('message', (message: { swept?: SweepAnswer }) => {
    if (!message.swept) return
    const { ok, code } = message.swept
    process.stdout.write(`${JSON.stringify(message.swept)}\n`)
    end(ok || code === 'office-in-use' ? 0 : 1)
  })
  child.on('exit', () => end(1))
}
