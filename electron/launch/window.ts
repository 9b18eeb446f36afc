import { buildWhenNeeded } from './build'
import { runChild } from './child'
import { requireLibraries } from './libraries'
import { root, say } from './project'
import { findRuntime } from './runtime'

/** Throws an Error that says what to do when this machine cannot show a window. */
export function requireDisplay(command: string): void {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  if (process.platform !== 'linux' || DISPLAY || WAYLAND_DISPLAY) return
  throw new Error(
    'Kluis shows a window, and this machine has no display (DISPLAY and WAYLAND_DISPLAY are unset).\n' +
      `With a virtual one: xvfb-run -a ${command}   (Debian packages: xvfb xauth)`,
  )
}

/** Chromium refuses to run its sandbox as root; for everybody else it stays on. */
export function isRoot(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0
}

/**
 * Builds when needed, finds an Electron and opens Kluis in it with these arguments
 * (`--data DIR`). Resolves to the exit code when the window is closed.
 */
export async function openWindow(args: string[]): Promise<number> {
  await buildWhenNeeded()
  const { path } = await findRuntime()
  requireLibraries(path)
  if (isRoot()) say('Started as root: Chromium refuses to run its sandbox as root, so it is off.')
  // Set in the terminals of Electron-based editors, it would make a plain Node of Electron.
  const { ELECTRON_RUN_AS_NODE: _unwanted, ...env } = process.env
  const code = await runChild(path, [...switches(), root, ...args], env)
  if (code !== 0 && process.platform === 'linux' && !isRoot())
    say(
      'If the lines above say "No usable sandbox": this system forbids user namespaces. ' +
        'Allow them (sysctl kernel.unprivileged_userns_clone=1, or an AppArmor profile).',
    )
  return code
}

function switches(): string[] {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  return [
    ...(isRoot() ? ['--no-sandbox'] : []),
    ...(WAYLAND_DISPLAY && !DISPLAY ? ['--ozone-platform-hint=auto'] : []),
  ]
}
