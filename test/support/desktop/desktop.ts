import { spawnSync, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { atEnd, start, stop } from '../runner/processes'

/** A desktop of the tests' own: the environment to run programs in, and how to end it. */
export interface Desktop {
  env: NodeJS.ProcessEnv
  /**
   * Starts the keyring anew when it ended or was locked: it is a program like any other, and what
   * becomes of one journey is not the next one's. Says so on the console.
   */
  ready: () => Promise<void>
  stop: () => Promise<void>
}

// An empty password would create no login collection, and every write would then fail.
const KEYRING_PASSWORD = 'kluis-tests'
const READY_SECONDS = 180

/**
 * Starts a virtual display, a session bus and an unlocked Secret Service (gnome-keyring) in a
 * temporary home, so that the user's own display, keyring and settings are never touched. On other
 * systems than Linux the desktop is the one the person sits at. Throws an Error naming the part
 * that did not start.
 */
export async function startDesktop(): Promise<Desktop> {
  const nothing = () => Promise.resolve()
  if (process.platform !== 'linux') return { env: process.env, ready: nothing, stop: nothing }
  const home = mkdtempSync(join(tmpdir(), 'kluis-desktop-'))
  const remove = () => {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  }
  const callOff = atEnd(remove)
  const parts: ChildProcess[] = []
  const end = async () => {
    for (const part of parts.reverse()) await stop(part)
    remove()
    callOff()
  }
  try {
    const env = homeEnvironment(home)
    env['DISPLAY'] = await startDisplay(parts, env)
    const bus = await startBus(parts, env, home)
    // Containers have no system bus, and Chromium complains of that at length.
    Object.assign(env, { DBUS_SESSION_BUS_ADDRESS: bus, DBUS_SYSTEM_BUS_ADDRESS: bus })
    await startKeyring(parts, env)
    const ready = async () => {
      if (isUnlocked(env)) return
      process.stderr.write('The keyring of the tests had ended or was locked: started anew.\n')
      const keyring = parts.pop()
      if (keyring) await stop(keyring)
      await startKeyring(parts, env)
    }
    return { env, ready, stop: end }
  } catch (error) {
    await end()
    throw error
  }
}

function homeEnvironment(home: string): NodeJS.ProcessEnv {
  const folders = {
    HOME: home,
    XDG_RUNTIME_DIR: join(home, 'run'),
    XDG_DATA_HOME: join(home, 'share'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_STATE_HOME: join(home, 'state'),
  }
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true, mode: 0o700 })
  const personal = ['WAYLAND_DISPLAY', 'XAUTHORITY', 'XDG_CURRENT_DESKTOP', 'GNOME_KEYRING_CONTROL']
  const env = Object.entries(process.env).filter(([name]) => !personal.includes(name))
  return { ...Object.fromEntries(env), ...folders }
}

async function startDisplay(parts: ChildProcess[], env: NodeJS.ProcessEnv): Promise<string> {
  const screen = ['-screen', '0', '1960x1160x24', '-nolisten', 'tcp', '-noreset']
  const display = start('Xvfb', ['-displayfd', '3', ...screen], { env, stdio: piped })
  parts.push(display)
  return `:${await firstLine(display, 'the virtual display (Xvfb)')}`
}

/** A bus that starts no services of its own accord: what runs on it is what was started here. */
async function startBus(
  parts: ChildProcess[],
  env: NodeJS.ProcessEnv,
  home: string,
): Promise<string> {
  const config = join(home, 'bus.conf')
  writeFileSync(
    config,
    `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
      "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
    <busconfig>
      <type>session</type>
      <listen>unix:path=${join(home, 'run/bus')}</listen>
      <auth>EXTERNAL</auth>
      <policy context="default">
        <allow send_destination="*" eavesdrop="true"/>
        <allow eavesdrop="true"/>
        <allow own="*"/>
      </policy>
    </busconfig>`,
  )
  const args = ['--nofork', '--nopidfile', '--print-address=3', `--config-file=${config}`]
  const bus = start('dbus-daemon', args, { env, stdio: piped })
  parts.push(bus)
  return firstLine(bus, 'the session bus (dbus-daemon)')
}

async function startKeyring(parts: ChildProcess[], env: NodeJS.ProcessEnv): Promise<void> {
  const args = ['--foreground', '--unlock', '--components=secrets']
  const keyring = start('gnome-keyring-daemon', args, { env, stdio: ['pipe', 'ignore', 'pipe'] })
  parts.push(keyring)
  const errors = collect(keyring.stderr)
  keyring.stdin?.end(KEYRING_PASSWORD)
  const limit = Date.now() + READY_SECONDS * 1000
  while (!isUnlocked(env)) {
    if (keyring.exitCode !== null || Date.now() > limit)
      throw new Error(`The keyring (gnome-keyring-daemon) did not start. ${errors()}`.trim())
    await pause(50)
  }
}

/** Whether the Secret Service answers with a default collection that can be written. */
function isUnlocked(env: NodeJS.ProcessEnv): boolean {
  const property = ['string:org.freedesktop.Secret.Collection', 'string:Locked']
  const get = ['/org/freedesktop/secrets/aliases/default', 'org.freedesktop.DBus.Properties.Get']
  const to = ['--session', '--print-reply', '--dest=org.freedesktop.secrets']
  const { stdout } = spawnSync('dbus-send', [...to, ...get, ...property], { env, encoding: 'utf8' })
  return stdout.includes('boolean false')
}

const piped: ['ignore', 'ignore', 'pipe', 'pipe'] = ['ignore', 'ignore', 'pipe', 'pipe']

/** The first line a program writes to its fourth descriptor, when it is ready. */
function firstLine(child: ChildProcess, what: string): Promise<string> {
  const errors = collect(child.stderr)
  const pipe = child.stdio[3] as Readable
  return new Promise((resolve, reject) => {
    const written = collect(pipe)
    const fail = (reason: string) => {
      reject(new Error(`${what} did not start: ${reason} ${errors()}`.trim()))
    }
    const late = setTimeout(() => {
      fail(`nothing in ${READY_SECONDS} seconds`)
    }, READY_SECONDS * 1000)
    pipe.on('data', () => {
      if (!written().includes('\n')) return
      clearTimeout(late)
      resolve(written().split('\n', 1)[0] ?? '')
    })
    child.once('error', ({ message }) => {
      fail(message)
    })
    child.once('close', (code) => {
      clearTimeout(late)
      fail(`exit ${String(code)}`)
    })
  })
}

function collect(stream: Readable | null): () => string {
  let text = ''
  stream?.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8')
  })
  return () => text
}
