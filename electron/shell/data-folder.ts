import { app } from 'electron'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

export interface Folders {
  office: string
  desk: string
  window: string
}

/**
 * `--data DIR`, else the platform's usual folder. The office's files are at the top, what this desk
 * keeps in `desk/`, Chromium's files in `window/`.
 */
export const dataFolder = (): Folders => {
  const given = app.commandLine.getSwitchValue('data') || argumentAfter('--data')
  const office = given ? resolve(given) : join(app.getPath('appData'), 'Kluis')
  return { office, desk: join(office, 'desk'), window: join(office, 'window') }
}

const argumentAfter = (name: string): string => {
  const at = process.argv.indexOf(name)
  return at < 0 ? '' : (process.argv[at + 1] ?? '')
}

/** Whether an office was set up here, by the look of it: what is drawn before the office says so. */
export const hasOffice = ({ office }: Folders): boolean =>
  existsSync(join(office, 'office.keys.json')) && existsSync(join(office, 'office.db'))
