import { app } from 'electron'
import { join, resolve } from 'node:path'

/**
 * `--data DIR`, else the platform's usual folder. Everything of an office lies in it: the office's
 * files at the top, Chromium's in `window/`.
 */
export const dataFolder = (): { office: string; window: string } => {
  const given = app.commandLine.getSwitchValue('data') || argumentAfter('--data')
  const office = given ? resolve(given) : join(app.getPath('appData'), 'Kluis')
  return { office, window: join(office, 'window') }
}

const argumentAfter = (name: string): string => {
  const at = process.argv.indexOf(name)
  return at < 0 ? '' : (process.argv[at + 1] ?? '')
}
