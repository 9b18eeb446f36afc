import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { root } from '../../../electron/launch/project'
import { startDesktop, type Desktop } from '../desktop/desktop'
import { type AppWindow, openApp, runShortly, type ShortRun } from '../window/app-window'

export { expect } from '@playwright/test'

/** Kluis in a real Electron window on an empty data folder of its own. */
export interface Kluis extends Omit<AppWindow, 'close' | 'faults' | 'log'> {
  /** The data folder; it stays the same over `restart`. */
  dataDir: string
  /**
   * Closes the program and opens it again on the same folder. `now` (ISO moment) moves its clock;
   * `crash` ends it without a chance to tidy up; `meanwhile` runs while it is closed.
   */
  restart: (options?: {
    now?: string
    crash?: boolean
    meanwhile?: () => Promise<void>
  }) => Promise<void>
  /** What the program's own clock shows, to within the seconds it took to start. */
  clock: () => Date
  /** Starts the program a second time on the same folder, and waits until that run has ended. */
  startAgain: () => Promise<void>
  /** Runs the program with `--sweep` on the same folder, its clock at this ISO moment. */
  sweep: (now: string) => Promise<ShortRun>
  /** Writes what the window shows to `test/e2e/shots/NAME.png`. */
  shot: (name: string) => Promise<void>
  /** Error lines on the page's console that belong to the journey; any other fails it. */
  allowConsoleErrors: (pattern: RegExp) => void
}

/**
 * A journey's test: `kluis` is the program; `now` (ISO moment, by `test.use`) is where its clock
 * stands. It fails on an error no code of the page caught and on unexpected console errors.
 */
export const test = base.extend<{ now: string | null; kluis: Kluis }, { desktop: Desktop }>({
  // Display, bus, keyring and home: one journey at a time has them, and no other worker's.
  desktop: [
    async ({}, use) => {
      const desktop = await startDesktop()
      Object.assign(process.env, desktop.env)
      await use(desktop)
      await desktop.stop()
    },
    { scope: 'worker', auto: true },
  ],

  now: [null, { option: true }],

  kluis: async ({ now, desktop }, use, testInfo) => {
    await desktop.ready()
    const dataDir = await mkdtemp(join(tmpdir(), 'kluis-e2e-'))
    const allowed: RegExp[] = []
    const faults: string[] = []
    let time = now
    let current = await openApp({ dataDir, now: time })
    let startedAt = Date.now()
    let log = ''

    const end = async (crash: boolean) => {
      await current.close({ crash })
      faults.push(...current.faults)
      log += current.log()
    }
    const kluis: Kluis = {
      dataDir,
      get app() {
        return current.app
      },
      get page() {
        return current.page
      },
      answerOpen: (...paths) => current.answerOpen(...paths),
      answerSave: (path) => current.answerSave(path),
      opened: () => current.opened(),
      restart: async (options = {}) => {
        await end(options.crash ?? false)
        await options.meanwhile?.()
        time = options.now ?? time
        current = await openApp({ dataDir, now: time })
        startedAt = Date.now()
      },
      clock: () => new Date(Date.now() + (time === null ? 0 : Date.parse(time) - startedAt)),
      startAgain: async () => {
        await runShortly({ dataDir, now: null })
      },
      sweep: (moment) => runShortly({ dataDir, now: moment, args: ['--sweep'] }),
      shot: async (name) => {
        const path = join(root, 'test/e2e/shots', `${name}.png`)
        await current.page.screenshot({ path, animations: 'disabled' })
      },
      allowConsoleErrors: (pattern) => allowed.push(pattern),
    }

    await use(kluis)

    if (testInfo.status !== testInfo.expectedStatus) {
      const body = await current.page.screenshot().catch(() => null)
      if (body) await testInfo.attach('window', { body, contentType: 'image/png' })
      // Where only the words of a run are kept, the picture is not.
      const shown = await current.page
        .locator('body')
        .ariaSnapshot()
        .catch(() => 'no window')
      await testInfo.attach('shown', { body: shown, contentType: 'text/plain' })
    }
    await end(false)
    await testInfo.attach('output', { body: log, contentType: 'text/plain' })
    await rm(dataDir, { recursive: true, force: true })
    const unexpected = faults.filter((fault) => !allowed.some((pattern) => pattern.test(fault)))
    if (unexpected.length > 0) throw new Error(`The page reported:\n${unexpected.join('\n')}`)
  },
})
