/**
 * A Secret Service of a test's own: a session bus and gnome-keyring in a temporary home, which tests
 * may lock and kill.
 */
import { spawnSync, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { start, stop } from '../runner/processes'

export interface Keyring {
  env: NodeJS.ProcessEnv
  /** Locks it; nobody is there to answer a prompt, so it stays locked. */
  lock(): void
  /** Ends the service at once, without a chance to tidy up. */
  kill(): Promise<void>
  /**
   * Starts the service again, unlocked with the same keyring unless asked otherwise. `collection`
   * false: there is no keyring to wait for.
   */
  start(options?: { unlocked?: boolean; collection?: boolean }): Promise<void>
  /** Takes every keyring away; the service must be down. */
  forgetAll(): void
  /** Makes it run, unlocked and with nothing in it, whatever was done to it before. */
  empty(): Promise<void>
  /**
   * Puts another keyring in place, with these items of Kluis by account, in the service's own plain
   * form: a thousand are written in a moment. The first use unlocks it; it has no password.
   */
  replaceBy(texts: ReadonlyMap<string, string>): Promise<void>
  /** Every item, as the service itself lists them: attributes and secrets as text. */
  dump(): string
  stop(): Promise<void>
}

const password = 'kluis-tests'
const readySeconds = 180
const secrets = 'org.freedesktop.secrets'
const collection = '/org/freedesktop/secrets/collection/login'

const plainKeyring = (texts: ReadonlyMap<string, string>): string => {
  const section = (name: string, fields: Record<string, string | number>) =>
    `[${name}]\n${Object.entries(fields)
      .map(([key, value]) => `${key}=${value}`)
      .join('\n')}\n`
  const made = { mtime: 1_700_000_000, ctime: 1_700_000_000 }
  const items = [...texts].flatMap(([account, text], place) => {
    const attributes = { service: 'Kluis login', username: account }
    return [
      section(String(place + 1), {
        'item-type': 0,
        'display-name': account,
        secret: text,
        ...made,
      }),
      ...Object.entries(attributes).map(([name, value], at) =>
        section(`${place + 1}:attribute${at}`, { name, type: 'string', value }),
      ),
    ]
  })
  return [section('keyring', { 'display-name': 'login', ...made }), ...items].join('\n')
}

const busConfig = (home: string): string =>
  `
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
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
</busconfig>`.trimStart()

/** Deleting each of more items than this takes longer than starting the service anew. */
const fewItems = 20

/** Waits until `ready` says so; the programs waited for tell nobody when they are. */
const until = async (what: string, ready: () => boolean): Promise<void> => {
  const limit = Date.now() + readySeconds * 1000
  while (!ready()) {
    if (Date.now() > limit) throw new Error(`${what} did not come in ${readySeconds} seconds`)
    await pause(20)
  }
}

export const startKeyring = async (): Promise<Keyring> => {
  const home = mkdtempSync(join(tmpdir(), 'kluis-keyring-'))
  const folders = { XDG_RUNTIME_DIR: join(home, 'run'), XDG_DATA_HOME: join(home, 'share') }
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true, mode: 0o700 })
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...folders,
    HOME: home,
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(home, 'run/bus')}`,
  }
  const config = join(home, 'bus.conf')
  writeFileSync(config, busConfig(home))
  const bus = start('dbus-daemon', ['--nofork', '--nopidfile', `--config-file=${config}`], {
    env,
    stdio: 'ignore',
  })
  const send = (...args: string[]) =>
    spawnSync('dbus-send', ['--session', '--print-reply', ...args], { env, encoding: 'utf8' })
      .stdout
  const property = (name: string): string =>
    send(
      `--dest=${secrets}`,
      collection,
      'org.freedesktop.DBus.Properties.Get',
      'string:org.freedesktop.Secret.Collection',
      `string:${name}`,
    )
  const locked = () => property('Locked')
  const items = () => property('Items').match(new RegExp(`${collection}/\\w+`, 'g')) ?? []
  let service: ChildProcess | null = null
  const running = () =>
    send('--dest=org.freedesktop.DBus', '/', 'org.freedesktop.DBus.ListNames').includes(secrets)
  const launch = async (unlocked: boolean, withCollection: boolean): Promise<void> => {
    const args = ['--foreground', '--components=secrets', ...(unlocked ? ['--unlock'] : [])]
    service = start('gnome-keyring-daemon', args, { env, stdio: ['pipe', 'ignore', 'ignore'] })
    service.stdin?.end(unlocked ? password : '')
    await until('the keyring', () =>
      withCollection ? locked().includes(unlocked ? 'boolean false' : 'boolean') : running(),
    )
  }
  const keyrings = join(folders.XDG_DATA_HOME, 'keyrings')
  const forgetAll = () => rmSync(keyrings, { recursive: true, force: true })
  const end = async (): Promise<void> => {
    if (service) await stop(service)
    service = null
  }
  const kill = async (): Promise<void> => {
    service?.kill('SIGKILL')
    await end()
  }
  const empty = async (): Promise<void> => {
    if (service && locked().includes('boolean false')) {
      const found = items()
      if (found.length <= fewItems) {
        for (const item of found)
          send(`--dest=${secrets}`, item, 'org.freedesktop.Secret.Item.Delete')
        return
      }
    }
    await kill()
    forgetAll()
    await launch(true, true)
  }
  await until('the bus', () =>
    send('--dest=org.freedesktop.DBus', '/', 'org.freedesktop.DBus.ListNames').includes('array'),
  )
  await launch(true, true)
  return {
    env,
    lock: () => {
      const paths = `array:objpath:${collection}`
      send(
        `--dest=${secrets}`,
        '/org/freedesktop/secrets',
        'org.freedesktop.Secret.Service.Lock',
        paths,
      )
    },
    kill,
    empty,
    start: ({ unlocked = true, collection: has = true } = {}) => launch(unlocked, has),
    forgetAll,
    replaceBy: async (texts) => {
      await kill()
      forgetAll()
      mkdirSync(keyrings, { recursive: true, mode: 0o700 })
      writeFileSync(join(keyrings, 'login.keyring'), plainKeyring(texts), { mode: 0o600 })
      writeFileSync(join(keyrings, 'default'), 'login')
      await launch(false, true)
    },
    dump: () =>
      spawnSync('secret-tool', ['search', '--all', '--unlock', 'service', 'Kluis login'], {
        env,
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
      }).stdout,
    stop: async () => {
      await end()
      await stop(bus)
      rmSync(home, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
