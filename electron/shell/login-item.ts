/** Destroying expired logins at desktop sign-in, as each platform starts programs then. */
import { app } from 'electron'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { install, isInstalled, remove, systemctl, type SignInSweep } from './sign-in-sweep'

export const sweepSwitch = '--sweep'

/** How this very program is started to sweep this folder. */
const commandFor = (dir: string): string[] => [
  // An AppImage runs from a place that changes with every start.
  process.env.APPIMAGE ?? process.execPath,
  ...(app.isPackaged ? [] : [app.getAppPath()]),
  sweepSwitch,
  // It has nothing to show, and a user manager may have no display.
  '--ozone-platform=headless',
  '--data',
  dir,
]

const onLinux = (dir: string): SignInSweep => ({
  command: commandFor(dir),
  folder: dir,
  configHome: process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'),
  systemctl,
})

/** Windows hands its login items arguments; macOS tells the program that it was opened at login. */
const settings = (dir: string) =>
  process.platform === 'win32' ? { args: [sweepSwitch, '--data', `"${dir}"`] } : {}

export const installSweep = async (on: boolean, dir: string): Promise<boolean> => {
  if (process.platform === 'linux') {
    await (on ? install(onLinux(dir)) : remove(onLinux(dir)))
  } else app.setLoginItemSettings({ openAtLogin: on, ...settings(dir) })
  return (await sweepInstalled(dir)) === on
}

export const sweepInstalled = (dir: string): Promise<boolean> =>
  Promise.resolve(
    process.platform === 'linux'
      ? isInstalled(onLinux(dir))
      : app.getLoginItemSettings(settings(dir)).openAtLogin,
  )

/** Whether this start is only for sweeping: asked on the command line, or as macOS's login item. */
export const startedToSweep = (): boolean =>
  process.argv.includes(sweepSwitch) ||
  (process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin)
