import { spawn, spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { COMMAND_PACKAGES, TEST_PACKAGES, plainName } from '../../../electron/launch/debian'
import { missingLibraries } from '../../../electron/launch/libraries'
import { say } from '../../../electron/launch/project'

/**
 * Sees to it that the machine has what the tests need beside Node: a virtual display, Chromium's
 * libraries, a session bus and a keyring. Installs what is missing on Debian and Ubuntu as root or
 * with passwordless sudo; elsewhere throws an Error that names the packages.
 */
export async function requirePackages(electron: string): Promise<void> {
  if (process.platform !== 'linux') return
  const missing = hasCommand('dpkg-query') ? missingPackages() : []
  if (missing.length > 0) await install(missing)
  const lacking = [...lackingCommands(), ...lackingLibraries(electron)]
  if (lacking.length > 0)
    throw new Error(
      `This machine lacks ${lacking.join(', ')}. ` +
        `Install what your system calls these Debian packages: ${TEST_PACKAGES.map(plainName).join(' ')}`,
    )
}

/** Whether a command can be found on the PATH. */
export function hasCommand(name: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

function missingPackages(): string[] {
  const names = TEST_PACKAGES.flatMap((entry) => entry.split('|'))
  const format = '${Package} ${db:Status-Status}\n'
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', format, ...names], { encoding: 'utf8' })
  const installed = new Set(
    stdout.split('\n').flatMap((line) => (line.endsWith(' installed') ? line.split(' ')[0] : [])),
  )
  return TEST_PACKAGES.filter((entry) => !entry.split('|').some((name) => installed.has(name)))
}

async function install(missing: string[]): Promise<void> {
  const prefix = rootPrefix()
  const plain = missing.map(plainName).join(' ')
  if (!prefix || !hasCommand('apt-get'))
    throw new Error(
      `Packages are missing, and this user cannot install them. ` +
        `As an administrator: apt-get install -y --no-install-recommends ${plain}`,
    )
  say(`Installing what the tests need: ${plain}`)
  // Somebody else's apt may be at work: wait for it instead of failing.
  const apt = [...prefix, 'apt-get', '-q', '-o', 'DPkg::Lock::Timeout=300', '-y']
  await run([...apt, 'update'])
  await run([...apt, 'install', '--no-install-recommends', ...missing.map(candidate)])
}

/** The command to become root with: none for root itself, null when there is no way. */
function rootPrefix(): string[] | null {
  const settings = ['env', 'DEBIAN_FRONTEND=noninteractive']
  if (process.getuid?.() === 0) return settings
  const allowed = hasCommand('sudo') && spawnSync('sudo', ['-n', 'true']).status === 0
  return allowed ? ['sudo', '-n', ...settings] : null
}

/** The name of `a|b` that this release can install. */
function candidate(entry: string): string {
  const names = entry.split('|')
  const known = names.find((name) => {
    const { stdout } = spawnSync('apt-cache', ['policy', name], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    })
    return /Candidate: (?!\(none\))/.test(stdout)
  })
  return known ?? plainName(entry)
}

function lackingCommands(): string[] {
  return Object.keys(COMMAND_PACKAGES).filter((name) => !hasCommand(name))
}

function lackingLibraries(electron: string): string[] {
  return missingLibraries(electron).map(({ library }) => library)
}

function run([path = '', ...args]: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(path, args, { stdio: ['ignore', 2, 2] })
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`${args.slice(-1).join()} … failed: exit ${String(code)} of apt-get`))
    })
  })
}
