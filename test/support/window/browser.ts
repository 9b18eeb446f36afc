import { chromium, type Browser } from '@playwright/test'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Debian's Chromium, or what Ubuntu and others call it. */
const names = ['chromium', 'chromium-browser', 'google-chrome']

/**
 * A client's own browser, without a window. Throws an Error when the machine has none: `npm test`
 * installs it.
 */
export function openBrowser(): Promise<Browser> {
  const executablePath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find(isExecutable)
  if (executablePath === undefined) throw new Error(`None of ${names.join(', ')} is installed.`)
  // Its own sandbox needs a user who is not root; nothing but our own file is opened in it.
  return chromium.launch({ executablePath, args: ['--no-sandbox'] })
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
