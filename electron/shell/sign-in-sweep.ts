/**
 * Has Linux destroy expired logins at sign-in and every hour, also when Kluis is not started: a timer
 * of systemd's user manager where it runs, else an autostart entry (at sign-in only).
 */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

export interface SignInSweep {
  /** the program and its arguments */
  command: readonly string[]
  /** which office: several may be kept on one desktop */
  folder: string
  /** XDG_CONFIG_HOME */
  configHome: string
  /** Runs systemctl; throws when there is no user manager to talk to. */
  systemctl: (...args: string[]) => Promise<void>
}

export const systemctl = async (...args: string[]): Promise<void> => {
  await promisify(execFile)('systemctl', ['--user', ...args], { timeout: 20_000 })
}

const nameOf = ({ folder }: SignInSweep): string =>
  `kluis-sweep-${createHash('sha256').update(folder).digest('hex').slice(0, 8)}`

const filesOf = (sweep: SignInSweep) => {
  const units = join(sweep.configHome, 'systemd/user')
  const name = nameOf(sweep)
  return {
    units,
    service: join(units, `${name}.service`),
    timer: join(units, `${name}.timer`),
    autostarts: join(sweep.configHome, 'autostart'),
    autostart: join(sweep.configHome, 'autostart', `${name}.desktop`),
  }
}

/** systemd.service(5), "Command lines". */
const unitWord = (word: string): string =>
  `"${word.replace(/[\\"]/g, '\\$&').replaceAll('%', '%%').replaceAll('$', '$$$$')}"`

/** Desktop Entry Specification, "The Exec key"; the backslashes are escaped as a string value again. */
const entryWord = (word: string): string =>
  `"${word.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`.replaceAll('\\', '\\\\')

const about = 'Kluis: destroy expired logins'

const serviceText = ({ command }: SignInSweep): string =>
  `[Unit]
Description=${about}

[Service]
Type=oneshot
ExecStart=${command.map(unitWord).join(' ')}
`

const timerText = `[Unit]
Description=${about}

[Timer]
OnStartupSec=1min
OnUnitActiveSec=1h

[Install]
WantedBy=timers.target
`

const entryText = ({ command }: SignInSweep): string =>
  `[Desktop Entry]
Type=Application
Name=${about}
Exec=${command.map(entryWord).join(' ')}
NoDisplay=true
X-GNOME-Autostart-enabled=true
`

const holds = (path: string, text: string): boolean => {
  try {
    return readFileSync(path, 'utf8') === text
  } catch {
    return false
  }
}

/** Whether it is there, for this program and this office. */
export const isInstalled = (sweep: SignInSweep): boolean => {
  const { service, timer, autostart } = filesOf(sweep)
  return (
    (holds(service, serviceText(sweep)) && holds(timer, timerText)) ||
    holds(autostart, entryText(sweep))
  )
}

/** Installs it anew. Errors: those of writing. */
export const install = async (sweep: SignInSweep): Promise<void> => {
  await remove(sweep)
  const { units, service, timer, autostarts, autostart } = filesOf(sweep)
  try {
    mkdirSync(units, { recursive: true })
    writeFileSync(service, serviceText(sweep))
    writeFileSync(timer, timerText)
    await sweep.systemctl('daemon-reload')
    await sweep.systemctl('enable', '--now', `${nameOf(sweep)}.timer`)
  } catch {
    // No user manager: the desktop itself starts it.
    await remove(sweep)
    mkdirSync(autostarts, { recursive: true })
    writeFileSync(autostart, entryText(sweep))
  }
}

/** Removes it; does nothing when it is not there. */
export const remove = async (sweep: SignInSweep): Promise<void> => {
  const { service, timer, autostart } = filesOf(sweep)
  const attempt = (...args: string[]) => sweep.systemctl(...args).catch(() => undefined)
  if (holds(timer, timerText)) await attempt('disable', '--now', `${nameOf(sweep)}.timer`)
  for (const path of [service, timer, autostart]) rmSync(path, { force: true })
  await attempt('daemon-reload')
}
