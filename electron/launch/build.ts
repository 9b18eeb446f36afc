import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { link, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { command, root, say } from './project'

/** What the build reads; the stamp is a hash over these, so a checkout's file times do not matter. */
const SOURCES = ['electron', 'renderer', 'shared', 'resources']
const SETTINGS = ['.config/electron-vite.config.ts', 'package.json', 'package-lock.json']

const out = join(root, 'out')
const stamp = join(out, 'built-from')
const lock = join(out, 'building')
const outputs = [
  'main/main.js',
  'main/office.js',
  'main/desk.js',
  'main/lines.js',
  'preload/preload.cjs',
  'renderer/index.html',
]

/** Builds unless `out/` already comes from exactly these sources. Output goes to standard error. */
export async function buildWhenNeeded(): Promise<void> {
  await mkdir(out, { recursive: true })
  await withLock(async () => {
    if (await isFresh()) return
    say('Building …')
    await build()
  })
}

/** Builds in any case. */
export async function buildAlways(): Promise<void> {
  await mkdir(out, { recursive: true })
  await withLock(build)
}

async function build(): Promise<void> {
  const sources = await hashOfSources()
  await rm(stamp, { force: true })
  const vite = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  const args = [vite, 'build', '--config', '.config/electron-vite.config.ts', '--logLevel', 'warn']
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] })
    child.on('error', reject)
    child.on('close', resolve)
  })
  if (code !== 0) throw new Error('The build failed; see above.')
  await writeFile(stamp, sources)
}

async function isFresh(): Promise<boolean> {
  if (!existsSync(stamp) || outputs.some((file) => !existsSync(join(out, file)))) return false
  return (await readFile(stamp, 'utf8')) === (await hashOfSources())
}

async function hashOfSources(): Promise<string> {
  const files = [...SETTINGS]
  for (const folder of SOURCES) files.push(...(await filesIn(folder)))
  const hash = createHash('sha256')
  for (const file of files.sort())
    hash
      .update(file)
      .update('\0')
      .update(await readFile(join(root, file)))
  return hash.digest('hex')
}

async function filesIn(folder: string): Promise<string[]> {
  const path = join(root, folder)
  if (!existsSync(path)) return []
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
}

/** One build at a time: two commands started together would empty `out/` under each other's feet. */
async function withLock(work: () => Promise<void>): Promise<void> {
  while (!(await takeLock())) await pause(200)
  try {
    await work()
  } finally {
    await rm(lock, { force: true })
  }
}

async function takeLock(): Promise<boolean> {
  // A link appears with its content or not at all, so nobody reads a lock without its holder.
  const own = `${lock}.${process.pid}`
  await writeFile(own, String(process.pid))
  try {
    await link(own, lock)
    return true
  } catch {
    if (!isRunning(holder())) await rm(lock, { force: true })
    return false
  } finally {
    await rm(own, { force: true })
  }
}

function holder(): number {
  return existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : NaN
}

function isRunning(pid: number): boolean {
  if (!pid) return false
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await command(async () => {
    await buildAlways()
    return 0
  })
