import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { type ElectronApplication, type Page, _electron } from '@playwright/test'
import { root } from '../../../electron/launch/project'
import type { Runtime } from '../../../electron/launch/found-runtime'
import { findRuntime } from '../../../electron/launch/runtime'
import { isRoot } from '../../../electron/launch/window'
import { answerDialogs } from './dialogs'
import { signalGroup } from '../runner/group'

/** One run of the built program in a real Electron. */
export interface AppWindow {
  app: ElectronApplication
  page: Page
  /** The next open dialog answers with these files; without an answer, dialogs are cancelled. */
  answerOpen: (...paths: string[]) => Promise<void>
  /** The next save dialog answers with this path. */
  answerSave: (path: string) => Promise<void>
  /** What was handed to the desktop's own programs: paths and addresses, in order. */
  opened: () => Promise<string[]>
  /** Uncaught errors, crashes and console errors of the page so far. */
  faults: string[]
  /** Everything the program wrote to its standard output and error so far. */
  log: () => string
  /** Closes the window as a person would, or kills the program. */
  close: (options: { crash: boolean }) => Promise<void>
}

const CLOSING_SECONDS = 120
/** How long anything is waited for in a window; Playwright itself would give up after half a minute. */
const PATIENCE_MS = 180_000

let runtime: Promise<Runtime> | null = null

/** Opens the built program on a data folder; `now` (ISO moment) is where its clock stands. */
export async function openApp(options: {
  dataDir: string
  now: string | null
}): Promise<AppWindow> {
  runtime ??= findRuntime({ quiet: true })
  const app = await _electron.launch({
    timeout: PATIENCE_MS,
    executablePath: (await runtime).path,
    // A container's /dev/shm and missing graphics card are not what is tested here.
    args: ['--disable-dev-shm-usage', '--disable-gpu', root, '--data', options.dataDir],
    chromiumSandbox: !isRoot(),
    env: environment(options.now),
  })
  const log = collectOutput(app)
  const faults: string[] = []
  app.on('window', (page) => watch(page, faults))
  for (const page of app.windows()) watch(page, faults)
  const dialogs = await answerDialogs(app)
  app.context().setDefaultTimeout(PATIENCE_MS)
  const page = await app.firstWindow({ timeout: PATIENCE_MS })
  await page.waitForLoadState('domcontentloaded')
  return { app, page, ...dialogs, faults, log, close: ({ crash }) => close(app, crash) }
}

/** A run of the program to its own end. */
export interface ShortRun {
  code: number | null
  stdout: string
}

/**
 * Starts the program beside a window: once more on a folder that is open, or (`--sweep`) without a
 * window at all. Resolves when that run has ended; `now` as in `openApp`.
 */
export async function runShortly(options: {
  dataDir: string
  now: string | null
  args?: readonly string[]
}): Promise<ShortRun> {
  runtime ??= findRuntime({ quiet: true })
  const run = spawn(
    (await runtime).path,
    [
      ...(isRoot() ? ['--no-sandbox'] : []),
      '--disable-dev-shm-usage',
      '--disable-gpu',
      root,
      '--data',
      options.dataDir,
      ...(options.args ?? []),
    ],
    { env: environment(options.now), stdio: ['ignore', 'pipe', 'ignore'] },
  )
  let stdout = ''
  run.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString('utf8')
  })
  const [code] = (await once(run, 'close')) as [number | null]
  return { code, stdout }
}

function environment(now: string | null): Record<string, string> {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || name === 'ELECTRON_RUN_AS_NODE' ? [] : [[name, value] as const],
  )
  return {
    ...Object.fromEntries(inherited),
    TZ: 'Europe/Amsterdam',
    ...(now === null ? {} : { KLUIS_NOW: now }),
  }
}

const watched = new WeakSet<Page>()

function watch(page: Page, faults: string[]): void {
  if (watched.has(page)) return
  watched.add(page)
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.stack ?? error.message}`))
  page.on('crash', () => faults.push('the page crashed'))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`)
  })
}

function collectOutput(app: ElectronApplication): () => string {
  let text = ''
  const { stdout, stderr } = app.process()
  for (const stream of [stdout, stderr])
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8')
    })
  return () => text
}

async function close(app: ElectronApplication, crash: boolean): Promise<void> {
  const child = app.process()
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'close').then(() => 'ended' as const)
  if (crash) signalGroup(child, 'SIGKILL')
  const closed = crash ? ended : app.close().then(() => ended)
  const patience = new AbortController()
  const late = pause(CLOSING_SECONDS * 1000, 'late' as const, patience).catch(() => ended)
  const outcome = await Promise.race([closed, late])
  patience.abort()
  if (outcome === 'ended') return
  signalGroup(child, 'SIGKILL')
  await ended
  throw new Error(`Kluis did not close within ${CLOSING_SECONDS} seconds.`)
}
