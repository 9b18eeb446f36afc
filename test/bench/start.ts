/** From the start of the program to the unlock screen, against an empty window started the same way. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, chromium } from '@playwright/test'
import { root } from '../../electron/launch/project'
import { findRuntime } from '../../electron/launch/runtime'
import { isRoot } from '../../electron/launch/window'
import { prepare } from '../support/journey/prepared'
import { signalGroup } from '../support/runner/group'
import type { Bench } from './bench'
import { medians } from './office'

const rounds = 7
const switches = ['--disable-dev-shm-usage', '--disable-gpu']

/** By the driver of the tests, and without one: from spawning to the first paint of anything. */
export const start = async (row: Bench['row']): Promise<void> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'kluis-bench-start-'))
  const empty = mkdtempSync(join(tmpdir(), 'kluis-bench-empty-'))
  await prepare(dataDir, '2026-03-16T09:00:00.000Z', () => Promise.resolve())
  writeFileSync(join(empty, 'package.json'), '{"name":"empty","main":"main.js"}')
  writeFileSync(
    join(empty, 'main.js'),
    `const { app, BrowserWindow } = require('electron')
     app.whenReady().then(() => new BrowserWindow().loadURL('data:text/html,<h1>empty</h1>'))`,
  )
  const ours = [root, '--data', dataDir]
  const driven = await medians(rounds, [
    () => shown(ours, 'Ontgrendelen'),
    () => shown([empty], 'empty'),
  ])
  compare(row, 'start to unlock screen', driven, 1.5)
  const paints: [number[], number[]] = [[], []]
  for (let turn = 0; turn < rounds; turn += 1) {
    paints[0].push(await painted(ours))
    paints[1].push(await painted([empty]))
  }
  compare(row, 'spawn to first paint', paints.map(middle), 1.6)
  for (const folder of [dataDir, empty]) rmSync(folder, { recursive: true, force: true })
}

const compare = (
  row: Bench['row'],
  name: string,
  [kluis = 0, bare = 1]: number[],
  mark: number,
): void => {
  const ratio = Math.round((kluis / bare) * 100) / 100
  row({ name, value: Math.round(kluis), unit: 'ms', mark: '', ok: true })
  const against = `${name} / empty window`
  row({ name: against, value: ratio, unit: '×', mark: `≤ ${mark}`, ok: ratio <= mark })
}

const shown = async (args: string[], heading: string): Promise<void> => {
  const { path } = await findRuntime({ quiet: true })
  const app = await _electron.launch({
    executablePath: path,
    args: [...switches, ...args],
    chromiumSandbox: !isRoot(),
  })
  const page = await app.firstWindow()
  await page.getByRole('heading', { name: heading }).waitFor()
  signalGroup(app.process(), 'SIGKILL')
}

/** Chromium notes the moment itself: only whoever asks for it afterwards needs a way in. */
const firstPaint = `new Promise((resolve) => {
  new PerformanceObserver((list, observer) => {
    const found = list.getEntriesByName('first-contentful-paint')[0]
    if (!found) return
    observer.disconnect()
    resolve(performance.timeOrigin + found.startTime)
  }).observe({ type: 'paint', buffered: true })
})`

/** Milliseconds from spawning to the first paint of anything. */
const painted = async (args: string[]): Promise<number> => {
  const { path } = await findRuntime({ quiet: true })
  const sandbox = isRoot() ? ['--no-sandbox'] : []
  const begin = Date.now()
  const child = spawn(path, [...sandbox, ...switches, '--remote-debugging-port=0', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.on('error', reject)
    child.on('close', () => reject(new Error(`The program ended. ${said}`)))
    child.stderr.on('data', (bytes: Buffer) => {
      said += bytes.toString('utf8')
      const found = /listening on (ws:\S+)/.exec(said)?.[1]
      if (found) resolve(found)
    })
  })
  const browser = await chromium.connectOverCDP(address)
  const [context] = browser.contexts()
  const page = context?.pages()[0] ?? (await context?.waitForEvent('page'))
  const moment = await page?.evaluate<number>(firstPaint)
  signalGroup(child, 'SIGKILL')
  if (moment === undefined) throw new Error('The window showed nothing.')
  return moment - begin
}

const middle = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
